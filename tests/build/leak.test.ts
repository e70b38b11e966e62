/** What the build promises: nothing gated outside the gate, nothing inline, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { ROOT } from '../../dev/root.ts';
import { styleHashesOf } from '../../dev/style-hash.ts';
import { gatedPath } from '../../src/domain/gate.ts';
import { gatedDialogues, gatedSentences, gatedTitles, plain, textIn, textOf } from './gated.ts';

const DIST = join(ROOT, 'dist');
interface Built {
  readonly path: string;
  readonly bytes: Buffer;
  readonly text: string;
}
let guidance: Built[] = [];
let outside: Built[] = [];
let pages: Built[] = [];
let policy = '';

/** All that may lie outside the guidance: a file of another kind or place is looked at by a person first. */
const OUTSIDE = [
  /\.html$/,
  /^\/_astro\/[^/]+\.(js|css|woff2)$/,
  /^\/verspreiden\/qr\/[a-z0-9-]+\.(svg|png)$/,
  /^\/(favicon\.svg|licenties\.txt)$/,
  // Hashes of what readers can do, for the function that keeps it.
  /^\/sjabloon\/gebruik\.json$/,
];
const words = ({ path, text }: Built) => (path.endsWith('.html') ? textOf(text) : plain(text));

/** The hashes that the policy of static files names for styles. */
const allowedStyles = () => /; style-src ([^;]*);/.exec(policy)?.[1]?.split(' ') ?? [];

beforeAll(async () => {
  await build();
  policy = readFileSync(join(ROOT, 'netlify.toml'), 'utf8');
  const all = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      const path = `/${relative(DIST, file).replaceAll('\\', '/')}`;
      return { path, bytes, text: textIn(bytes) };
    });
  guidance = all.filter(({ path }) => path.startsWith('/gids/'));
  outside = all.filter(({ path }) => !path.startsWith('/gids/'));
  pages = all.filter(({ path }) => path.endsWith('.html'));
});

describe('[D5] what is behind the gate', () => {
  test('the guidance is built, in the words of its source', () => {
    const text = guidance.map(words).join('\n');
    const sentences = gatedSentences();
    const found = sentences.filter((sentence) => text.includes(sentence));
    expect(sentences.length).toBeGreaterThan(20);
    expect(found.length / sentences.length).toBeGreaterThan(0.9);
  });

  test('no sentence of it stands in any other file', () => {
    const sentences = gatedSentences();
    const leaks = outside.flatMap((file) => {
      const text = words(file);
      return sentences
        .filter((sentence) => text.includes(sentence))
        .map((sentence) => `${file.path}: ${sentence}`);
    });
    expect(leaks).toEqual([]);
  });

  test('no title of its pages stands in any other file', () => {
    const titles = gatedTitles().map(plain);
    const leaks = outside.flatMap((file) => {
      const text = ` ${words(file)} `;
      return titles.filter((title) => text.includes(` ${title} `)).map((title) => `${file.path}: ${title}`);
    });
    expect(leaks).toEqual([]);
  });

  test('no picture, clip or page of it is named or kept in any other place', () => {
    const files = guidance.filter(({ path }) => path !== '/gids/index.html');
    const names = files.map(({ path }) => path.replace(/index\.html$/, ''));
    const leaks = outside.flatMap(({ path, text }) =>
      names.filter((name) => text.includes(name)).map((name) => `${path}: ${name}`),
    );
    expect(leaks).toEqual([]);
    const digest = ({ bytes }: Built) => createHash('sha256').update(bytes).digest('hex');
    const gated = new Set(guidance.map(digest));
    expect(outside.filter((file) => gated.has(digest(file))).map(({ path }) => path)).toEqual([]);
  });

  test('no clip, caption, picture, calendar or index lies outside it: only pages, what they need, and the kit’s codes', () => {
    const strange = outside.filter(({ path }) => !OUTSIDE.some((kind) => kind.test(path)));
    expect(strange.map(({ path }) => path)).toEqual([]);
  });

  test('a sentence of it is found however it was written or packed', () => {
    const sentence = plain('Collega’s merken dat er iets is.');
    for (const bytes of [
      '<p>Collega&#8217;s merken <b>dat</b> er iets is.</p>',
      String.raw`const a="Collega\u2019s merken\ndat er iets is."`,
      'DESCRIPTION:Collega’s mer\r\n ken dat er iets is.',
      gzipSync('Collega’s merken dat er iets is.'),
    ])
      expect(textOf(textIn(Buffer.from(bytes)))).toContain(sentence);
  });

  test('each clip has captions and a first picture', () => {
    const there = new Set(guidance.map(({ path }) => path));
    const wanted = gatedDialogues().flatMap(({ code, scenes }) =>
      scenes.flatMap((scene) =>
        ['mp4', 'vtt', 'svg'].map((ending) => `/gids/clips/${code}/${scene.code}.${ending}`),
      ),
    );
    expect(wanted.length).toBeGreaterThan(90);
    expect(wanted.filter((path) => !there.has(path))).toEqual([]);
  });

  test('every file of it is behind the gate by its path', () => {
    expect(guidance.filter(({ path }) => !gatedPath(path).gated)).toEqual([]);
    expect(gatedPath('/vragenlijst/x/').gated).toBe(true);
  });
});

