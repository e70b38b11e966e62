/** A conversation to practise, from the first line to what one takes along: with and without script, by eye and by keyboard. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { dialogue } from '../../content/miles/dialogues/het-bericht.ts';
import type { Visitor } from './browser.ts';
import { look } from './look.ts';
import { useReaders } from './reader.ts';

const reader = useReaders();
const PATH = '/gids/oefenen/het-bericht/';
const MOVING = { reducedMotion: 'no-preference' } as const;

/** The one part that is shown. */
const shown = (page: Page) => page.locator('.talk > section:visible');
const shownId = async (page: Page): Promise<string | null> => {
  expect(await shown(page).count()).toBe(1);
  return shown(page).getAttribute('id');
};
/** Presses a link to a place on the page. */
const go = async (page: Page, id: string): Promise<void> => {
  await page.locator(`a[href="#${id}"]:visible`).first().click();
  await page.locator(`#${id}`).waitFor({ state: 'visible' });
  expect(await shownId(page)).toBe(id);
};
const seconds = (page: Page): Promise<number> =>
  shown(page)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.currentTime);
const captions = (page: Page): Promise<string | undefined> =>
  shown(page)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.textTracks[0]?.mode);
const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage));
const playing = (page: Page): Promise<number> =>
  page.evaluate(() => [...document.querySelectorAll('video')].filter(({ paused }) => !paused).length);

/** From the start to the good end, by way of a wrong turn that is mended. */
async function talk({ page, goto }: Visitor): Promise<void> {
  await goto(PATH);
  expect(await shownId(page)).toBe('deel-binnen');
  await go(page, 'keuze-binnen-vragen');
  expect(await shown(page).textContent()).toContain('Dit werkt averechts');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('keuze-binnen-vragen');
  await go(page, 'deel-binnen');
  await go(page, 'keuze-binnen-schrik');
  expect(await shown(page).textContent()).toContain('Dit helpt');
  await go(page, 'deel-stilte');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('deel-stilte');
  await go(page, 'keuze-stilte-wat-nodig');
  await go(page, 'deel-vandaag');
  await go(page, 'keuze-vandaag-afspraak');
  await go(page, 'deel-einde-goed');
  expect(await shown(page).textContent()).toContain(dialogue.learningPoint);
}

describe.each([
  ['with script', {}],
  ['without script', { javaScriptEnabled: false }],
])('%s', (_name, options) => {
  test('one listens, chooses, sees what it does, and ends with something to take along', async () => {
    const visitor = await reader(options);
    const { page } = visitor;
    await talk(visitor);
    await page.goBack();
    expect(await shownId(page)).toBe('keuze-vandaag-afspraak');
    await page.goForward();
    await go(page, 'deel-binnen');
    await talk(visitor);
    await visitor.follow('/gids/fase/net-gehoord/');
    await visitor.follow(PATH);
    expect(await shownId(page)).toBe('deel-binnen');
  });
});

test('[C3] the tab says only that someone practises', async () => {
  const { page, goto } = await reader();
  await goto(PATH);
  expect(await page.title()).toMatch(/^Een gesprek oefenen · /);
});

