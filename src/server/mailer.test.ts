/** What a mail server refuses: the reader's address, or us. A real server on a socket, that refuses one command. */
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { refusalKind } from '../domain/bounce.ts';
import { createMailer, refusalOf } from './mailer.ts';

/** A server that answers `answer` to each line that starts with `command`. */
async function refusing(command: RegExp, answer: string): Promise<string> {
  const server = net.createServer((socket) => {
    socket.write('220 mail.example ESMTP\r\n');
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      const line = data.toString();
      if (command.test(line)) socket.write(`${answer}\r\n`);
      else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write(/^DATA/i.test(line) ? '354 go on\r\n' : '250 fine\r\n');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}
const kindOf = async (command: RegExp, answer: string): Promise<string | null> => {
  const mailer = createMailer(await refusing(command, answer), 'study@umc.example');
  const mail = { to: 'anna@home.example', subject: 'x', text: 'x', html: 'x' };
  const fault: unknown = await mailer.send(mail).then(
    () => null,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(Error);
  return refusalKind(refusalOf(fault));
};

test('only what a server says to the recipient tells that an address is gone', async () => {
  const gone = '550 5.1.1 User unknown';
  expect(await kindOf(/^RCPT/i, gone)).toBe('hard');
  expect(await kindOf(/^MAIL/i, gone)).toBeNull();
  expect(await kindOf(/^DATA/i, gone)).toBeNull();
});

test('a sender that is refused while the recipient is named says nothing of the recipient', async () => {
  const answer =
    '550 5.1.0 <study@umc.example>: Sender address rejected: User unknown in local recipient table';
  expect(await kindOf(/^MAIL/i, answer)).toBeNull();
  expect(await kindOf(/^RCPT/i, answer)).toBe('soft');
});
