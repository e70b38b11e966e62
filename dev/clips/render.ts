/** Renders frames to a small silent MP4 (H.264, which every browser plays): Chromium draws, ffmpeg packs. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../chromium.ts';
import { ROOT } from '../root.ts';
import { HEIGHT, WIDTH } from './draw.ts';
import { FRAMES_A_SECOND, type Frame } from './frames.ts';

export interface Studio {
  render(frames: readonly Frame[], file: string): Promise<void>;
  close(): Promise<void>;
}

const FONT = 'node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';

export async function openStudio(): Promise<Studio> {
  const ffmpeg = findFfmpeg();
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_ARGUMENTS, '--force-color-profile=srgb'],
  });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  await page.setContent(stage());
  await page.evaluate(() => document.fonts.load('27px Letter'));
  return {
    render: async (frames, file) => pack(ffmpeg, await shoot(page, frames), file),
    close: () => browser.close(),
  };
}

/** A program that packs pictures to a clip: `FFMPEG`, the package, or the system's. */
function findFfmpeg(): string {
  const given = process.env['FFMPEG'] ?? packaged() ?? '/usr/bin/ffmpeg';
  if (existsSync(given)) return given;
  throw new Error(
    'No ffmpeg: install it (Debian: apt-get install ffmpeg), run `npm install --no-save @ffmpeg-installer/ffmpeg@1.1.0`, or set FFMPEG to its path.',
  );
}

function packaged(): string | null {
  try {
    const found: unknown = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg');
    return (found as { path: string }).path;
  } catch {
    return null;
  }
}

function stage(): string {
  const font = readFileSync(join(ROOT, FONT)).toString('base64');
  return `<!doctype html><html lang="nl"><style>
    @font-face { font-family: Letter; font-weight: 200 900; src: url(data:font/woff2;base64,${font}) }
    body { margin: 0; width: ${WIDTH}px; height: ${HEIGHT}px; overflow: hidden; position: relative }
    svg { display: block; width: 100%; height: 100% }
    #bubble { position: absolute; bottom: ${HEIGHT - 146}px; min-width: 130px; max-width: 440px; padding: 7px 18px 10px;
      background: #fff; border: 3px solid #1f2b49; border-radius: 18px; color: #1f2b49;
      font: 560 25px/1.2 Letter; text-wrap: balance }
    #bubble b { display: block; font-size: 17px; font-weight: 700; color: #505b78 }
    #bubble::after { content: ''; position: absolute; bottom: -13px; width: 20px; height: 20px; background: #fff;
      border: solid #1f2b49; border-width: 0 3px 3px 0; transform: rotate(45deg) }
    .you { left: 20px } .other { right: 20px } .you::after { left: 128px } .other::after { right: 128px }
    #bubble[hidden] { display: none }
  </style><body><div id="picture"></div><div id="bubble"><b></b><span></span></div></body></html>`;
}

/** The picture of each frame; the same frame is drawn once. */
async function shoot(page: Page, frames: readonly Frame[]): Promise<readonly Buffer[]> {
  const drawn = new Map<string, Buffer>();
  const shots: Buffer[] = [];
  for (const frame of frames) {
    const key = JSON.stringify(frame);
    const shot = drawn.get(key) ?? (await shootOne(page, frame));
    drawn.set(key, shot);
    shots.push(shot);
  }
  return shots;
}

async function shootOne(page: Page, frame: Frame): Promise<Buffer> {
  await page.evaluate(({ picture, bubble }) => {
    const [place, balloon] = [document.querySelector('#picture'), document.querySelector('#bubble')];
    if (!place || !(balloon instanceof HTMLElement)) return;
    place.innerHTML = picture;
    balloon.hidden = bubble === null;
    balloon.className = bubble?.who ?? '';
    for (const [part, words] of [
      ['b', bubble?.name],
      ['span', bubble?.words],
    ] as const) {
      const element = balloon.querySelector(part);
      if (element) element.textContent = words ?? '';
    }
  }, frame);
  return page.screenshot({ type: 'png', animations: 'disabled' });
}

/** One thread and no marks of time: the same frames give the same bytes. */
const SETTINGS =
  '-an -c:v libx264 -profile:v main -preset veryslow -tune animation -crf 30 -g 64 -pix_fmt yuv420p -threads 1 ' +
  '-movflags +faststart -map_metadata -1 -fflags +bitexact -flags:v +bitexact';

async function pack(ffmpeg: string, shots: readonly Buffer[], file: string): Promise<void> {
  const input = `-y -loglevel error -f image2pipe -c:v png -framerate ${FRAMES_A_SECOND} -i -`;
  const child = spawn(ffmpeg, [...input.split(' '), ...SETTINGS.split(' '), file], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  child.stdin.on('error', () => undefined);
  for (const shot of shots) if (!child.stdin.write(shot)) await Promise.race([ended, drained(child.stdin)]);
  child.stdin.end();
  if ((await ended) !== 0) throw new Error(`ffmpeg could not make ${file}:\n${said}`);
}

const drained = (stream: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => stream.once('drain', resolve));