test('has no axe finding in any of its parts, and fits a telephone', { timeout: 400_000 }, async () => {
  const { page, goto } = await reader();
  await goto(PATH);
  const ids = await page.locator('.talk > section').evaluateAll((sections) => sections.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(20);
  for (const id of ids) {
    await page.evaluate((place) => location.replace(`#${place}`), id);
    await page.locator(`#${id}`).waitFor({ state: 'visible' });
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
    await look(page, `gids-oefenen-${id}`);
  }
});

describe('the clip', () => {
  test('is fetched when it is wanted, plays, and shows its captions', async () => {
    const { page, goto } = await reader(MOVING);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await goto(PATH);
    expect(asked.filter((path) => path.endsWith('.mp4'))).toEqual([]);
    expect(asked.filter((path) => path.endsWith('.svg') && path.startsWith('/gids/'))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith('.vtt'))).toHaveLength(1);
    expect(await playing(page)).toBe(0);
    const video = shown(page).locator('video');
    await video.evaluate((element: HTMLVideoElement) => element.play());
    await expect.poll(() => seconds(page)).toBeGreaterThan(0.5);
    const cues = await video.evaluate((element: HTMLVideoElement) => {
      const [track] = [...element.textTracks];
      return { mode: track?.mode, words: [...(track?.activeCues ?? [])].map((cue) => (cue as VTTCue).text) };
    });
    expect(cues).toEqual({ mode: 'showing', words: ['<v Noor>Heb je even? Ik moet je iets vertellen.</v>'] });
    const { duration, width } = await video.evaluate((element: HTMLVideoElement) => ({
      duration: element.duration,
      width: element.videoWidth,
    }));
    expect(duration).toBeGreaterThan(8);
    expect(width).toBe(640);
    await video.evaluate((element: HTMLVideoElement) => (element.currentTime = 6));
    await expect.poll(() => seconds(page)).toBeGreaterThan(6.2);
  });

  test('stops when one goes on; the next plays by itself for who was watching', async () => {
    const { page, goto } = await reader(MOVING);
    await goto(PATH);
    await shown(page)
      .locator('video')
      .evaluate((element: HTMLVideoElement) => element.play());
    await go(page, 'keuze-binnen-schrik');
    await expect.poll(() => playing(page)).toBe(0);
    await go(page, 'deel-stilte');
    await expect.poll(() => seconds(page)).toBeGreaterThan(0.3);
    expect(await playing(page)).toBe(1);
    expect(await captions(page)).toBe('showing');
    await shown(page)
      .locator('video')
      .evaluate((element: HTMLVideoElement) => element.pause());
    await go(page, 'keuze-stilte-wat-nodig');
    await go(page, 'deel-vandaag');
    await page.waitForTimeout(300);
    expect(await playing(page)).toBe(0);
  });

  test('never plays by itself for who asks for less movement', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await shown(page)
      .locator('video')
      .evaluate((element: HTMLVideoElement) => element.play());
    await go(page, 'keuze-binnen-schrik');
    await go(page, 'deel-stilte');
    await page.waitForTimeout(300);
    expect(await playing(page)).toBe(0);
  });
});

test('captions that were turned off stay off in the next scene', async () => {
  const { page, goto } = await reader();
  await goto(PATH);
  expect(await captions(page)).toBe('showing');
  await shown(page)
    .locator('video')
    .evaluate((element: HTMLVideoElement) => {
      for (const track of element.textTracks) track.mode = 'disabled';
    });
  await go(page, 'keuze-binnen-schrik');
  await go(page, 'deel-stilte');
  await page.locator('video[poster$="stilte.svg"]').waitFor();
  expect(await captions(page)).toBe('disabled');
});

describe('where one was', () => {
  test('is kept on this device, said, and gone after the end or a new start', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await go(page, 'keuze-binnen-schrik');
    await go(page, 'deel-stilte');
    await expect.poll(() => kept(page)).toContain('deel-stilte');
    await goto('/gids/');
    await goto(PATH);
    await page.locator('#deel-stilte').waitFor({ state: 'visible' });
    expect(await shownId(page)).toBe('deel-stilte');
    expect(await page.locator('[data-said]').textContent()).toContain('verder waar u gebleven was');
    await go(page, 'deel-binnen');
    await expect.poll(() => kept(page)).toBe('{}');
  });
});

test('can be talked through by keyboard alone', async () => {
  const { page, goto } = await reader();
  await goto(PATH);
  const tabTo = async (href: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((to) => document.activeElement?.getAttribute('href') === to, href)) return;
    }
    throw new Error(`Tab never came to ${href}.`);
  };
  await tabTo('#keuze-binnen-schrik');
  await page.keyboard.press('Enter');
  await tabTo('#deel-stilte');
  await page.keyboard.press('Enter');
  await page.locator('#deel-stilte').waitFor({ state: 'visible' });
  // The focus is at the part: the clip comes first, not the top of the page.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('VIDEO');
});
