/** What a participant's own page shows. Nothing in it follows from what the other member did, but that they are a couple [C1, C2]. */
import { plainDate, timeOf } from '../domain/calendar.ts';
import { minutesAtMost } from '../domain/journey.ts';
import { comingQuestionnaires } from '../domain/mine.ts';
import type { Mine } from './database/own-page.ts';
import type { OpenSession } from './database/session.ts';
import type { Fill, FillRow } from './fill.ts';
import { changeFlags } from './life.ts';
import { linkUrl } from './messages.ts';
import { pausedUntil } from './own-pause.ts';
import { handsOver, mailedBy, questionnairePath } from './paths.ts';
import type { World } from './world.ts';

/** Values for the page `/sjabloon/mijn/`. `handover`: id of the link to hand over, if there is one. */
export function fillMine(world: World, session: OpenSession, handover: string | null): Fill {
  const { secrets } = world;
  const link = handover === null ? null : linkUrl(world, secrets.linkToken(handover));
  return {
    text: {
      name: session.name_enc === null ? '' : secrets.open(session.name_enc),
      ...(session.invitation?.leaves_at ? { leaves_at: timeOf(session.invitation.leaves_at) } : {}),
      ...(session.guidance_on ? { guidance_on: plainDate(session.guidance_on) } : {}),
      ...(link ? { link } : {}),
    },
    show: session.stopped ? [session.role, 'stopped'] : [session.role, ...flagsOf(world, session)],
    each: { questionnaires: session.questionnaires.flatMap((one) => rowOf(world, one)) },
  };
}

/** The same with what comes and when, and with a pause or an address that refuses mail. */
export function fillComing({ trial }: World, at: Date, mine: Mine, fill: Fill): Fill {
  const until = pausedUntil(mine, at);
  const coming = mine.history ? comingQuestionnaires(trial, mine.history) : [];
  return {
    ...fill,
    text: { ...fill.text, ...(until ? { paused_until: plainDate(until) } : {}) },
    show: [
      ...(fill.show ?? []),
      ...(until ? ['paused'] : []),
      ...(mine.bounced ? ['bounced'] : []),
      ...(coming.length ? ['coming'] : []),
    ],
    each: {
      ...fill.each,
      coming: coming.map(({ title, opensOn, minutes }) => ({
        text: { title, opens_on: plainDate(opensOn), minutes: String(minutes) },
      })),
    },
  };
}

function flagsOf({ trial }: World, session: OpenSession): string[] {
  const couple = session.couple?.state;
  return [
    ...(couple
      ? []
      : waiting(session, mailedBy(trial, session.role) !== null, handsOver(trial, session.role))),
    ...(couple === 'randomised' ? ['randomised'] : couple ? ['joined'] : []),
    ...changeFlags(session),
    ...(session.contact === 'none' ? ['no-contact'] : []),
    ...(session.consent_again ? ['consent-again'] : []),
    ...(session.guidance === 'open' ? ['guidance-open'] : []),
    ...(session.guidance === 'waiting' ? ['guidance-waiting'] : []),
  ];
}

/** What somebody without a couple sees; who hands over a link always sees the same. */
function waiting({ invitation }: OpenSession, mails: boolean, hands: boolean): string[] {
  if (hands) return ['handed'];
  if (!mails) return [];
  const state = invitation?.state;
  if (state === 'waiting' || state === 'sent') return [`invitation-${state}`];
  return [state === 'taken_back' ? 'invitation-taken-back' : 'invitation-none'];
}

function rowOf({ trial }: World, one: OpenSession['questionnaires'][number]): FillRow[] {
  const questionnaire = trial.questionnaires.find(({ id }) => id === one.questionnaire);
  if (!questionnaire || one.state === 'closed') return [];
  return [
    {
      text: {
        title: questionnaire.title,
        minutes: String(minutesAtMost(trial, questionnaire)),
        ...(one.closes_on ? { closes_on: plainDate(one.closes_on) } : {}),
      },
      href: { open: questionnairePath(one.questionnaire) },
      show: [one.state === 'submitted' ? 'submitted' : 'open'],
    },
  ];
}

/** The id of the link that this participant hands over; made when it is first needed, and then always the same. */
export async function handoverOf(
  world: World,
  at: Date,
  session: OpenSession,
  sessionHash: string,
): Promise<string | null> {
  if (session.handover_id || session.couple || session.stopped || !handsOver(world.trial, session.role)) {
    return session.handover_id;
  }
  const id = crypto.randomUUID();
  const token = world.secrets.tokenHash(world.secrets.linkToken(id));
  const result = await world.database.handOver(at, sessionHash, token, id);
  return result.status === 'ready' ? result.link : null;
}
