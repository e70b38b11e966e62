/** A request exactly as written: no URL parser tidies the path on its way. */
import { request } from 'node:http';

export interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks for `path` on localhost as a browser would ask for a page. */
export function ask(
  port: number,
  path: string,
  options: { cookie?: string; method?: string; headers?: Record<string, string> } = {},
): Promise<Raw> {
  const headers = {
    accept: 'text/html',
    ...(options.cookie ? { cookie: options.cookie } : {}),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: 'localhost', port, path, method: options.method ?? 'GET', headers },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    sent.once('error', reject);
    sent.end();
  });
}

/** A refusal: a page in Dutch with a heading, no fault of the server, and nothing of what lies behind the gate. */
export function isRefusal({ status, headers, body }: Raw): boolean {
  const page =
    /text\/html/.test(String(headers['content-type'])) && /<h1/.test(body) && /lang="nl"/.test(body);
  return status >= 400 && status < 500 && page;
}
