/** What a deployment promises: the same headers everywhere, and functions that can be bundled and are declared well. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { headersFor, readToml } from '../../dev/site/toml.ts';
import { personalHeaders } from '../../src/server/headers.ts';

const names = readdirSync(join(ROOT, 'functions')).filter((name) => name.endsWith('.ts'));
const out = mkdtempSync(join(tmpdir(), 'functions-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

interface Declared {
  readonly path?: string;
  readonly method?: string;
  readonly schedule?: string;
  readonly region?: string;
  readonly rateLimit?: { readonly aggregateBy?: unknown };
}

/** What each bundle exports, as a process of its own sees it. */
function declarations(): { name: string; runs: string; config: Declared }[] {
  const files = names.map((name) => [name, pathToFileURL(join(out, name.replace(/\.ts$/, '.mjs'))).href]);
  const program = `const found = [];
    for (const [name, file] of ${JSON.stringify(files)}) {
      const { default: run, config = {} } = await import(file);
      found.push({ name, runs: typeof run, config });
    }
    process.stdout.write(JSON.stringify(found), () => process.exit(0));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as ReturnType<typeof declarations>;
}

test('static files have the security headers that functions and the gate set', () => {
  const { headers: rules } = readToml(ROOT);
  const set = headersFor('/', rules);
  const wanted = personalHeaders('text/html');
  for (const name of ['content-type', 'cache-control', 'x-robots-tag']) wanted.delete(name);
  expect(Object.fromEntries(set)).toEqual(Object.fromEntries(wanted));
});

test('pages that are templates are kept out of search engines', () => {
  const { headers: rules } = readToml(ROOT);
  expect(headersFor('/sjabloon/mijn/', rules).get('x-robots-tag')).toContain('noindex');
});

test('only functions lie in the folder of functions', () => {
  const rest = readdirSync(join(ROOT, 'functions')).filter((name) => !names.includes(name));
  expect(rest).toEqual(['edge']);
  expect(readdirSync(join(ROOT, 'functions', 'edge'))).toEqual(['gate.ts']);
  expect(names.filter((name) => name.includes('.test.'))).toEqual([]);
});

test('every function can be bundled, without anything of the local stack or the guidance, and says where and how it runs', async () => {
  const { metafile } = await bundle({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => `functions/${name}`),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    metafile: true,
    logLevel: 'silent',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  expect(
    Object.keys(metafile.inputs).filter((file) =>
      /^(dev|tests|supabase)\/|^content\/gated|@supabase\/lite|pglite/.test(file),
    ),
  ).toEqual([]);
  for (const { name, runs, config } of declarations()) {
    const { path, method, schedule, region, rateLimit } = config;
    expect([name, runs]).toEqual([name, 'function']);
    expect([name, region]).toEqual([name, 'fra']);
    expect([name, schedule !== undefined || (path !== undefined && method !== undefined)]).toEqual([
      name,
      true,
    ]);
    if (rateLimit) expect([name, rateLimit.aggregateBy]).toEqual([name, ['ip', 'domain']]);
  }
});

test('the gate can be bundled for the edge, and needs nothing of Node', async () => {
  const { metafile, outputFiles } = await bundle({
    absWorkingDir: ROOT,
    entryPoints: ['functions/edge/gate.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    conditions: ['deno', 'worker'],
    format: 'esm',
    metafile: true,
    minify: true,
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) =>
    input.imports.filter(({ external }) => external),
  );
  expect(imports).toEqual([]);
  expect(outputFiles[0]?.contents.byteLength).toBeLessThan(100_000);
});
