/**
 * Installs the packages when package-lock.json has changed since the last time. Runs before `npm start` and
 * `npm test`; plain JavaScript, because a fresh clone may have Node 20 only (the packages bring Node 24).
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.installed`;

/** A fingerprint of what should be installed, for this machine. */
function wanted() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  return hash.update(readFileSync(`${root}package-lock.json`)).digest('hex');
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Node ${process.versions.node} is too old to begin with: install Node 20 or later.`);
  process.exit(1);
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted()) {
  console.log('Installing packages (half a minute the first time) ...');
  const started = Date.now();
  const result = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', '--progress=true'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  if (result.status !== 0) {
    console.error('npm install failed. Is the network reachable? Its message stands above.');
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted());
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}
