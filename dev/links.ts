/** `npm run links`: asks every page elsewhere that the guidance leads to, and says which don't answer. Needs a network. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guidanceFolder } from '../content/gated-folder.ts';
import { gatedContent } from '../content/gated.ts';
import { trialOf } from '../src/trials/index.ts';

/** What a page elsewhere answered: a status, or why there was none. */
export interface Answer {
  readonly url: string;
  readonly status: number | null;
  /** Of the failure, as `ENOTFOUND`. */
  readonly fault?: string;
}

const AT_ONCE = 4;
const PATIENCE_MS = 15_000;
/** Faults that say nothing about a page: there is no way out from here. */
const NO_NETWORK = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EPERM',
]);

/** Every address of the guidance of this deployment, once. */
export function addresses(trialId: string): readonly string[] {
  const folder = guidanceFolder(trialId);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const pages = files
    .filter((file) => file.endsWith('.mdx'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/https?:\/\/[^\s)'"]+/g) ?? []);
  const { glossary, law, people, sources } = gatedContent(trialId);
  const known = [
    ...glossary.sources,
    ...people.sources,
    ...sources.all,
    ...law.steps.flatMap((step) => step.sources),
  ].map(({ url }) => url);
  return [...new Set([...pages, ...known])].toSorted();
}

/** Asks for a page as a reader's browser would. */
export async function ask(url: string): Promise<Answer> {
  try {
    const { status, body } = await fetch(url, {
      redirect: 'follow',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { accept: 'text/html', 'accept-language': 'nl' },
    });
    await body?.cancel();
    return { url, status };
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string };
    return { url, status: null, fault: cause?.code ?? name };
  }
}

/** Whether nothing answered because there is no network at all. */
export const isOffline = (answers: readonly Answer[]): boolean =>
  answers.length > 0 && answers.every(({ status, fault }) => status === null && NO_NETWORK.has(fault ?? ''));

/** For the reader of the terminal: what to look at, in words. */
export function verdict(answers: readonly Answer[]): {
  readonly words: readonly string[];
  readonly ok: boolean;
} {
  if (isOffline(answers))
    return {
      ok: true,
      words: ['There is no network here, so no link could be checked. Run this again where there is one.'],
    };
  // 401, 403 and 429 refuse a program, not a reader.
  const bad = answers.filter(
    ({ status }) => status === null || (status >= 400 && ![401, 403, 429].includes(status)),
  );
  const refused = answers.filter(({ status }) => status !== null && [401, 403, 429].includes(status));
  return {
    ok: bad.length === 0,
    words: [
      ...bad.map(({ url, status, fault }) => `✗ ${status ?? fault}  ${url}`),
      ...refused.map(({ url, status }) => `? ${status}  ${url} (refuses programs: look yourself)`),
      `${answers.length - bad.length - refused.length} of ${answers.length} links answer.`,
      ...(bad.length ? ['Mend these, and write the day on which you looked in `checkedOn`.'] : []),
    ],
  };
}

if (import.meta.main) {
  const waiting = [...addresses(trialOf(process.env['TRIAL']).id)];
  console.log(`Asking ${waiting.length} pages elsewhere…`);
  const answers = await Promise.all(waiting.splice(0, AT_ONCE).map(ask));
  const worker = async (): Promise<void> => {
    for (let url = waiting.shift(); url; url = waiting.shift()) answers.push(await ask(url));
  };
  if (!isOffline(answers)) await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const { words, ok } = verdict(answers);
  console.log(words.join('\n'));
  process.exitCode = ok ? 0 : 1;
}
