import { expect, test } from 'vitest';
import { clockPage, isStep } from './clock-page.ts';

const rows = [
  { who: 'werknemer <A>', arm: 'control', what: 'own page', url: 'http://localhost:1/start/?t=x&y' },
];

test('shows the date that the system lives at, three buttons, and the table', () => {
  const html = clockPage(new Date('2027-03-28T01:30:00Z'), rows);
  expect(html).toContain('zondag 28 maart 2027, 03:30 uur');
  expect(html.match(/<button/g)).toHaveLength(3);
  expect(html).toContain('werknemer &#60;A&#62; (control): own page');
});

test('only the words on the buttons are steps', () => {
  expect(['dag', 'week', 'maand', 'jaar', 'constructor', ''].map(isStep)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
