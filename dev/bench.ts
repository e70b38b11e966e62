/** `npm run bench [part...]`: measures speed and size, and prints each figure beside its target. Nothing is asserted. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Each part loads only when it is asked for: the gate needs no browser, the sizes no database. */
const PARTS = {
  sizes: async () => (await import('./bench/sizes.ts')).sizes(),
  phone: async () => (await import('./bench/phone.ts')).phone(),
  guidance: async () => (await import('./bench/guidance.ts')).guidance(),
  builds: async () => (await import('./bench/builds.ts')).builds(),
  gate: async () => (await import('./bench/gate.ts')).gate(),
  plan: async () => (await import('./bench/plan.ts')).plan(),
  submissions: async () => (await import('./bench/submissions.ts')).submissions(),
};

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(', ')}. Choose from: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

// The gate runs once more in Deno, as a program of its own; then all this was said already.
if (!process.versions['deno']) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const [load = 0] = loadavg();
  const busy = load > 1.5 ? ': the machine is busy with other work, times will be too high' : '';
  console.log(`${day}, Node ${process.version}, ${machine}, load ${load.toFixed(1)}${busy}\n`);
}
const parts = asked.length > 0 ? asked.filter(isPart) : Object.keys(PARTS).filter(isPart);
for (const name of parts) {
  try {
    await PARTS[name]();
  } catch (fault) {
    console.error(`${name} could not be measured.`, fault, '\n');
    process.exitCode = 1;
  }
}
process.exit();
