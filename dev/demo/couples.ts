/** Couples on their way, by real requests: for the demo, and for tests that need one in each arm. */
import { content } from '../../content/index.ts';
import type { Questionnaire } from '../../src/domain/questionnaire.ts';
import { trialOf } from '../../src/trials/index.ts';
import { linkIn, type CaughtMail } from '../mail.ts';
import type { Stack } from '../stack.ts';
import { person, type DemoWorld, type Named, type Person } from './person.ts';

/** Who came first in the couple, and who was invited. */
export type Couple = readonly [Person, Person];

const MOST_COUPLES = 24;
const FIRST_NAMES = [
  ...['Marieke', 'Ahmed', 'Joke', 'Willem', 'Fatima', 'Kees'],
  ...['Sanne', 'Piet', 'Yasmin', 'Henk', 'Loes', 'Mo'],
];
const LAST_NAMES = [
  ...['de Vries', 'Jansen', 'Bakker', 'Visser', 'Yilmaz'],
  ...['Smit', 'Meijer', 'Mulder', 'Bos', 'Peters'],
];

/** A made-up person; each has an address of their own, and each of the second role an organisation of their own. */
export function madeUp(number: number, kind: 'prive' | 'organisatie'): Named {
  const first = FIRST_NAMES[(number * 5 + kind.length) % FIRST_NAMES.length] ?? 'Anna';
  const last = LAST_NAMES[(number * 3 + kind.length) % LAST_NAMES.length] ?? 'Bos';
  const mailbox = `${first}.${last.replaceAll(' ', '')}.${number}`.toLowerCase();
  return {
    name: `${first} ${last}`,
    email: `${mailbox}@${kind === 'prive' ? kind : `${kind}-${number}`}.example`,
  };
}

/**
 * A maker of people in one stack. Its clock starts so many minutes ago and never passes the present.
 * @param after the number after which people are counted, so that no address is somebody else's
 */
export function crowd(stack: Pick<Stack, 'site' | 'mail' | 'environment'>, minutesAgo: number, after = 0) {
  const { site, mail } = stack;
  const trial = trialOf(stack.environment['TRIAL'] ?? '');
  let minutes = -minutesAgo;
  const pass = async (more: number) => {
    minutes = Math.min(0, minutes + more);
    site.setClock(new Date(Date.now() + minutes * 60_000));
    await site.tick();
  };
  const world: DemoWorld = { trial, site, mail, pass };
  const [firstRole = '', secondRole = ''] = Object.keys(trial.roles);
  let number = after;

  const baseline = (role: string): Questionnaire => {
    const found = trial.questionnaires.find(({ id }) => id === trial.roles[role]?.baseline);
    if (!found) throw new Error(`Role ${role} has no baseline questionnaire.`);
    return found;
  };
  const first = () => person(world, firstRole, madeUp((number += 1), 'prive'));

  /** Somebody of the first role who signed up and invited; the mail has left. */
  async function inviting(): Promise<{ one: Person; other: Person }> {
    const one = first();
    const other = person(world, secondRole, madeUp(number, 'organisatie'));
    await one.signUp();
    await one.invite(other.who, secondRole);
    await pass(trial.pairing.takeBackMinutes + 1);
    return { one, other };
  }

  /** Both signed up and joined. */
  async function joined(): Promise<Couple> {
    const { one, other } = await inviting();
    await other.open(await mail.next(other.who.email), /^\/uitnodiging\//);
    await other.accept();
    return [one, other];
  }

  /** Both baselines are in, so there is an arm. */
  async function randomised(): Promise<{ arm: string; couple: Couple }> {
    const couple = await joined();
    const answers = number;
    await couple[0].answer(baseline(firstRole), answers);
    await couple[1].answer(baseline(secondRole), answers);
    return { arm: armOf(trial.id, await couple[1].letter(), secondRole), couple };
  }

  return {
    trial,
    roles: [firstRole, secondRole] as const,
    pass,
    first,
    second: () => person(world, secondRole, madeUp((number += 1), 'organisatie')),
    inviting,
    joined,
    /** Goes on until each arm has a couple. @param told is called before each couple with its number */
    async oneInEachArm(told: (number: number) => void = () => undefined): Promise<Map<string, Couple>> {
      const arms = new Map<string, Couple>();
      while (arms.size < trial.arms.length) {
        if (number - after >= MOST_COUPLES) throw new Error(`After ${number} couples not every arm has one.`);
        told(number + 1);
        const { arm, couple } = await randomised();
        if (!arms.has(arm)) arms.set(arm, couple);
      }
      return arms;
    },
    /** The link in the newest letter to somebody. */
    link: async (who: Person): Promise<string> => linkIn(await who.letter()) ?? '',
  };
}

/** Which arm a letter is about: all words that only that arm's letter has are found in it. */
function armOf(trial: string, letter: CaughtMail, role: string): string {
  const letters = Object.entries(content(trial).messages.allocated)
    .filter(([key]) => key.startsWith(`${role}.`))
    .map(([key, { paragraphs }]) => ({
      arm: key.slice(role.length + 1),
      pieces: paragraphs.flatMap((one) => one.split(/\{\w+\}/)),
    }));
  const text = flat(letter.text);
  const found = letters.find(({ arm, pieces }) => {
    const others = letters.filter((one) => one.arm !== arm).flatMap((one) => one.pieces);
    const own = pieces.filter((piece) => piece.length > 40 && !others.includes(piece));
    return own.length > 0 && own.every((piece) => text.includes(flat(piece)));
  });
  if (!found) throw new Error(`The letter to the ${role} is of no arm.`);
  return found.arm;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
