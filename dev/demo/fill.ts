/** Fills an empty stack with demo people, by real requests, under a clock that begins days ago and ends now. */
import { linkIn } from '../mail.ts';
import type { Stack } from '../stack.ts';
import { crowd } from './couples.ts';
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

/** Fills the stack and gives the table. Throws with the step that failed. */
export async function fillDemo(
  stack: Stack,
  progress: (words: string) => void,
  days = 2,
): Promise<DemoRow[]> {
  const { site, mail } = stack;
  const people = crowd(stack, days * 24 * 60);
  const { trial, pass, link } = people;
  const [first, second] = people.roles.map((role) => trial.roles[role]?.noun ?? role);
  await pass(0);

  const paired: DemoRow[] = [];
  const arms = await people.oneInEachArm((number) => progress(`Demo: couple ${number} goes all the way`));
  for (const [arm, [one, other]] of arms) {
    paired.push(
      { who: `${first} ${one.who.name}`, arm, what: 'in a couple: own page', url: await link(one) },
      {
        who: `${second} ${other.who.name}`,
        arm,
        what: 'in a couple: link to the website',
        url: await link(other),
      },
    );
  }
  await pass(BETWEEN_MINUTES);

  progress('Demo: people who are on their way');
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
  const underway = [
    { who: `${first} ${halfway.who.name}`, what: 'in the middle of signing up', url: await link(halfway) },
    {
      who: `${second} ${invited.who.name}`,
      what: 'is invited, and has not opened the mail',
      url: linkIn(await mail.next(invited.who.email)) ?? '',
    },
    {
      who: `${second} ${handing.who.name}`,
      what: 'came first: has a link to hand over',
      url: await link(handing),
    },
    {
      who: `${first} ${answering.who.name}`,
      what: 'opens the first questionnaire',
      url: await link(answering),
    },
  ];

  progress('Demo: researchers');
  const desk = `${site.url}/onderzoekers/`;
  const team = [];
  for (const role of RESEARCHERS) {
    const what = `signs in as ${await addResearcher(stack, role)}, code in the mailbox`;
    team.push({ who: `researcher (${role})`, what, url: desk });
  }
  await pass(days * 24 * 60);
  site.setClock(null);
  const others = [...team, { who: 'everybody', what: 'mailbox: every mail of this machine', url: mail.url }];
  const noArm = (row: Omit<DemoRow, 'arm'>): DemoRow => ({
    who: row.who,
    arm: null,
    what: row.what,
    url: row.url,
  });
  return [...underway.map(noArm), ...paired, ...others.map(noArm)];
}
