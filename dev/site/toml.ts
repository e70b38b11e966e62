/** The parts of netlify.toml that a local server must do itself: headers for static files, and redirects. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

const schema = z.object({
  build: z.object({ command: z.string(), publish: z.string(), edge_functions: z.string() }),
  functions: z.object({ directory: z.string() }).loose(),
  redirects: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      query: z.record(z.string(), z.string()),
      status: z.literal(302),
      force: z.literal(true),
    }),
  ),
  headers: z.array(z.object({ for: z.string(), values: z.record(z.string(), z.string()) })),
});

export type NetlifyToml = z.infer<typeof schema>;

export function readToml(root: string): NetlifyToml {
  return schema.parse(parse(readFileSync(join(root, 'netlify.toml'), 'utf8')));
}

/** The headers that the rules give to a path. `/*` stands for everything below; of two rules the later one wins. */
export function headersFor(path: string, rules: NetlifyToml['headers']): Headers {
  const headers = new Headers();
  for (const rule of rules) {
    const whole = rule.for.endsWith('*') ? path.startsWith(rule.for.slice(0, -1)) : path === rule.for;
    if (whole) for (const [name, value] of Object.entries(rule.values)) headers.set(name, value);
  }
  return headers;
}
