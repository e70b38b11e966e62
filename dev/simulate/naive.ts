/**
 * What each person should get, by reading the protocol the slow way: day after day, with a calendar of its own. Written
 * apart from `src/domain/due.ts` and sharing nothing with it, so that the two can be held against each other.
 */
import type { Trial } from '../../src/domain/trial.ts';
import { isDayOff, later } from './naive-days.ts';
import { mailsOf, windowsOf, type Mail, type Window } from './naive-windows.ts';

/** A life as far as the schedule is concerned. Days are Amsterdam days (ISO dates); moments of sending are mornings. */
export interface Story {
  readonly who: string;
  readonly role: string;
  readonly joinedOn: string | null;
  /** The first day on whose morning the person was in a couple. */
  readonly joinedBy: string | null;
  /** The day of the mail that announced the baseline; null for who came in after the draw. */
  readonly announcedOn: string | null;
  readonly randomisedOn: string | null;
  readonly releaseOn: string | null;
  /** By wave: the first day on whose morning the questionnaire was in. */
  readonly answeredBy: Readonly<Record<string, string>>;
  /** By wave: the first day on whose morning somebody had said on the telephone not to want this questionnaire. */
  readonly declinedBy: Readonly<Record<string, string>>;
  /** The first day on whose morning the person had stopped or died. */
  readonly goneBy: string | null;
  /** From that morning on no mail and no calls, for who asked that. */
  readonly quietBy: string | null;
  /** Mornings on which the address did not take mail: from the first, up to the second. */
  readonly unreachable: readonly (readonly [from: string, until: string | null])[];
  /** The day on which the mail server said at once that there is no such mailbox: that mail never left. */
  readonly rejectedOn: string | null;
  readonly pauses: readonly (readonly [from: string, until: string])[];
  /** The last day on which this person guides the other. */
  readonly guidesUntil: string | null;
  /** From which morning a new consent is asked, and on which morning it was there. */
  readonly newConsent: { readonly from: string; readonly givenBy: string | null } | null;
  /** The first morning on which nothing is asked any more of who let the baseline pass. */
  readonly overBy: string | null;
  /** What was asked again before the draw: on which day, the first morning after that, and from which one it is needless. */
  readonly again: readonly {
    readonly wave: string;
    readonly on: string;
    readonly from: string;
    readonly overBy: string | null;
  }[];
}

export interface Expected {
  readonly day: string;
  readonly what: Mailed | 'phone' | 'paper' | 'consent';
  readonly wave: string | null;
}

type Mailed = 'wave' | 'reminder' | 'last-reminder' | 'again' | 'again-reminder' | 'end' | 'consent-again';

/** Messages and tasks of one person up to and including the morning of `until`, in order of day. */
export function expectedOf(trial: Trial, story: Story, until: string): Expected[] {
  if (story.joinedBy === null) return [];
  const windows = windowsOf(trial, story);
  const expected: Expected[] = [];
  const sent = new Set<string>();
  const asked: string[] = [];
  let lastMail = story.announcedOn;
  for (let day = story.joinedBy; day <= until; day = later(day, 1)) {
    if (story.goneBy !== null && day >= story.goneBy) break;
    if (story.quietBy !== null && day >= story.quietBy) break;
    if (isDayOff(trial, day) || isPaused(trial, story, day)) continue;
    const rested = lastMail === null || day >= later(lastMail, trial.sending.gapDays);
    if (waitsForConsent(story, day)) {
      const over = sent.has('end') || (story.overBy !== null && day >= story.overBy);
      const what = over ? null : consentOn(trial, story, day, { asked, called: sent.has('consent'), rested });
      if (!what) continue;
      expected.push({ day, what, wave: null });
      if (what === 'consent') sent.add(what);
      else {
        lastMail = day;
        if (day !== story.rejectedOn) asked.push(day);
      }
      continue;
    }
    const open = windows.filter((one) => isAsked(story, one, day));
    for (const task of tasksOn(story, open, day, sent)) {
      expected.push({ day, ...task });
      sent.add(`${task.what} ${task.wave}`);
    }
    if (isUnreachable(story, day)) continue;
    const mail = rested ? mailOn(story, open, day, sent) : null;
    if (!mail) continue;
    expected.push({ day, what: mail.what, wave: mail.wave });
    if (day !== story.rejectedOn) sent.add(mail.name);
    lastMail = day;
  }
  return expected;
}