describe('every page', () => {
  test('has no script, handler or style inside it but stylesheets that the policy names', () => {
    const bad = pages.flatMap(({ path, text }) => {
      const scripts = [...text.matchAll(/<script\b([^>]*)>/g)].filter(
        ([, given = '']) => !/\ssrc=/.test(given) && !/type="application\/json"/.test(given),
      );
      const found = [
        ...scripts.map(([tag]) => tag),
        ...[...text.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)]
          .filter(([element]) => !styleHashesOf(element).every((hash) => allowedStyles().includes(hash)))
          .map(([element]) => element),
        ...(text.match(/<[^>]+\s(style|on[a-z]+)=|javascript:/g) ?? []),
      ];
      return found.map((one) => `${path}: ${one.slice(0, 80)}`);
    });
    expect(bad).toEqual([]);
  });

  test('has a use for every stylesheet that the policy names, so that nothing else is let in', () => {
    const used = new Set(pages.flatMap(({ text }) => styleHashesOf(text)));
    expect(allowedStyles()).toEqual([...used].sort());
  });

  test('asks nothing of another host', () => {
    const asks = [
      /<(?!a\b)[a-z-]+[^>]*\s(?:src|href|action|poster|data)="((?:https?:)?\/\/[^"]+)"/g,
      /\ssrcset="([^"]*\/\/[^"]+)"/g,
    ];
    const inStyles = /(?:url\(|@import)\s*["']?((?:https?:)?\/\/[^"')]+)/g;
    const own = /^http:\/\/localhost:8888\//;
    const bad = [...outside, ...guidance].flatMap(({ path, text }) => {
      const patterns = path.endsWith('.html') ? asks : path.endsWith('.css') ? [inStyles] : [];
      return patterns.flatMap((pattern) =>
        [...text.matchAll(pattern)]
          .map(([, url = '']) => url)
          .filter((url) => !own.test(url))
          .map((url) => `${path}: ${url}`),
      );
    });
    expect(bad).toEqual([]);
  });

  test('has a language, one heading of the first level and a title', () => {
    const bad = pages.filter(
      ({ text }) =>
        !/<html[^>]*\slang="nl"/.test(text) ||
        (text.match(/<h1\b/g) ?? []).length < 1 ||
        !/<title>[^<]+<\/title>/.test(text),
    );
    expect(bad.map(({ path }) => path)).toEqual([]);
  });

  test('templates ask not to be indexed', () => {
    const bad = pages.filter(
      ({ path, text }) => path.startsWith('/sjabloon/') && !/<meta[^>]*name="robots"[^>]*noindex/.test(text),
    );
    expect(bad.map(({ path }) => path)).toEqual([]);
  });
});
