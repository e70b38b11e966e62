/** What the desk shows of recruiting: requests for a talk [D1], and what came by each code, rounded [C4]. */
import { addDays } from '../domain/calendar.ts';
import { shortDate } from '../domain/date.ts';
import { OTHER_KIND } from '../domain/talk.ts';
import { sayQuarter, sayTotal } from '../domain/via.ts';
import type { DeskVisit } from './desk-visit.ts';
import { REASONS, say, TALKS } from './desk-words.ts';
import type { Fill, FillRow } from './fill.ts';
import type { TalkRow, ViaRow } from './research-rows.ts';
import { openTalk } from './talk.ts';
import type { World } from './world.ts';

export const TALK_PAGE = '/sjabloon/onderzoekers/gesprek/';

/** Values for `/sjabloon/onderzoekers/werving/`. */
export async function readRecruiting(world: World, { token, may }: DeskVisit): Promise<Fill> {
  const { research } = world;
  const [talks, totals] = await Promise.all([
    may('talks') ? research.talks(token) : [],
    may('via') ? research.via(token) : [],
  ]);
  const open = talks.filter(({ state }) => state === 'open');
  return {
    show: [
      ...(may('talks') ? ['talks'] : []),
      ...(may('via') ? ['via'] : []),
      ...(open.length ? [] : ['no-talks']),
      ...(totals.length ? [] : ['no-totals']),
      ...(talks.length > open.length ? ['ended'] : []),
    ],
    each: {
      open: open.map((talk) => talkRow(world, talk)),
      ended: talks.filter(({ state }) => state === 'done').map((talk) => talkRow(world, talk)),
      totals: totals.map((total) => totalRow(world, total)),
    },
  };
}

/** Values for the page about one request; null when it isn't there or this role may not read who asked. */
export async function readTalkPage(world: World, { token }: DeskVisit, id: string): Promise<Fill | null> {
  const talk = await world.research.talk(token, id);
  if (!talk?.form_enc) return null;
  const { organisation, name, email, phone, plan, reach } = openTalk(world, talk.form_enc);
  const row = talkRow(world, talk);
  return {
    text: {
      ...row.text,
      organisation,
      name,
      email,
      phone: phone ?? '–',
      plan: plan || '–',
      reach: reach || '–',
      reason: talk.reason ? say(REASONS, talk.reason) : '',
    },
    href: { call: phone === null ? '#inhoud' : `tel:${phone}`, mail: `mailto:${email}` },
    value: { talk: id },
    show: [talk.state, ...(talk.reason ? ['suspicious'] : []), ...(phone === null ? [] : ['phone'])],
  };
}

function talkRow(
  world: World,
  { id, kind, form_enc, reason, outcome, asked_on, ended_on }: TalkRow,
): FillRow {
  return {
    text: {
      organisation: form_enc ? openTalk(world, form_enc).organisation : '–',
      kind: kind === OTHER_KIND ? 'iets anders' : nameOf(world, kind),
      asked_on: shortDate(asked_on),
      outcome: outcome === null ? '' : say(TALKS, outcome),
      ended_on: ended_on === null ? '' : shortDate(ended_on),
      kept_until: ended_on === null ? '' : shortDate(addDays(ended_on, world.trial.talkDays.closed)),
    },
    href: { open: `/onderzoekers/werving/gesprek/?id=${id}` },
    show: reason ? ['suspicious'] : [],
  };
}

const totalRow = (world: World, row: ViaRow): FillRow => ({
  text: {
    code: row.code,
    audience: nameOf(world, row.audience),
    quarter: sayQuarter(row.quarter),
    visits: sayTotal(row.visits),
    checks: row.company ? '–' : sayTotal(row.checks),
    sign_ups: row.company ? '–' : sayTotal(row.sign_ups),
  },
});

const nameOf = ({ content }: World, audience: string): string =>
  content.kit.audiences.find(({ code }) => code === audience)?.name ?? audience;
