import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBounceMail } from './bounce-mail.ts';

const ID = '0190c1de-7a6b-7c1d-8e2f-0123456789ab';
const OURS = `From: Onderzoek <onderzoek@umc.nl>\nTo: anna@thuis.nl\nMessage-ID: <${ID}@onderzoek.nl>\nSubject: x\n\nDag`;

interface Parts {
  readonly recipients?: readonly string[];
  readonly returned?: string;
  readonly returnedType?: string;
}

/** A delivery report as Postfix sends it (RFC 3464). */
const report = ({ recipients = [FAILED], returned = OURS, returnedType = 'message/rfc822' }: Parts = {}) =>
  [
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'To: onderzoek@umc.nl',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="9B095B5ADSN=_01D"',
    'MIME-Version: 1.0',
    '',
    'This is a MIME-encapsulated message.',
    '--9B095B5ADSN=_01D',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '--9B095B5ADSN=_01D',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Mon,  2 Mar 2026 10:00:00 +0100',
    '',
    recipients.join('\n\n'),
    '--9B095B5ADSN=_01D',
    `Content-Type: ${returnedType}`,
    '',
    returned,
    '--9B095B5ADSN=_01D--',
    '',
  ].join('\r\n');

const FAILED = [
  'Final-Recipient: rfc822; anna@thuis.nl',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <anna@thuis.nl>: Recipient address',
  '    rejected: User unknown',
].join('\r\n');

test('a refusal for good is hard, with the id of the message that came back', () => {
  expect(readBounceMail(report())).toEqual([{ address: 'anna@thuis.nl', kind: 'hard', id: ID }]);
});

test('the headers alone are enough, and so are other line ends', () => {
  const headers = report({ returned: OURS.split('\n\n')[0] ?? '', returnedType: 'text/rfc822-headers' });
  expect(readBounceMail(headers)).toHaveLength(1);
  expect(readBounceMail(report().replaceAll('\r\n', '\n'))).toHaveLength(1);
});

test('a full mailbox, and what is only delayed, are soft; delivered and relayed are nothing', () => {
  const group = (action: string, status: string) =>
    `Final-Recipient: RFC822;anna@thuis.nl\nAction: ${action}\nStatus: ${status}`;
  const kinds = (action: string, status: string) =>
    readBounceMail(report({ recipients: [group(action, status)] })).map(({ kind }) => kind);
  expect(kinds('failed', '5.2.2')).toEqual(['soft']);
  expect(kinds('failed', '5.7.1')).toEqual(['soft']);
  expect(kinds('delayed', '4.4.1')).toEqual(['soft']);
  expect(kinds('delayed', '5.1.1')).toEqual(['soft']);
  expect(kinds('delivered', '2.0.0')).toEqual([]);
  expect(kinds('relayed', '2.0.0')).toEqual([]);
});

test('where the mail was passed on, the address that we wrote to counts', () => {
  const forwarded = `Original-Recipient: rfc822;anna@thuis.nl\n${FAILED.replaceAll('anna@thuis.nl', 'other@elders.nl')}`;
  expect(readBounceMail(report({ recipients: [forwarded] }))[0]?.address).toBe('anna@thuis.nl');
});

test('several recipients give several addresses', () => {
  const two = [FAILED, FAILED.replaceAll('anna', 'bert')];
  expect(readBounceMail(report({ recipients: two })).map(({ address }) => address)).toEqual([
    'anna@thuis.nl',
    'bert@thuis.nl',
  ]);
});

test('a report inside a forwarded mail, and one in base64, are read too', () => {
  const inner = report();
  const outer = `Content-Type: multipart/mixed; boundary=outer\n\n--outer\nContent-Type: text/plain\n\nzie onder\n--outer\n${inner}\n--outer--\n`;
  expect(readBounceMail(outer)).toHaveLength(1);
  const fields = `Reporting-MTA: dns; x\n\n${FAILED}`;
  const encoded = `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${btoa(fields)}\n--b\nContent-Type: message/rfc822\n\n${OURS}\n--b--`;
  expect(readBounceMail(encoded)).toHaveLength(1);
});

test('a report that returns no message of ours counts for nothing: anybody can write one', () => {
  expect(readBounceMail(report({ returned: 'Message-ID: <1@spam.example>\n\nx' }))).toEqual([]);
  expect(readBounceMail(report({ returned: '', returnedType: 'text/plain' }))).toEqual([]);
});

test('an out-of-office answer reports nothing', () => {
  const answer = `From: anna@thuis.nl\nAuto-Submitted: auto-replied\nIn-Reply-To: <${ID}@onderzoek.nl>\nContent-Type: text/plain\n\nIk ben er niet. Status: 5.1.1`;
  expect(readBounceMail(answer)).toEqual([]);
});

test('a complaint (RFC 5965) counts, also where the address was taken out', () => {
  const arf = (rcpt: string) =>
    `Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nAn abuse report\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: X/1\nVersion: 1\n${rcpt}\n--b\nContent-Type: message/rfc822\n\n${OURS}\n--b--\n`;
  const complaint = [{ address: 'anna@thuis.nl', kind: 'complaint', id: ID }];
  expect(readBounceMail(arf('Original-Rcpt-To: <anna@thuis.nl>\n'))).toEqual(complaint);
  expect(readBounceMail(arf(''))).toEqual(complaint);
  expect(readBounceMail(arf('').replace('abuse\n', 'not-spam\n'))).toEqual([]);
});

test('whatever comes in, it never throws, and is done soon', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(2000), (text, at) => {
      const whole = report();
      readBounceMail(text);
      readBounceMail(whole.slice(0, at) + text + whole.slice(at));
    }),
  );
  const started = performance.now();
  readBounceMail(
    `Content-Type: multipart/report; boundary=b\n\n${'--b\nContent-Type: multipart/x; boundary=b\n\n'.repeat(20_000)}`,
  );
  readBounceMail(`${'a: b\n '.repeat(150_000)}`);
  expect(performance.now() - started).toBeLessThan(2000);
});
