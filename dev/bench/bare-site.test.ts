/** The text of a page for its bare twin. */
import { expect, test } from 'vitest';
import { markdownOf } from './bare-site.ts';

test('takes each text of the main part once, and leaves out what only looks or works', () => {
  const html = `<header><p>Menu</p></header><main><style>p{}</style><h1>Titel</h1>
    <ul><li><p>Een <strong>vet</strong> punt</p></li><li>Kaal</li></ul><svg><path d="M0" /></svg></main>`;
  expect(markdownOf(html)).toBe('# Titel\n\nEen vet punt\n\n- Kaal');
});

test('no sign of a text means anything to the compiler', () => {
  expect(markdownOf('<main><p>{a} &lt;b&gt; *c* 1. d</p></main>')).toBe('\\{a\\} \\<b\\> \\*c\\* 1\\. d');
});
