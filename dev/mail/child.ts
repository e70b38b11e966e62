/** The process of the mail catcher. */
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { runChild } from '../child.ts';

interface Options {
  readonly smtp: number;
  readonly web: number;
  readonly folder: string | null;
}

type MailDev = new (options: Record<string, unknown>) => {
  listen(ready?: (error?: Error) => void): void;
  close(done: () => void): void;
  on(event: 'close', listener: () => void): void;
};

await runChild(async ({ smtp, web, folder }: Options) => {
  const MailDev = createRequire(import.meta.url)('maildev') as MailDev;
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const catcher = new MailDev({
    smtp,
    web,
    ip: '127.0.0.1',
    webIp: '127.0.0.1',
    basePathname: '/',
    silent: true,
    // It offers STARTTLS with a certificate that present-day clients refuse, and then dies of it.
    hideExtensions: ['STARTTLS'],
    ...(folder === null ? {} : { mailDirectory: folder }),
  });
  await new Promise<void>((resolve, reject) =>
    catcher.listen((error) => (error ? reject(error) : resolve())),
  );
  return { ready: { smtp, web }, stop: async () => undefined };
});
