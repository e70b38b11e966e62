import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageParts, renderMessage } from './message.ts';
import type { Contact } from './trial.ts';

const contact: Contact = {
  organisation: 'Het Instituut',
  department: 'afdeling Werk',
  funder: 'Fonds tegen een Ziekte',
  person: { name: 'Bo Jansen', role: 'onderzoeker', email: 'bo@instituut.nl', phone: '020-1234567' },
  investigators: ['Bo Jansen'],
  independentExpert: null,
  complaints: null,
  dataProtection: null,
};
const words = {
  subject: 'Uw vragenlijst',
  preheader: 'Het kost {minutes} minuten',
  paragraphs: ['Beste {name},', 'Vragen? Bel {contact_name}: {contact_phone}.'],
  button: 'Naar de vragenlijst',
};
const values = { name: 'Kees', minutes: '5', link: 'https://voorbeeld.nl/start/?t=a&b' };

test('fills in the words, as text and as HTML', () => {
  const { subject, text, html } = renderMessage(words, values, contact);
  expect(subject).toBe('Uw vragenlijst');
  expect(text).toContain(
    'Beste Kees,\n\nVragen? Bel Bo Jansen: 020-1234567.\n\nNaar de vragenlijst:\nhttps://voorbeeld.nl',
  );
  expect(html).toContain('href="https://voorbeeld.nl/start/?t=a&#38;b"');
  expect(html).toContain('Het kost 5 minuten');
});

test('a preview gets every part that the mail shows', () => {
  const parts = messageParts(words, values, contact);
  const { html, text } = renderMessage(words, values, contact);
  expect(parts.signature).toHaveLength(4);
  for (const part of [parts.preheader, ...parts.signature, parts.fallback, parts.button?.label])
    expect(html).toContain(part);
  for (const part of [...parts.paragraphs, ...parts.signature]) expect(text).toContain(part);
  expect(messageParts({ ...words, button: undefined }, values, contact).fallback).toBeNull();
});

test('a code stands large, a long link wraps, and a telephone number stays on one line', () => {
  const { html, text } = renderMessage(
    { ...words, paragraphs: ['Uw code is: {code}', 'Bel {contact_phone}.'] },
    { ...values, code: '123 456' },
    contact,
  );
  expect(text).toContain('Uw code is: 123 456');
  expect(html).toMatch(/font-size:34px[^>]*>123 456</);
  expect(html).toMatch(/white-space:nowrap">020-1234567</);
  expect(html).toMatch(/overflow-wrap:anywhere[^>]*>https:/);
});

test('refuses a placeholder that does not exist or has no value', () => {
  expect(() => renderMessage({ ...words, paragraphs: ['{arm}'] }, values, contact)).toThrow('{arm}');
  expect(() => renderMessage({ ...words, paragraphs: ['{other}'] }, values, contact)).toThrow('{other}');
  expect(() => renderMessage(words, { ...values, link: undefined }, contact)).toThrow('{link}');
  expect(() => renderMessage({ ...words, paragraphs: ['{constructor}'] }, values, contact)).toThrow(
    '{constructor}',
  );
});

test('a value is never read as a placeholder, a header or HTML', () => {
  const name = '<b>{link}</b>\r\nBcc: x@y.nl';
  const { subject, html } = renderMessage({ ...words, subject: 'Voor {name}' }, { ...values, name }, contact);
  expect(subject).toBe('Voor <b>{link}</b> Bcc: x@y.nl');
  expect(html).not.toContain('<b>');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      const rendered = renderMessage({ ...words, subject: '{name}' }, { ...values, name: any }, contact);
      expect(rendered.subject).not.toMatch(/[\r\n\0]/);
      expect(rendered.html.replace(rendered.html.replaceAll(/<[^>]*>/g, ''), '')).not.toContain('<script');
    }),
  );
});

test('[C3] the frame fetches nothing, follows nobody, and names no funder', () => {
  const { text, html } = renderMessage(words, values, contact);
  expect(html).not.toMatch(/<img|<script|<link|src=|url\(|@import/i);
  // Letters that devices have: a mail program that knows none of a list may take any.
  const [, letters] = /<body style="[^"]*\bfont:[^" ]+ ([^";]+)/.exec(html) ?? [];
  expect(letters).toBe(`'Segoe UI',Roboto,Helvetica,Arial,sans-serif`);
  expect(text + html).not.toContain(contact.funder);
});