/** A questionnaire is asked in its window, of who neither answered it nor said not to want it, while somebody waits for it. */
const isAsked = (
  { answeredBy, declinedBy }: Story,
  { wave: { code }, from, closes, overBy }: Window,
  day: string,
) =>
  day >= from && day <= closes && ![answeredBy[code], declinedBy[code], overBy].some((by) => by && by <= day);

/** [C7] Until the new consent is there nothing else is sent, and nobody calls about anything else. */
const waitsForConsent = ({ newConsent }: Story, day: string): boolean =>
  newConsent !== null &&
  day >= newConsent.from &&
  !(newConsent.givenBy !== null && newConsent.givenBy <= day);

/** It is asked at once, once more some days later, and by telephone as long after that; at once where mail doesn't come. */
function consentOn(
  { sending }: Trial,
  story: Story,
  day: string,
  { asked, called, rested }: { asked: readonly string[]; called: boolean; rested: boolean },
): 'consent-again' | 'consent' | null {
  const [first, second] = asked;
  if (isUnreachable(story, day) || (second && day >= later(second, sending.consentDays)))
    return called ? null : 'consent';
  if (second || !rested) return null;
  return !first || day >= later(first, sending.consentDays) ? 'consent-again' : null;
}

/** The one mail that may leave this morning: of those that wait the one that was meant to leave first. */
function mailOn(story: Story, open: readonly Window[], day: string, sent: ReadonlySet<string>): Mail | null {
  const waiting: Mail[] = open.flatMap((window) => {
    const mails = mailsOf(window);
    return mails.filter(({ name, what, day: meant }, index) => {
      if (sent.has(name) || meant > day) return false;
      if (mails.slice(index + 1).some((one) => sent.has(one.name))) return false;
      // A reminder that comes too late gives way to the next one; an invitation never does.
      const next = mails[index + 1];
      return what === 'wave' || what === 'again' || next === undefined || next.day > day;
    });
  });
  if (story.releaseOn !== null && day >= story.releaseOn && !sent.has('end'))
    waiting.push({ name: 'end', what: 'end', wave: null, day: story.releaseOn });
  return waiting.reduce<Mail | null>((first, one) => (first && first.day <= one.day ? first : one), null);
}

function tasksOn(
  story: Story,
  open: readonly Window[],
  day: string,
  sent: ReadonlySet<string>,
): { what: 'phone' | 'paper'; wave: string }[] {
  return open.flatMap((window) => {
    const { wave, opens } = window;
    const due = (what: 'phone' | 'paper', from: string | null) =>
      from !== null && day >= from && !sent.has(`${what} ${wave.code}`) ? [{ what, wave: wave.code }] : [];
    return [
      ...due('phone', wave.phone && phoneDay(story, window, day, wave.phone.day, sent)),
      ...due('paper', wave.paperDay === null ? null : later(opens, wave.paperDay)),
    ];
  });
}

/** Who can't be reached by mail is called when the next mail would have left. */
function phoneDay(
  story: Story,
  window: Window,
  day: string,
  after: number,
  sent: ReadonlySet<string>,
): string {
  const usual = later(window.opens, after);
  if (!isUnreachable(story, day)) return usual;
  const next = mailsOf(window).find(({ name }) => !sent.has(name));
  return next && next.day < usual ? next.day : usual;
}

const isUnreachable = ({ unreachable }: Story, day: string): boolean =>
  unreachable.some(([from, until]) => day >= from && (until === null || day < until));

/** Pauses that touch are one, and one lasts so many days at most. */
function isPaused({ pauseDaysMost }: Trial, { pauses }: Story, day: string): boolean {
  const paused = (one: string) => pauses.some(([from, until]) => one >= from && one < until);
  if (!paused(day)) return false;
  let run = 0;
  for (let one = day; paused(one); one = later(one, -1)) run += 1;
  return run <= pauseDaysMost;
}
