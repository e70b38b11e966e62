import { expect, test } from 'vitest';
import type { Subject } from '../../domain/search/subject.ts';
import { registerOf } from './register.ts';

const subject = (path: string, title: string, keywords: string[]): Subject => ({
  path,
  title,
  kind: path.includes('#') ? 'Woordenlijst' : 'Altijd',
  summary: '',
  keywords,
  names: ['never shown'],
  weight: 1,
});

test('each word leads to all its pages, under its letter, in the order of the alphabet', () => {
  const register = registerOf([
    subject('/b/', 'Bellen met elkaar', ['uwv', 'één keer', 'bellen', '70 procent']),
    subject('/d/', 'Dossier', ['bellen']),
    subject('/w/#uwv', 'UWV', []),
  ]);
  expect(register.map(({ letter, entries }) => [letter, entries.map(({ word }) => word)])).toEqual([
    ['0–9', ['70 procent']],
    ['B', ['bellen']],
    ['E', ['één keer']],
    ['U', ['UWV']],
  ]);
  expect(register[1]?.entries[0]?.links.map(({ href }) => href)).toEqual(['/b/', '/d/']);
  expect(register[3]?.entries[0]?.links).toEqual([
    { href: '/b/', label: 'Bellen met elkaar' },
    { href: '/w/#uwv', label: 'UWV (woordenlijst)' },
  ]);
});
