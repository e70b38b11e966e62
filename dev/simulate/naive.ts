/**
 * What each person should get, by reading the protocol the slow way: day after day, with a calendar of its own. Written
 * apart from `src/domain/due.ts` and sharing nothing with it, so that the two can be held against each other.
 */
import type { Trial, Wave } from '../../src/domain/trial.ts';

/** A life as far as the schedule is concerned. Days are Amsterdam days (ISO dates); moments of sending are mornings. */
export interface Story {
  readonly who: string;
  readonly role: string;
  readonly joinedOn: string | null;
  readonly randomisedOn: string | null;
  readonly releaseOn: string | null;
  /** By wave: the first day on whose morning the questionnaire was in. */
  readonly answeredBy: Readonly<Record<string, string>>;
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
}

export interface Expected {
  readonly day: string;
  readonly what: 'wave' | 'reminder' | 'last-reminder' | 'end' | 'phone' | 'paper';
  readonly wave: string | null;
}

/** A window of questionnaire time. */
interface Window {
  readonly wave: Wave;
  readonly opens: string;
  readonly closes: string;
}

/** Messages and tasks of one person up to and including the morning of `until`, in order of day. */
export function expectedOf(trial: Trial, story: Story, until: string): Expected[] {
  if (story.joinedOn === null) return [];
  const windows = windowsOf(trial, story);
  const expected: Expected[] = [];
  const sent = new Set<string>();
  let lastMail: string | null = null;
  for (let day = story.joinedOn; day <= until; day = later(day, 1)) {
    if (story.goneBy !== null && day >= story.goneBy) break;
    if (story.quietBy !== null && day >= story.quietBy) break;
    if (isDayOff(trial, day) || isPaused(trial, story, day)) continue;
    const open = windows.filter(
      (one) => day >= one.opens && day <= one.closes && !((story.answeredBy[one.wave.code] ?? '9') <= day),
    );
    for (const task of tasksOn(story, open, day, sent)) {
      expected.push({ day, ...task });
      sent.add(`${task.what} ${task.wave}`);
    }
    if (isUnreachable(story, day)) continue;
    const rested = lastMail === null || day >= later(lastMail, trial.sending.gapDays);
    const mail = rested ? mailOn(story, open, day, sent) : null;
    if (!mail) continue;
    expected.push({ day, what: mail.what, wave: mail.wave });
    if (day !== story.rejectedOn) sent.add(mail.name);
    lastMail = day;
  }
  return expected;
}

function windowsOf(trial: Trial, { joinedOn, randomisedOn, guidesUntil, role }: Story): Window[] {
  return trial.schedule.flatMap((wave) => {
    if (!trial.questionnaires.some((one) => one.role === role && one.wave === wave.code)) return [];
    const opens = wave.months === 0 ? joinedOn : randomisedOn && monthsLater(randomisedOn, wave.months);
    if (!opens || joinedOn === null || opens < joinedOn) return [];
    if (wave.months > 0 && guidesUntil !== null && opens > guidesUntil) return [];
    return [{ wave, opens, closes: later(opens, wave.windowDays) }];
  });
}

interface Mail {
  readonly name: string;
  readonly what: Expected['what'];
  readonly wave: string | null;
  readonly day: string;
}

/** The mails of a window in order; the baseline was announced when the couple joined. */
function mailsOf({ wave, opens }: Window): Mail[] {
  const last = Math.max(...wave.reminders);
  const mails = wave.reminders.map((after) => ({
    what: after === last ? ('last-reminder' as const) : ('reminder' as const),
    after,
  }));
  const all = wave.months === 0 ? mails : [{ what: 'wave' as const, after: 0 }, ...mails];
  return all.map(({ what, after }) => ({
    name: `${wave.code} ${after}`,
    what,
    wave: wave.code,
    day: later(opens, after),
  }));
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
      return what === 'wave' || next === undefined || next.day > day;
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

/** Whether nothing of the schedule leaves on this day. */
export function isDayOff({ sending }: Trial, day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  return sending.daysOff.includes(weekday) || (sending.holidaysOff && HOLIDAYS.has(day));
}

/** So many days later (ISO dates). */
export const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day of the month, or that month's last day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0, 12));
  end.setUTCDate(Math.min(date, end.getUTCDate()));
  return end.toISOString().slice(0, 10);
}

/** Dutch public holidays from a printed calendar, 5 May every year. */
const HOLIDAYS = new Set(
  [
    '2025-01-01 2025-04-20 2025-04-21 2025-04-26 2025-05-05 2025-05-29 2025-06-08 2025-06-09 2025-12-25 2025-12-26',
    '2026-01-01 2026-04-05 2026-04-06 2026-04-27 2026-05-05 2026-05-14 2026-05-24 2026-05-25 2026-12-25 2026-12-26',
    '2027-01-01 2027-03-28 2027-03-29 2027-04-27 2027-05-05 2027-05-06 2027-05-16 2027-05-17 2027-12-25 2027-12-26',
    '2028-01-01 2028-04-16 2028-04-17 2028-04-27 2028-05-05 2028-05-25 2028-06-04 2028-06-05 2028-12-25 2028-12-26',
    '2029-01-01 2029-04-01 2029-04-02 2029-04-27 2029-05-05 2029-05-10 2029-05-20 2029-05-21 2029-12-25 2029-12-26',
  ].flatMap((year) => year.split(' ')),
);
