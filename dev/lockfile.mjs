/**
 * Completes package-lock.json with the optional packages for other platforms that the registry at hand did
 * not list, so that `npm ci` works everywhere: `node dev/lockfile.mjs` after a change of dependencies.
 * Plain JavaScript, because it must run before anything is installed.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OS = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'openharmony',
  'aix',
  'netbsd',
  'openbsd',
  'sunos',
];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'wasm32', 'loong64', 'mips64el'];

/** `@deno/linux-arm64-glibc` → os linux, cpu arm64, libc glibc. */
function platform(name) {
  const parts = name.split('/').at(-1)?.split('-') ?? [];
  const words = parts.map((word) => (word === 'windows' ? 'win32' : word));
  const entry = {};
  const cpu = CPU.filter((word) =>
    words.some((w) => w === word || (word === 'arm' && /^arm(32|v7)?$/.test(w))),
  );
  const libc = words.some((w) => w.startsWith('musl'))
    ? ['musl']
    : words.some((w) => /^(gnu|glibc)/.test(w))
      ? ['glibc']
      : [];
  const os = OS.filter((word) => words.includes(word));
  if (cpu.length > 0) entry.cpu = cpu;
  if (libc.length > 0 && os.includes('linux')) entry.libc = libc;
  if (os.length > 0) entry.os = os;
  return entry;
}

/** Adds what is missing to a parsed lockfile; gives the names that were added. */
export function complete(lock) {
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      const known = places.some((place) => lock.packages[place] !== undefined);
      const found = platform(name);
      if (known || !/^\d/.test(version) || (!found.os && !found.cpu)) continue;
      const { cpu, libc, os } = found;
      lock.packages[`node_modules/${name}`] = {
        version,
        ...(cpu && { cpu }),
        ...(entry.dev && { dev: true }),
        ...(libc && { libc }),
        optional: true,
        ...(os && { os }),
      };
      added.push(name);
    }
  }
  const { '': root, ...rest } = lock.packages;
  const order = (a, b) => a[0].localeCompare(b[0], 'en');
  lock.packages = { '': root, ...Object.fromEntries(Object.entries(rest).sort(order)) };
  return added;
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = complete(lock);
for (const entry of Object.values(lock.packages)) delete entry.resolved;
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length > 0 ? `Added to package-lock.json: ${added.join(', ')}` : 'package-lock.json is complete.',
);
