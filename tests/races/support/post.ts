/** A real SMTP server that keeps what it took, and that misbehaves when it is told to. */
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';

export interface Taken {
  readonly to: string;
  readonly id: string;
  readonly raw: string;
}

interface Session {
  readonly id: string;
  readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] };
}
type Done = (error?: Error | null) => void;
interface Server {
  listen(port: number, host: string, ready: () => void): void;
  close(done: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  readonly server: { address(): { port: number } };
  readonly connections: ReadonlySet<{ readonly id: string; readonly _socket: { destroy(): void } }>;
}
type SMTPServer = new (options: object) => Server;

/** What the server does at the steps of a mail; each is for one test and set back by `behave()`. */
export interface Behaviour {
  /** At the address of the recipient: an answer such as `550 5.1.1 No such user` to refuse it. */
  readonly recipient?: (address: string) => string | null | Promise<string | null>;
  /** Before the server asks for the text of a mail. */
  readonly text?: () => void | Promise<void>;
  /** After the whole mail came in and was kept, before it says so; `'drop'` breaks the line instead. */
  readonly taken?: (mail: Taken) => void | 'drop' | Promise<void | 'drop'>;
}

export interface PostOffice {
  readonly url: string;
  readonly taken: Taken[];
  behave(behaviour?: Behaviour): void;
  /** Nobody answers there until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  stop(): Promise<void>;
}

const refusal = (answer: string): Error =>
  Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });

/** The whole mail, or null when its sender went away in the middle. */
async function textOf(stream: Readable): Promise<string | null> {
  const parts: Buffer[] = [];
  try {
    for await (const part of stream) parts.push(part as Buffer);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ECONNECTION') return null;
    throw fault;
  }
  return Buffer.concat(parts).toString('utf8');
}

const header = (raw: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(raw.split('\r\n\r\n', 1)[0] ?? '')?.[1]?.trim() ?? '';

export async function openPostOffice(): Promise<PostOffice> {
  const require = createRequire(import.meta.resolve('maildev'));
  const { SMTPServer } = require('smtp-server') as { SMTPServer: SMTPServer };
  const taken: Taken[] = [];
  let behaviour: Behaviour = {};
  let port = 0;
  let server: Server | null = null;

  const options = {
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onRcptTo: async ({ address }: { address: string }, _session: Session, done: Done) => {
      const answer = await behaviour.recipient?.(address);
      done(answer ? refusal(answer) : null);
    },
    onData: async (stream: Readable, session: Session, done: Done) => {
      const asked = behaviour.text?.();
      const raw = await textOf(stream);
      await asked;
      if (raw === null) return;
      const mail = { to: session.envelope.rcptTo[0]?.address ?? '', id: header(raw, 'Message-ID'), raw };
      taken.push(mail);
      const how = await behaviour.taken?.(mail);
      if (how !== 'drop') return done();
      for (const one of server?.connections ?? []) if (one.id === session.id) one._socket.destroy();
    },
  };
  const open = async (): Promise<void> => {
    const fresh = new SMTPServer(options);
    // A client that is killed in the middle is what these tests are about.
    fresh.on('error', () => undefined);
    await new Promise<void>((ready) => fresh.listen(port, '127.0.0.1', ready));
    port = fresh.server.address().port;
    server = fresh;
  };
  const shut = async (): Promise<void> => {
    const open = server;
    server = null;
    if (open) await new Promise<void>((done) => open.close(done));
  };
  await open();
  return {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    taken,
    behave: (next = {}) => void (behaviour = next),
    shut,
    open,
    stop: shut,
  };
}
