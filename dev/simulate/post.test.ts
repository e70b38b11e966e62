import { expect, test } from 'vitest';
import { createPost, type Fate } from './post.ts';

const mail = { to: 'a@example.org', subject: 's', text: 't', html: 'h' };

test.each<[Fate, boolean, boolean]>([
  ['delivered', true, true],
  ['bounced', true, true],
  ['dropped', false, true],
  ['refused', false, false],
  ['rejected', false, false],
])(
  'a mail that is %s: the sender hears so is %s, and the server took it is %s',
  async (fate, heard, taken) => {
    const post = createPost(() => new Date(0));
    const arrived: Fate[] = [];
    post.decide = () => fate;
    post.arrived = (posted) => void arrived.push(posted.fate);
    const sent = await post.mailer.send(mail).then(
      () => true,
      () => false,
    );
    expect([sent, arrived.length === 1]).toEqual([heard, taken]);
    expect(post.all).toHaveLength(1);
  },
);

test('a mailbox that is not there is told in the words of a mail server', async () => {
  const post = createPost(() => new Date(0));
  post.decide = () => 'rejected';
  await expect(post.mailer.send(mail)).rejects.toMatchObject({
    command: 'RCPT TO',
    response: '550 5.1.1 No such user here',
  });
});
