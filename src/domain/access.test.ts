import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accessPage, accessSql, capabilities, mayRole, researchRoles } from './access.ts';

const root = join(import.meta.dirname, '../..');

describe('[T6] the table of who sees what', () => {
  test('the migration with its rows is up to date (else: node dev/generate-access.ts)', () => {
    expect(readFileSync(join(root, 'supabase/migrations/0170_permissions.sql'), 'utf8')).toBe(accessSql());
  });

  test('docs/access.md is up to date (else: node dev/generate-access.ts)', () => {
    expect(readFileSync(join(root, 'docs/access.md'), 'utf8')).toBe(accessPage());
  });

  test.each(Object.keys(researchRoles))('%s never sees both names and answers', (role) => {
    expect(mayRole(role, 'names') && mayRole(role, 'answers')).toBe(false);
  });

  test.each(Object.keys(researchRoles))('%s never decides holds while seeing arms [T2]', (role) => {
    expect(mayRole(role, 'decide_holds') && (mayRole(role, 'arm') || mayRole(role, 'list'))).toBe(false);
  });

  test('[T7] the analyst has nothing that betrays an arm', () => {
    const betraying = ['arm', 'allocations', 'list', 'messages', 'audit'] as const;
    expect(betraying.filter((capability) => mayRole('analyst', capability))).toEqual([]);
  });

  test('every capability is held by some role, and an unknown role has none', () => {
    const names = Object.keys(capabilities) as (keyof typeof capabilities)[];
    expect(names.filter((name) => !Object.keys(researchRoles).some((role) => mayRole(role, name)))).toEqual(
      [],
    );
    expect(names.filter((name) => mayRole('nobody', name))).toEqual([]);
  });
});
