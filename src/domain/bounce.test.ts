import { expect, test } from 'vitest';
import { messageIdIn, plainAddress, refusalKind } from './bounce.ts';

test.each([
  ['550 5.1.1 <a@b.nl>: Recipient address rejected: User unknown in virtual mailbox table', 'hard'],
  ['550-5.1.1 The email account that you tried to reach does not exist', 'hard'],
  ['5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'hard'],
  ['5.4.4 Host or domain name not found', 'hard'],
  ['550 No such user here', 'hard'],
  ['5.0.0 550 User unknown', 'hard'],
  // The mailbox is there; what this server or this mail may do is another matter.
  ['552 5.2.2 Mailbox full', 'soft'],
  ['550 5.7.1 Unable to relay', 'soft'],
  ['554 5.7.1 Message blocked: user unknown to our whitelist', 'soft'],
  ['550 5.1.8 Sender address rejected: Domain not found', 'soft'],
  // It is about us, whatever the code says.
  ['550 5.1.0 <o@umc.nl>: Sender address rejected: User unknown in local recipient table', 'soft'],
  ['550 5.1.1 <o@umc.nl>: Sender address rejected: undeliverable address', 'soft'],
  ['550 5.1.0 Return-Path does not exist', 'soft'],
  ['5.1.1 550 User unknown (in reply to MAIL FROM command)', 'soft'],
  ['550 5.1.0 Address rejected', 'soft'],
  ['550 5.1.0 <a@b.nl>: User unknown', 'hard'],
  ['550 5.1.1 <sender@b.nl>: Recipient address rejected', 'hard'],
  ['535 5.7.8 Authentication failed', 'soft'],
  ['550 Message rejected', 'soft'],
  ['421 4.7.0 Try again later', null],
  ['451 4.1.1 user unknown', null],
  ['', null],
])('%s: %s', (answer, kind) => {
  expect(refusalKind(answer)).toBe(kind);
});

test('knows our own Message-IDs only', () => {
  const id = '0190c1de-7a6b-7c1d-8e2f-0123456789ab';
  expect(messageIdIn(`<${id}@onderzoek.nl>`)).toBe(id);
  expect(messageIdIn(`Message-ID: <${id.toUpperCase()}@onderzoek.nl> (added)`)).toBe(id);
  for (const other of [id, `<${id}>`, `<x${id}@onderzoek.nl>`, '<CAF=abc@mail.gmail.com>', ''])
    expect(messageIdIn(other)).toBeUndefined();
});

test('takes an address with or without a name around it, and nothing else', () => {
  expect(plainAddress(' a@b.nl ')).toBe('a@b.nl');
  expect(plainAddress('"B, A" <a@b.nl>')).toBe('a@b.nl');
  for (const none of ['', 'a', '@b.nl', 'a@', 'a b@c.nl', 'redacted', `${'a'.repeat(250)}@b.nl`])
    expect(plainAddress(none)).toBeNull();
});
