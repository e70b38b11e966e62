/** What stands above a text is looked at before a page is made of it. */
import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { day, oneOf, readTexts } from './texts.ts';

const shape = z.object({ title: z.string(), date: day, role: oneOf(['employee', 'employer']).optional() });
const read = (frontmatter: unknown) =>
  readTexts('information', shape, [{ id: 'a', frontmatter, Content: 1 }]);

test('a text keeps its place and its words, and its day is the one that was written', () => {
  const dates = ['2026-11-21', new Date('2026-11-21')];
  expect(dates.flatMap((date) => read({ title: 'Uitleg', date }))).toEqual(
    Array(2).fill({ id: 'a', data: { title: 'Uitleg', date: '2026-11-21' }, Content: 1 }),
  );
});

test('a text that can not be used says which, and each thing that is wrong above it', () => {
  expect(() => read({ date: 'soon', role: 'manager' })).toThrow(
    new RegExp(
      [
        "^The text a\\.mdx of the information can't be used:",
        'title: .*expected string.*',
        'date: .*Invalid.*',
        'role: one of: employee, employer$',
      ].join('\\n  '),
    ),
  );
});

test.each([undefined, null, 'a title', []])(
  'nothing that is a list of fields (%j) is refused',
  (frontmatter) => {
    expect(() => read(frontmatter)).toThrow('The text a.mdx of the information');
  },
);
