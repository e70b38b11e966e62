/** Fills an empty stack with demo people, by real requests, under a clock that begins months ago and ends now. */
import { linkIn } from '../mail.ts';
import { linkIn as linkInText } from '../simulate/person.ts';
import type { Actor } from '../simulate/people.ts';
import type { Stack } from '../stack.ts';
import { crowd } from './couples.ts';
import { playPast, type Past } from './past.ts';
import { addResearcher, RESEARCHERS } from './researchers.ts';

/** One line of the table that `npm start` ends with. The only place outside the research desk that names an arm. */
export interface DemoRow {
  readonly who: string;
  readonly arm: string | null;
  readonly what: string;
  readonly url: string;
}

/** Time between couples, so that not all happens in one morning. */
const BETWEEN_MINUTES = 180;
/** The last days are not played: they belong to the people who are on their way. */
const LAST_DAYS = 2;
const MINUTES_A_DAY = 1440;
const MS_A_DAY = 86_400_000;

export interface FillOptions {
  /** Days that the trial is under way. */
  readonly days: number;
  readonly couples: number;
}

/** Fills the stack and gives the table. Throws with the step that failed. */
export async function fillDemo(
  stack: Stack,
  progress: (words: string) => void,
  { days, couples }: FillOptions,
): Promise<DemoRow[]> {
  const now = Date.now();
  const past = await playPast(stack, {
    from: new Date(now - days * MS_A_DAY),
    until: new Date(now - LAST_DAYS * MS_A_DAY),
    couples,
    progress,
  });
  const people = crowd(stack, LAST_DAYS * MINUTES_A_DAY, 2000);
  progress('Demo: people who are on their way');
  await people.pass(0);
  const underway = await onTheirWay(stack, people);
  await people.pass(LAST_DAYS * MINUTES_A_DAY);
  stack.site.setClock(null);
  progress('Demo: researchers');
  return [...underway, ...(await fromThePast(stack, past)), ...(await team(stack))];
}

const noArm = (who: string, what: string, url: string): DemoRow => ({ who, arm: null, what, url });

async function onTheirWay({ mail }: Stack, people: ReturnType<typeof crowd>): Promise<DemoRow[]> {
  const { trial, pass, link } = people;
  const [first, second] = people.roles.map((role) => trial.roles[role]?.noun ?? role);
  const [answering] = await people.joined();
  await pass(BETWEEN_MINUTES);
  const invited = (await people.inviting()).other;
  await pass(BETWEEN_MINUTES);
  const handing = people.second();
  await handing.signUp();
  await pass(BETWEEN_MINUTES);
  const halfway = people.first();
  await halfway.signUp();
  await pass(1);
  const invitation = linkIn(await mail.next(invited.who.email)) ?? '';
  return [
    noArm(`${first} ${halfway.who.name}`, 'in the middle of signing up', await link(halfway)),
    noArm(`${second} ${invited.who.name}`, 'is invited, and has not opened the mail', invitation),
    noArm(`${second} ${handing.who.name}`, 'came first: has a link to hand over', await link(handing)),
    noArm(`${first} ${answering.who.name}`, 'opens the first questionnaire', await link(answering)),
  ];
}

/** Who came out of the past with something to show: one couple in each arm, and who has a questionnaire open. */
async function fromThePast(stack: Stack, past: Past): Promise<DemoRow[]> {
  const { trial } = past;
  const noun = (actor: Actor) => `${trial.roles[actor.role]?.noun ?? actor.role} ${actor.name}`;
  const rows: DemoRow[] = [];
  for (const { code } of trial.arms) {
    const pair = await coupleIn(stack, past, code);
    const [one, other] = [pair.first, pair.second];
    rows.push(
      { who: noun(one), arm: code, what: 'in a couple: own page', url: linkTo(past, one, 'allocated') },
      {
        who: noun(other),
        arm: code,
        what: 'in a couple: link to the website',
        url: linkTo(past, other, 'allocated'),
      },
    );
  }
  const { waiting, toCall } = past;
  return [
    ...rows,
    noArm(noun(waiting), 'has the second questionnaire open', linkTo(past, waiting, 'wave')),
    noArm(noun(toCall), 'stays silent, and is on the phone list', linkTo(past, toCall, 'wave')),
  ];
}

/** The newest couple in an arm in whose life nothing happened. */
async function coupleIn({ database }: Stack, { played }: Past, arm: string) {
  const rows = await database.sql<{ participant: string }>(
    `select m.participant from trial.allocation a join trial.member m on m.couple = a.couple
     where a.arm = $1 order by a.allocated_at desc`,
    [arm],
  );
  const told = new Map(played.ledger.of('signed up').map(({ participant, who }) => [participant, who]));
  const numbers = rows.map(({ participant }) => Number(told.get(participant)?.split('.')[0]));
  const quiet = numbers
    .map((number) => played.pairs.find((pair) => pair.number === number))
    .find(
      (pair) =>
        pair && [pair.first, pair.second].every(({ events, untouched }) => events.length === 0 && !untouched),
    );
  if (!quiet) throw new Error(`No couple in arm ${arm} is quiet enough to show.`);
  return quiet;
}

/** The link in the newest mail of a kind to somebody. */
function linkTo({ posted }: Past, { email }: Actor, kind: string): string {
  const found = posted.findLast(({ mail, message }) => mail.to === email && message?.kind === kind);
  const link = linkInText(found?.mail.text ?? '');
  if (!link) throw new Error(`No mail of kind ${kind} with a link was sent.`);
  return link;
}

async function team(stack: Stack): Promise<DemoRow[]> {
  const { site, mail } = stack;
  const desk = `${site.url}/onderzoekers/`;
  const rows: DemoRow[] = [];
  for (const role of RESEARCHERS) {
    const what = `signs in as ${await addResearcher(stack, role)}, code in the mailbox`;
    rows.push(noArm(`researcher (${role})`, what, desk));
  }
  return [
    ...rows,
    noArm('researcher (coordinator)', 'has somebody to call', `${desk}bellen/`),
    noArm('everybody', 'mailbox: every mail of this machine', mail.url),
    noArm('everybody', 'clock: this table, and a day, week or month further', `${site.url}/_dev/`),
  ];
}
