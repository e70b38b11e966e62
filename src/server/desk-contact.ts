/** The desk's page on which another address or number of somebody is typed, and what came of it. */
import { randomUUID } from 'node:crypto';
import { timeOf } from '../domain/calendar.ts';
import { shortDate } from '../domain/date.ts';
import type { Problem } from '../domain/form.ts';
import { writePhone } from '../domain/phone.ts';
import { contactPath, openContacts, personPath, whoRow } from './desk-calls.ts';
import type { DeskVisit } from './desk-visit.ts';
import { CHANGES, CONTACT_FIELDS, RECOGNISED, say } from './desk-words.ts';
import type { Fill, FillRow } from './fill.ts';
import { sayMoment, spacedCode } from './messages.ts';
import { again, show, type Outcome } from './outcome.ts';
import { addressCodeHash } from './own-details.ts';
import type { ContactChangeRow } from './research-contact.ts';
import type { ParticipantRow } from './research-rows.ts';
import type { World } from './world.ts';

const PAGE = '/sjabloon/onderzoekers/adres/';

export interface ContactPage {
  readonly person: ParticipantRow;
  /** As it is kept; null: none. */
  readonly phone: string | null;
  /** The change of address that waits for its owner, or null. */
  readonly waiting: ContactChangeRow | null;
  readonly fill: Fill;
}

/** Null for a pseudonym that nobody has, and for who was erased. */
export async function readContactPage(
  world: World,
  desk: DeskVisit,
  code: string,
): Promise<ContactPage | null> {
  const { research, secrets } = world;
  const [person, people, changes] = await Promise.all([
    research.participant(desk.token, code),
    openContacts(world, desk, [code]),
    research.contactChanges(desk.token, code),
  ]);
  const opened = people.get(code);
  if (!person || !opened) return null;
  const waiting = changes.find((change) => isWaiting(change, desk.at)) ?? null;
  const who = whoRow(opened);
  const number = opened.phone === null ? '' : writePhone(opened.phone);
  const fill: Fill = {
    ...who,
    title: code,
    text: {
      ...who.text,
      participant: code,
      role: world.trial.roles[person.role]?.noun ?? person.role,
      signed_up_on: shortDate(person.signed_up_on),
      waiting_email: waiting?.email_enc ? secrets.open(waiting.email_enc) : '',
      ends_at: waiting?.ends_at ? sayMoment(waiting.ends_at) : '',
    },
    href: { ...who.href, person: personPath(code) },
    value: { participant: code, change: waiting?.id ?? '', phone: number },
    show: [
      ...(who.show ?? []),
      ...(person.state === 'active' ? ['active'] : ['ended']),
      ...(waiting ? ['waiting'] : []),
      ...(changes.length ? ['has-changes'] : []),
    ],
    each: { changes: changes.map((change) => changeRow(change, desk.at)) },
  };
  return { person, phone: opened.phone, waiting, fill };
}

const isWaiting = ({ state, ends_at }: ContactChangeRow, at: Date): boolean =>
  state === 'waiting' && ends_at !== null && ends_at > at;

function changeRow(change: ContactChangeRow, at: Date): FillRow {
  const { field, state, made_at, made_by_email, recognised, reason } = change;
  const now = state === 'waiting' && !isWaiting(change, at) ? 'over' : state;
  return {
    text: {
      what: `${say(CONTACT_FIELDS, field)}: ${say(CHANGES, now)}`,
      how: `${sayMoment(made_at)}, door ${made_by_email ?? 'iemand die weg is'}; ${say(RECOGNISED, recognised)}`,
      reason: reason ?? '',
    },
    show: reason === null ? [] : ['has-reason'],
  };
}

/** The page again, with what was typed and what is wrong; without problems with a flag more. */
export const contactAgain = (
  { fill }: ContactPage,
  form: Fill['form'],
  problems: readonly Problem[],
  flags: readonly string[] = [],
): Outcome => {
  const whole: Fill = { ...fill, ...(form ? { form } : {}), show: [...(fill.show ?? []), ...flags] };
  return problems.length ? again(PAGE, { ...whole, problems }) : show(PAGE, whole);
};

/** The page as it is. `done`: what was just done. */
export const showContact = ({ fill }: ContactPage, done: string | null): Outcome =>
  show(PAGE, { ...fill, show: [...(fill.show ?? []), ...(done ? [`done-${done}`] : [])] });

/** A new code for a change of address, with the hash that the database keeps. `change`: null for a new one. */
export function newAddressCode(world: World, change: string | null = null) {
  const id = change ?? randomUUID();
  const code = world.secrets.newCode();
  return { id, code, hash: addressCodeHash(world, id, code) };
}

/** The code to say on the telephone: shown this once, since only its hash is kept. */
export function showCode(page: ContactPage, code: string): Outcome {
  const { code_until } = page.waiting ?? {};
  return show('/sjabloon/onderzoekers/adres-code/', {
    title: page.person.participant,
    text: {
      ...page.fill.text,
      code: spacedCode(code),
      code_until: code_until ? `${timeOf(code_until)} uur` : '',
    },
    value: page.fill.value ?? {},
    href: { contact: contactPath(page.person.participant), person: personPath(page.person.participant) },
  });
}
