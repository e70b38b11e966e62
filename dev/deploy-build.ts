/** The build of a deployment (`npm run build`): asks the database how many couples have joined, then builds the site [C4]. */
import { createDatabase } from '../src/server/database.ts';
import { run } from './build.ts';

const { SUPABASE_URL, SUPABASE_SECRET_KEY } = process.env;

if (SUPABASE_URL && SUPABASE_SECRET_KEY) {
  const { couples } = await createDatabase(SUPABASE_URL, SUPABASE_SECRET_KEY).recruitmentTotal(new Date());
  process.env['COUPLES_TOTAL'] = String(couples);
} else {
  console.log(
    'SUPABASE_URL or SUPABASE_SECRET_KEY is not set: the home page counts only the couples taken over.',
  );
}
const { code, output } = await run(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build']);
console.log(output);
process.exitCode = code;
