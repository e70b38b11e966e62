import { expect, test } from 'vitest';
import { content } from '../../content/index.ts';
import { trials } from '../trials/index.ts';
import { examplesOf, fillMessages } from './desk-messages.ts';
import { momentOfMessage, sendingHours, type NAMES } from './desk-moments.ts';
import type { World } from './world.ts';

const at = new Date('2026-03-02T09:00:00Z');
const worlds = Object.values(trials).map(
  (trial) =>
    ({
      trial,
      content: content(trial.id),
      site: 'https://voorbeeld.nl',
      sender: 'Onderzoek <o@voorbeeld.nl>',
    }) as World,
);

test.each(worlds)('every kind of message stands on the page, with all that is mailed', (world) => {
  const examples = examplesOf(world, at);
  expect([...new Set(examples.map(({ kind }) => kind))].toSorted()).toEqual(
    Object.keys(world.content.messages).toSorted(),
  );
  for (const { parts } of examples)
    expect([parts.subject, parts.preheader, ...parts.paragraphs].join(' ')).not.toMatch(/[{}]/);
});

test.each(worlds)('[T11] the messages of the two groups stand side by side', (world) => {
  const to = examplesOf(world, at).flatMap(({ kind, to }) => (kind === 'end' ? to : []));
  expect(to).toHaveLength(Object.keys(world.trial.roles).length * world.trial.arms.length);
  for (const { name } of world.trial.arms) expect(to.join(' ')).toContain(name);
});

test.each(worlds)('what is the same to the letter for two roles stands once, with both named', (world) => {
  const code = examplesOf(world, at).filter(({ kind }) => kind === 'code');
  expect(code.map(({ to }) => to)).toEqual([['werknemer', 'werkgever', 'onderzoeker']]);
});

test.each(worlds)('a row has what the page asks for, and a button only where the mail has one', (world) => {
  const rows = fillMessages(world, at).each?.['messages'] ?? [];
  for (const row of rows) expect(row.show?.includes('button')).toBe(row.text?.['button'] !== '');
  expect(rows.some((row) => row.text?.['link'] === 'https://voorbeeld.nl/start/?t=voorbeeld')).toBe(true);
});

test('the moments follow the schedule of the trial', () => {
  const [world] = worlds;
  if (!world) throw new Error('no trial');
  const [first, ...rest] = world.trial.schedule;
  if (!first) throw new Error('no wave');
  const moment = (kind: keyof typeof NAMES, schedule = world.trial.schedule) =>
    momentOfMessage({ ...world.trial, schedule }, kind);
  expect(moment('reminder')).toBe('op dag 7 en 14 nadat de vragenlijst openging, als die nog niet binnen is');
  expect(moment('reminder', [{ ...first, reminders: [3, 5] }, ...rest])).toContain(
    't0: op dag 3; t1: op dag 7 en 14',
  );
  expect(moment('wave', [first, { ...first, code: 'x', months: 6 }])).toContain(': 6 maanden na de loting');
  expect(moment('end')).toBe('12 maanden en 31 dagen na de loting, in elke groep op dezelfde dag');
});

test('the hours in which mail may leave, in words', () => {
  const sending = {
    from: '09:00',
    until: '20:00',
    daysOff: [6, 7],
    holidaysOff: true,
    gapDays: 3,
    consentDays: 7,
  };
  expect(sendingHours(sending)).toBe('van 09:00 tot 20:00 uur, niet op zaterdag, zondag en feestdagen');
  expect(sendingHours({ ...sending, daysOff: [], holidaysOff: false })).toBe('van 09:00 tot 20:00 uur');
});
