/** Couples that go all the way by plain requests, for what needs more of them than a browser has time for. */
import { linkIn, type CaughtMail } from '../../dev/mail.ts';
import { person, type Named, type Person } from '../../dev/demo/person.ts';
import { content } from '../../content/index.ts';
import { baselineOf } from './person.ts';
import type { Place } from './place.ts';

export interface Couple {
  readonly employee: Person;
  readonly employer: Person;
}

let made = 0;

/** Someone new, with an address that nobody else has. */
export function newcomer(kind: string): Named {
  made += 1;
  const name = ['Noor', 'Bram', 'Esra', 'Sjoerd', 'Malika', 'Tom'][made % 6] ?? 'Noor';
  return {
    name: `${name} van ${kind} ${made}`,
    email: `${name.toLowerCase()}.${made}@${kind}-${made}.example`,
  };
}

/** A person who acts by plain requests. */
export const actor = (here: Place, role: string, who: Named): Person =>
  person(
    { trial: here.trial, site: here.stack.site, mail: here.mail, pass: (minutes) => here.pass({ minutes }) },
    role,
    who,
  );

/** Two who joined: the employee invited, the employer accepted. */
export async function joinedCouple(here: Place): Promise<Couple> {
  const employee = actor(here, 'employee', newcomer('thuis'));
  const employer = actor(here, 'employer', newcomer('bedrijf'));
  await employee.signUp();
  await employee.invite(employer.who, 'employer');
  await here.pass({ minutes: here.trial.pairing.takeBackMinutes + 1 });
  await employer.open(await here.mail.next(employer.who.email), /^\/uitnodiging\//);
  await employer.accept();
  await here.pass({ minutes: 1 });
  return { employee, employer };
}

/** A joined couple that sent both baselines, and so has an arm. */
export async function randomisedCouple(here: Place): Promise<Couple> {
  const couple = await joinedCouple(here);
  await couple.employee.answer(baselineOf(here, 'employee'), made);
  await couple.employer.answer(baselineOf(here, 'employer'), made);
  await here.pass({ minutes: 1 });
  return couple;
}

/** The arm that a letter about the lottery speaks of: by the words of its button and paragraphs. */
export function armIn(here: Place, letter: CaughtMail, role: string): string {
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  const arms = here.trial.arms.filter(({ code }) => {
    const words = content(here.trial.id).messages.allocated[`${role}.${code}`];
    const pieces = words?.paragraphs.flatMap((text) => text.split(/\{\w+\}/)) ?? [];
    return words !== undefined && pieces.every((piece) => flat(letter.text).includes(flat(piece)));
  });
  if (arms.length !== 1) throw new Error(`The letter to the ${role} fits ${arms.length} arms.`);
  return arms[0]?.code ?? '';
}

/** The employer of one couple in each arm, with the link from the letter about the lottery. */
export async function employersOfBothArms(
  here: Place,
): Promise<Map<string, { link: string; couple: Couple }>> {
  const found = new Map<string, { link: string; couple: Couple }>();
  for (let tries = 0; found.size < here.trial.arms.length && tries < 20; tries += 1) {
    const couple = await randomisedCouple(here);
    const letter = await couple.employer.letter();
    const arm = armIn(here, letter, 'employer');
    if (!found.has(arm)) found.set(arm, { link: linkIn(letter) ?? '', couple });
  }
  return found;
}
