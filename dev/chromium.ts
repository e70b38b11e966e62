/** Finds a browser for the journeys, or gets Debian's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a browser: `CHROMIUM`, or where one usually lies; null when there is none. */
export function findChromium(): string | null {
  return (
    [process.env['CHROMIUM'] ?? '', ...PLACES].find((place) => place !== '' && existsSync(place)) ?? null
  );
}

/** A browser, installed from Debian's packages where we may do that. Throws one line that says what to install. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing chromium from Debian ...');
    const apt = (...words: string[]) =>
      spawnSync('apt-get', ['-qq', '-y', ...words], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  }
  const installed = findChromium();
  if (installed === null)
    throw new Error(
      'No browser: install chromium (Debian: apt-get install chromium), or set CHROMIUM to its path.',
    );
  return installed;
}

/** Settings with which it starts on a machine without a screen and without the outside world. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--headless',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
