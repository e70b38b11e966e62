/** Filling in a questionnaire as people do: saving on the way, stopping halfway, losing the line, sending twice. */
import { dayOf } from '../../src/domain/calendar.ts';
import type { Questionnaire } from '../../src/domain/questionnaire.ts';
import { shortFormOf } from '../../src/domain/short-form.ts';
import { answerAll, type Given } from './answers.ts';
import { ConnectionLost, type Page } from './browser.ts';
import type { Mishap } from './people.ts';
import type { Person, Play } from './person.ts';
import { stream } from './random.ts';

/** In how many parts the answers are saved before they are sent. */
const PARTS = 3;

export interface Sheet {
  /** The questionnaire as it is asked: whole or short. */
  readonly form: Questionnaire;
  readonly short: boolean;
  readonly given: Given;
}

/** What this person will answer, the same however often and wherever it is typed. */
export function sheetOf(play: Play, person: Person, questionnaire: Questionnaire, short: boolean): Sheet {
  const { actor } = person;
  const form = (short ? shortFormOf(play.stage.trial, questionnaire) : null) ?? questionnaire;
  const chance = stream(play.seed, `couple ${actor.couple}`, actor.role, questionnaire.id, 'answers');
  return { form, short, given: answerAll(form, chance, dayOf(play.stage.now())) };
}

/** Saves a part of the answers (`from` and `to` of `PARTS`). Gives the word of the server, or `lost`. */
export async function save(
  person: Person,
  { form, given }: Sheet,
  from: number,
  to: number,
): Promise<string> {
  const fields = Object.entries(given);
  const size = Math.ceil(fields.length / PARTS);
  const answers = Object.fromEntries(fields.slice(from * size, to * size));
  try {
    const page = await person.browser.json('/api/vragenlijst/bewaren', {
      questionnaire: form.id,
      version: form.version,
      answers,
    });
    return (JSON.parse(page.html) as { status: string }).status;
  } catch (fault) {
    if (fault instanceof ConnectionLost) return 'lost';
    throw fault;
  }
}

const post = (person: Person, { form, short, given }: Sheet): Promise<Page> =>
  person.browser.post('/api/vragenlijst/versturen', {
    questionnaire: form.id,
    version: String(form.version),
    ...(short ? { form: 'short' } : {}),
    ...given,
  });

/** `sent`: it is in. `closed`: too late. Anything else is said as it came. */
export type Result = 'sent' | 'closed' | 'elsewhere';

/** Sends it in, with what may go wrong; asks again until the server has answered. */
export async function send(person: Person, sheet: Sheet, mishap: Mishap | null): Promise<Result> {
  if (mishap === 'sends twice at once') {
    const pages = await Promise.all([post(person, sheet), post(person, sheet)]);
    const results = pages.map((page) => resultOf(person, page, true));
    const done = pages.filter(({ path }) => path === '/bedankt/').length;
    if (done > 1) person.stuck('sent twice at once, thanked twice', pages[0] as Page);
    return results.find((result) => result !== 'sent') ?? 'sent';
  }
  if (mishap === 'lost request' || mishap === 'lost answer') {
    person.browser.loseNext(mishap === 'lost answer' ? 'after' : 'before');
    const lost = await post(person, sheet).catch((fault: unknown) => {
      if (!(fault instanceof ConnectionLost)) throw fault;
      return null;
    });
    if (lost !== null) person.stuck('an answer that should be lost', lost);
    return resultOf(person, await post(person, sheet), mishap === 'lost answer');
  }
  const first = resultOf(person, await post(person, sheet), false);
  if (mishap === 'sends twice' && first === 'sent') {
    const second = await post(person, sheet);
    if (second.status !== 409) person.stuck('sent twice', second);
  }
  return first;
}

/** @param maybeIn whether it may be in already, by a request whose answer was lost */
function resultOf(person: Person, page: Page, maybeIn: boolean): Result {
  if (page.path === '/bedankt/') return 'sent';
  if (page.status === 409 && page.html.includes('al verstuurd')) {
    if (maybeIn) return 'sent';
    person.stuck('already sent', page);
    return 'elsewhere';
  }
  if (page.status === 409 && page.html.includes('gesloten')) return 'closed';
  person.stuck(`send (${(/id="([\w-]+)-fout"/.exec(page.html) ?? [])[1] ?? 'no field'})`, page);
  return 'elsewhere';
}
