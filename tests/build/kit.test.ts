/** The recruiter's kit as built: every piece for every audience, with its QR code, its link and the facts of the trial. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { content } from '../../content/index.ts';
import { build } from '../../dev/build.ts';
import { ROOT } from '../../dev/root.ts';
import { readQr } from '../../src/domain/qr.fixture.ts';
import { trialOf } from '../../src/trials/index.ts';
import { ILLNESS } from '../journeys/words.ts';
import { plain, textOf } from './gated.ts';

const DIST = join(ROOT, 'dist');
const trial = trialOf(process.env['TRIAL']);
const { kit } = content(trial.id);
const SITE = process.env['SITE_URL'] ?? 'http://localhost:8888';
const page = (path: string) => readFileSync(join(DIST, path, 'index.html'), 'utf8');
const titleOf = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';

beforeAll(async () => void (await build()));

describe.each(kit.audiences)('for $code', ({ code, company, handsToOne }) => {
  const pieces = ['flyer-a4', 'flyer-a5', 'poster', 'dia', ...(handsToOne ? ['kaart'] : [])];
  const print = (piece: string) => page(`verspreiden/druk/${code}/${piece}`);

  test('[C4] every piece is there, and a card only for who may hand it to one person', () => {
    for (const piece of pieces) expect(mainOf(print(piece)), piece).toContain('class="sheet');
    expect(existsSync(join(DIST, `verspreiden/druk/${code}/kaart/index.html`))).toBe(handsToOne);
  });

  test('each piece holds the link, the contact and the target', () => {
    const { name, phone } = trial.contact.person;
    for (const html of pieces.map(print)) {
      const main = mainOf(html);
      for (const fact of [`/?via=${code}`, name, phone ?? '', `${trial.recruitment.target} koppels`])
        expect(main).toContain(fact);
      expect(html).toContain(`src="/verspreiden/qr/${code}.svg"`);
    }
  });

  test('[C3] no title names an illness, nor does anything on the card', () => {
    for (const piece of pieces)
      expect(titleOf(print(piece)).replace(`${trial.name}-onderzoek`, '')).not.toMatch(ILLNESS);
    if (!handsToOne) return;
    const card = mainOf(print('kaart')).match(/<section[\s\S]*<\/section>/)?.[0] ?? '';
    expect(textOf(card)).not.toMatch(ILLNESS);
  });

  test('[C4] the rule stands on each employer’s side, and on all that a company spreads', () => {
    const rule = plain(kit.rule);
    const times = (piece: string) => textOf(print(piece)).split(rule).length - 1;
    expect(times('flyer-a4')).toBe(1);
    expect(times('flyer-a5')).toBe(1);
    if (handsToOne) expect(times('kaart')).toBe(4);
    expect(times('poster')).toBe(company ? 1 : 0);
    expect(times('dia')).toBe(company ? 1 : 0);
  });

  test('the QR code leads to the link, as SVG and as PNG', () => {
    const link = `${SITE}/?via=${code}`;
    const svg = readFileSync(join(DIST, `verspreiden/qr/${code}.svg`), 'utf8');
    expect(readQr(squaresOfSvg(svg))).toBe(link);
    expect(readQr(squaresOfPng(readFileSync(join(DIST, `verspreiden/qr/${code}.png`))))).toBe(link);
  });

  test('pages of the kit ask not to be indexed, and no link passes a code on', () => {
    for (const html of [page(`verspreiden/${code}`), ...pieces.map(print)]) {
      expect(html).toMatch(/<meta name="robots" content="noindex/);
      expect(html).not.toMatch(/href="[^"]*via=/);
    }
  });
});

test('home, and the foot of public pages, lead to the kit', () => {
  expect(mainOf(page(''))).toContain('href="/verspreiden/"');
  expect(page('contact')).toContain('href="/verspreiden/"');
});

function squaresOfSvg(svg: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const squares = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const dark = /<path d="([^"]*)"/.exec(svg)?.[1] ?? '';
  for (const [, x, y, width] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    squares[Number(y)]!.fill(true, Number(x), Number(x) + Number(width));
  return squares;
}

/** Of one bit for each dot, without filters: what this site writes. */
function squaresOfPng(file: Buffer): boolean[][] {
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const width = file.readUInt32BE(16);
  const start = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(start + 4, start + 4 + file.readUInt32BE(start - 4)));
  const bytes = 1 + Math.ceil(width / 8);
  const dark = (x: number, y: number) => ((rows[y * bytes + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  const scale = 24;
  return Array.from({ length: width / scale }, (_row, y) =>
    Array.from({ length: width / scale }, (_one, x) => dark(x * scale + 12, y * scale + 12)),
  );
}
