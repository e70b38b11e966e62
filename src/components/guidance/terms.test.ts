import { describe, expect, test } from 'vitest';
import { markTerms } from './terms.ts';

const wia = { code: 'wia', term: 'WIA', aliases: ['WIA-uitkering'], meaning: 'Een uitkering.' };
const doctor = { code: 'bedrijfsarts', term: 'bedrijfsarts', meaning: 'Een arts.' };
const marked = (html: string) => markTerms(html, [wia, doctor]);

describe('a term', () => {
  test('is marked where it stands first, and only there', () => {
    const { html, terms } = marked('<p>De bedrijfsarts belt. De bedrijfsarts luistert.</p>');
    expect(html).toBe(
      '<p>De <button type="button" class="term" popovertarget="woord-bedrijfsarts">bedrijfsarts</button> belt. De bedrijfsarts luistert.</p>',
    );
    expect(terms).toEqual([doctor]);
  });

  test('may begin a sentence, and is found by its longest name', () => {
    const { html } = marked('<li><strong>Bedrijfsarts</strong> over de WIA-uitkering</li>');
    expect(html).toContain('>Bedrijfsarts</button>');
    expect(html).toContain('>WIA-uitkering</button>');
  });

  test('keeps the mark that follows it on its line', () => {
    const { html } = marked('<p>Bel de bedrijfsarts: vandaag.</p>');
    expect(html).toMatch(/<span class="nowrap"><button[^>]*>bedrijfsarts<\/button>:<\/span> vandaag\./);
  });

  test.each([
    '<p>bedrijfsartsen</p>',
    '<p>wia</p>',
    '<h2>De bedrijfsarts</h2>',
    '<p><a href="/x/">de bedrijfsarts</a></p>',
    '<div class="say"><p>Vraag de bedrijfsarts</p></div>',
    '<div class="say"><p>Vraag<br><b>dit</b><img src="/x"/></p><!-- <p> --><p>aan de bedrijfsarts</p></div>',
  ])('is left alone in %s', (html) => expect(marked(html)).toEqual({ html, terms: [] }));

  test('is marked again behind a part where no help belongs', () => {
    const { html } = marked('<p class="say">Vraag<br>de <em>bedrijfsarts</em></p><p>De bedrijfsarts</p>');
    expect(html).toMatch(/^<p class="say">Vraag<br>de <em>bedrijfsarts<\/em><\/p><p>De <button /);
  });
});
