/** Mail programs at work open every link before a person does, some of them by POST as well. Nothing may come of it [C9]. */
import { expect, test } from 'vitest';
import { linkIn, type CaughtMail } from '../../dev/mail.ts';
import { actor, joinedCouple, newcomer, randomisedCouple } from './couples.ts';
import { meet, openLink } from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();

/** Every web address in a mail, in its text and behind its buttons. */
const addressesIn = ({ text, html = '' }: CaughtMail): string[] => [
  ...new Set(
    [...text.matchAll(/https?:\/\/[^\s"<>]+/g), ...html.matchAll(/(?:href|src)="(https?:[^"]+)"/g)].map(
      (found) => (found[1] ?? found[0]).replaceAll('&#38;', '&'),
    ),
  ),
];

/** Opens a link the way scanners do: without cookies, twice, and in every manner. */
async function scan(link: string): Promise<void> {
  for (const method of ['GET', 'HEAD', 'POST', 'GET', 'HEAD', 'POST']) {
    const answer = await fetch(link, { method, redirect: 'follow', headers: { 'user-agent': 'SafeLinks' } });
    await answer.arrayBuffer();
    expect(answer.status, `${method} of a link`).toBeLessThan(500);
  }
}

/** The state of everything that a scanner could have touched. */
const state = () =>
  here.stack.database.sql<{ state: string }>(
    `select (select count(*) from ops.session) || ' ' || (select count(*) from ops.code) || ' ' ||
      (select string_agg(i.state, ',' order by i.id) from trial.invitation i) || ' ' ||
      (select count(*) from trial.participant) as state`,
  );

test('[C9] a scanner that opens every link of every mail twice changes nothing, and the buttons work afterwards', async () => {
  const waiting = actor(here, 'employee', newcomer('thuis'));
  const invited = newcomer('bedrijf');
  await waiting.signUp();
  await waiting.invite(invited, 'employer');
  await here.pass({ minutes: 31 });
  const first = await joinedCouple(here);
  const second = await randomisedCouple(here);

  const mails = await here.mail.mails();
  const links = [...new Set(mails.flatMap(addressesIn))];
  expect(links.length).toBeGreaterThan(8);
  for (const link of links)
    expect(link.startsWith(`${here.url}/start/?t=`), 'a mail links to the start page only').toBe(true);
  const before = await state();
  for (const link of links) await scan(link);
  const robot = await here.visitor();
  for (const link of links) await robot.goto(link);
  expect(await state()).toEqual(before);

  const opens = async (who: { name: string; email: string }, role: string, path: RegExp) => {
    const person = await meet(here, { ...who, role });
    const mail = (await here.mail.mails(who.email)).findLast((one) => linkIn(one) !== null);
    await openLink(person, linkIn(mail!) ?? '');
    expect(person.path()).toMatch(path);
  };
  await opens(invited, 'employer', /^\/uitnodiging\/$/);
  await opens(first.employee.who, 'employee', /^\/vragenlijst\/employee-t0\/$/);
  await opens(first.employer.who, 'employer', /^\/vragenlijst\/employer-t0\/$/);
  await opens(second.employer.who, 'employer', /^\/(gids|mijn)\/$/);
  await opens(waiting.who, 'employee', /^\/(mijn|code)\/$/);
});
