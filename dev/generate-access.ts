/** Writes what follows from the access table: the migration of its rows and docs/access.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessPage, accessSql } from '../src/domain/access.ts';

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'supabase/migrations/0170_permissions.sql'), accessSql());
writeFileSync(join(root, 'docs/access.md'), accessPage());
console.log('wrote supabase/migrations/0170_permissions.sql and docs/access.md');
