import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { fillPage } from './fill.ts';

const PAGE = `<!doctype html><html lang="nl"><head><title>Code · onderzoek</title></head><body><main>
<div class="error-summary" data-error-summary hidden role="alert" tabindex="-1"><h2>Er klopt iets nog niet</h2><ul></ul></div>
<p data-text="name">deelnemer</p><a data-href="next" href="/mijn/">Verder</a>
<p data-when="open">open</p><p data-unless="open">dicht</p>
<ul><li data-each="rows"><b data-text="title">–</b><i data-when="new">nieuw</i></li></ul>
<form>
<input type="hidden" name="token" data-value="token">
<div class="field" data-field="email"><p class="hint" id="email-hint">hint</p><p class="field-error" data-error hidden></p>
<input type="email" id="email" name="email" aria-describedby="email-hint"></div>
<fieldset class="field" data-field="size"><legend>Hoe groot?</legend><p class="field-error" data-error hidden></p>
<input type="radio" id="size-s" name="size" value="s"><input type="radio" id="size-l" name="size" value="l" checked></fieldset>
<div class="field" data-field="code"><p class="field-error" data-error hidden></p><input name="code" id="code"></div>
<input type="password" name="secret"><textarea name="story">oud</textarea>
<select name="one"><option value="a">A</option><option value="b" selected>B</option></select>
</form></main></body></html>`;

const attributeOf = (html: string, selector: string, name: string) =>
  parse(html).querySelector(selector)?.getAttribute(name);
const textOf = (html: string, selector: string) => parse(html).querySelector(selector)?.text;

test('fills text, links, values, flags and rows', () => {
  const html = fillPage(PAGE, {
    text: { name: 'Jo' },
    href: { next: '/gids/' },
    value: { token: 'abc' },
    show: ['open'],
    each: { rows: [{ text: { title: 'een' }, show: ['new'] }, { text: { title: 'twee' } }] },
  });
  expect(html).toContain('<p>Jo</p>');
  expect(attributeOf(html, 'a', 'href')).toBe('/gids/');
  expect(attributeOf(html, '[name=token]', 'value')).toBe('abc');
  expect(html).toContain('<p>open</p>');
  expect(html).not.toContain('dicht');
  expect(html).toContain('<li><b>een</b><i>nieuw</i></li><li><b>twee</b></li>');
});

test('leaves out a list without rows and whatever is flagged', () => {
  const html = fillPage(PAGE, {});
  expect(html).not.toContain('<li>');
  expect(html).toContain('<p>dicht</p>');
  expect(html).toContain('deelnemer');
});

test('shows a form as it was typed, but no codes, passwords or hidden fields', () => {
  const form = {
    email: 'a"b',
    size: 's',
    story: '\n<b>&amp;',
    one: 'a',
    code: '123456',
    secret: 'geheim',
    token: 'x',
  };
  const html = fillPage(PAGE, { form });
  expect(attributeOf(html, '#email', 'value')).toBe('a"b');
  expect(attributeOf(html, '#size-s', 'checked')).toBe('');
  expect(attributeOf(html, '#size-l', 'checked')).toBeUndefined();
  expect(html).toContain('<textarea name="story">\n\n&lt;b&gt;&amp;amp;</textarea>');
  expect(html).toContain('<option value="a" selected>');
  expect(html).toContain('<option value="b">');
  for (const secret of ['123456', 'geheim']) expect(html).not.toContain(secret);
  expect(attributeOf(html, '[name=token]', 'value')).toBeUndefined();
});

test('shows each problem in the summary and beside its field', () => {
  const problems = [
    { field: 'email', message: 'Vul uw adres in.' },
    { field: 'size', message: 'Kies.' },
  ];
  const html = fillPage(PAGE, { problems });
  const summary = parse(html).querySelector('[data-error-summary]');
  expect(summary?.hasAttribute('hidden')).toBe(false);
  expect(summary?.hasAttribute('autofocus')).toBe(true);
  expect(summary?.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([
    '#email',
    '#size-s',
  ]);
  expect(textOf(html, '#email-fout')).toBe('Fout: Vul uw adres in.');
  expect(attributeOf(html, '#email', 'aria-describedby')).toBe('email-hint email-fout');
  expect(attributeOf(html, '#email', 'aria-invalid')).toBe('true');
  expect(attributeOf(html, '#size-l', 'aria-describedby')).toBe('size-fout');
  expect(textOf(html, 'title')).toBe('Fout: Code · onderzoek');
});

test('a problem with a field that the page does not have stands in the summary without a link', () => {
  const html = fillPage(PAGE, { problems: [{ field: 'x"]><script>', message: 'Vreemd.' }] });
  expect(html).toContain('<li>Vreemd.</li>');
  expect(html).not.toContain('<script>');
});

test('keeps the name of the study behind a title', () => {
  expect(textOf(fillPage(PAGE, { title: 'Verlopen' }), 'title')).toBe('Verlopen · onderzoek');
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '</textarea><script>',
    '</title><script>',
    '--><b>',
    '&quot;&gt;&lt;b&gt;',
    '$& $1 $`',
    ']]>',
  ),
);

test('whatever the values, no markup comes in and every value comes out as it went in', () => {
  const signs = (html: string) => [...html].filter((sign) => '<>"\''.includes(sign)).join('');
  const filled = (value: string) =>
    fillPage(PAGE, {
      title: value,
      text: { name: value },
      href: { next: value },
      value: { token: value },
      each: { rows: [{ text: { title: value } }] },
      form: { email: value, story: value, one: value, size: value },
      problems: [
        { field: 'email', message: value },
        { field: value, message: value },
      ],
    });
  const harmless = signs(filled('x'));
  fc.assert(
    fc.property(hostile, (value) => {
      const html = filled(value);
      // An empty attribute is written without quotes: `value` is then all there is.
      if (value !== '') expect(signs(html)).toBe(harmless);
      const page = parse(html);
      expect(page.querySelector('#email')?.getAttribute('value') ?? '').toBe(value);
      expect(page.querySelector('li b')?.text).toBe(value);
    }),
    { numRuns: 500 },
  );
});

test('a problem may say less beside its field, and opens the fold in which the field stands', () => {
  const html = `<main><div data-error-summary hidden><ul></ul></div>
    <details><div data-field="stop"><input id="s" name="stop"><p data-error hidden></p></div></details></main>`;
  const filled = fillPage(html, {
    problems: [{ field: 'stop', message: 'Zet een vinkje bij stoppen', beside: 'Zet een vinkje' }],
  });
  expect(filled).toContain('<a href="#s">Zet een vinkje bij stoppen</a>');
  expect(filled).toMatch(/<\/span>Zet een vinkje<\/p>/);
  expect(filled).toMatch(/<details open(="")?>/);
});
