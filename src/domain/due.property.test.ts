/** A year of somebody's life, invented by fast-check: whatever happens and whenever the scheduler runs, the rules hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, startOf } from './calendar.ts';
import { closingMoment, pausesOf } from './due-moments.ts';
import { dueSteps, planOf, type History, type Step } from './due.ts';
import { waveAgain, waveHistory, waveTrial } from './due.fixture.ts';
import { isSendingMoment } from './sending.ts';

const DAY = 86_400_000;
const MESSAGES = ['invite', 'remind', 'last', 'consent', 'end'];
const isMessage = ({ step }: Pick<Step, 'step'>): boolean => MESSAGES.includes(step);
const keyOf = ({ wave, step, number }: Pick<Step, 'wave' | 'step' | 'number'>): string =>
  `${wave} ${step} ${number}`;

/** What happens to a person between two runs. */
type Event =
  | { readonly kind: 'submit' | 'type' | 'stop' | 'die' | 'no_contact' | 'bounce' | 'new_address' }
  | { readonly kind: 'new_version' | 'consent' | 'decline' | 'mail_down' | 'mail_up' }
  | { readonly kind: 'pause'; readonly days: number };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<Event>({ kind: 'type' }, { kind: 'mail_down' }, { kind: 'mail_up' }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Event>({ kind: 'submit' }, { kind: 'new_version' }, { kind: 'consent' }),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((days) => ({ kind: 'pause', days }) as Event) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Event>({ kind: 'bounce' }, { kind: 'new_address' }, { kind: 'decline' }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Event>({ kind: 'stop' }, { kind: 'die' }, { kind: 'no_contact' }),
  },
);

/** One run of the scheduler: so many hours after the one before, with what happened since. */
const anyRun = fc.record({
  hours: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 2, arbitrary: fc.integer({ min: 30, max: 200 }) },
    { weight: 1, arbitrary: fc.integer({ min: -100, max: 1500 }) },
  ),
  event: fc.option(anyEvent, { freq: 3 }),
});
const anyYear = fc.array(anyRun, { minLength: 20, maxLength: 120 });
const start = startOf('2026-03-11');

/** What the database does with steps, as far as a plan can see it. */
function apply(history: History, steps: readonly Step[], now: Date): History {
  return steps.reduce<History>((was, { wave, step, number, at, closesOn, questionnaire }) => {
    if (step === 'open') {
      const opened = {
        id: `${wave}`,
        wave: `${wave}`,
        questionnaire: `${questionnaire}`,
        state: 'open' as const,
        opened_on: dayOf(now),
        closes_on: `${closesOn}`,
        last_saved_at: null,
        declined: false,
        again: false,
      };
      return { ...was, occasions: [...was.occasions, opened] };
    }
    if (step === 'close') {
      const closed = withOccasions(was, (one) => (one.wave === wave ? { state: 'closed' } : {}));
      return { ...closed, done: closed.done.filter((one) => !(one.pending && one.wave === wave)) };
    }
    // What waits steps back for the question for consent.
    const kept = step === 'consent' ? { ...was, done: was.done.filter(({ pending }) => !pending) } : was;
    const entry = { wave, step, number, on: dayOf(at), pending: isMessage({ step }) };
    return { ...kept, done: [...kept.done, entry] };
  }, history);
}

function withOccasions(
  history: History,
  change: (one: History['occasions'][number]) => Partial<History['occasions'][number]>,
): History {
  return {
    ...history,
    occasions: history.occasions.map((one) => (one.state === 'open' ? { ...one, ...change(one) } : one)),
  };
}

/** Whether the database would still take answers. */
const takes = (one: History['occasions'][number], now: Date): boolean =>
  now < closingMoment(waveTrial.graceHours, one);

function happen(history: History, event: Event, now: Date): History {
  const today = dayOf(now);
  const active = history.state === 'active';
  switch (event.kind) {
    case 'submit':
      return withOccasions(history, (one) => (takes(one, now) ? { state: 'submitted' } : {}));
    case 'type':
      return withOccasions(history, (one) => (takes(one, now) ? { last_saved_at: now } : {}));
    case 'stop':
    case 'die':
      if (!active) return history;
      return {
        ...cancelled(withOccasions(history, () => ({ state: 'closed' }))),
        state: event.kind === 'die' ? 'died' : 'stopped',
      };
    case 'no_contact':
      return { ...cancelled(history), contact: 'none' };
    case 'bounce':
      return { ...cancelled(history), reachable: false };
    case 'new_address':
      return { ...history, reachable: true };
    case 'new_version':
      return { ...history, consent: 'again', consent_version: history.consent_version + 1 };
    case 'consent':
      return { ...history, consent: 'current' };
    case 'decline': {
      const declined = withOccasions(history, () => ({ declined: true }));
      const open = declined.occasions.filter(({ state }) => state === 'open').map(({ wave }) => wave);
      return {
        ...declined,
        done: declined.done.filter((one) => !one.pending || !open.includes(one.wave ?? '')),
      };
    }
    case 'pause':
      return {
        ...history,
        pauses: [...history.pauses, { from_on: today, until_on: addDays(today, event.days) }],
      };
    default:
      return history;
  }
}

/** Mail that waits leaves now, as far as it may. */
function deliver(history: History, now: Date): History {
  const today = dayOf(now);
  if (!isSendingMoment(waveTrial.sending, now)) return history;
  if (history.pauses.some(({ from_on, until_on }) => from_on <= today && today < until_on)) return history;
  const leaves = (one: History['done'][number]): boolean =>
    one.pending && (history.consent === 'current' || one.step === 'consent');
  return {
    ...history,
    done: history.done.map((one) => (leaves(one) ? { ...one, pending: false, on: today } : one)),
  };
}

/** Mail that waits will not leave any more. */
const cancelled = (history: History): History => ({
  ...history,
  done: history.done.filter(({ pending }) => !pending),
});

interface Looked {
  readonly now: Date;
  readonly before: History;
  readonly steps: readonly Step[];
  readonly after: History;
}

/** Lives through a year from this history on; gives every look of the scheduler. */
function live(
  year: readonly { hours: number; event: Event | null }[],
  from: History = waveHistory,
): Looked[] {
  const looks: Looked[] = [];
  let history = from;
  let now = start;
  let mail = true;
  for (const { hours, event } of year) {
    now = new Date(Math.max(+start, +now + hours * 3_600_000));
    if (event?.kind === 'mail_down') mail = false;
    if (event?.kind === 'mail_up') mail = true;
    if (event) history = happen(history, event, now);
    const before = history;
    const steps = dueSteps(waveTrial, before, now);
    const after = apply(before, steps, now);
    looks.push({ now, before, steps, after });
    history = mail ? deliver(after, now) : after;
  }
  return looks;
}

const check = (holds: (looks: Looked[]) => void): void =>
  fc.assert(
    fc.property(anyYear, fc.constantFrom(waveHistory, waveAgain), (year, from) => holds(live(year, from))),
    { numRuns: 120 },
  );

test('doing what is due and asking again gives nothing', () => {
  check((looks) => {
    for (const { now, after } of looks) expect(dueSteps(waveTrial, after, now)).toEqual([]);
  });
});

test('no step is ever done twice, also when the clock jumps back', () => {
  check((looks) => {
    for (const { before, steps } of looks) {
      const keys = steps.map(keyOf);
      expect(new Set(keys).size).toBe(keys.length);
      for (const step of steps) {
        expect(before.done.map(keyOf)).not.toContain(keyOf(step));
        if (step.step === 'open') expect(before.occasions.map(({ wave }) => wave)).not.toContain(step.wave);
      }
    }
  });
});

test('between two messages lie the days that the trial asks, whenever mail was down or the scheduler late', () => {
  check((looks) => {
    const last = looks.at(-1)?.after.done.filter(isMessage) ?? [];
    const sent = last.map(({ on }) => on).sort();
    for (const [index, on] of sent.entries()) {
      const before = sent[index - 1];
      if (before) expect(daysBetween(before, on)).toBeGreaterThanOrEqual(waveTrial.sending.gapDays);
    }
  });
});

test('a message is due only in the hours of sending, outside pauses, in its window, for who may get it', () => {
  check((looks) => {
    for (const { now, before, steps } of looks) {
      for (const step of steps.filter(isMessage)) {
        expect(isSendingMoment(waveTrial.sending, step.at)).toBe(true);
        expect(before.state).toBe('active');
        expect(before.contact).toBe('all');
        expect(before.reachable).toBe(true);
        expect(before.consent === 'again').toBe(step.step === 'consent');
        for (const [from, until] of pausesOf(before, waveTrial.pauseDaysMost)) {
          expect(dayOf(now) >= from && dayOf(now) < until).toBe(false);
        }
        const occasion = before.occasions.find(({ wave }) => wave === step.wave);
        if (occasion) {
          expect(occasion.state).toBe('open');
          expect(occasion.declined).toBe(false);
          expect(dayOf(now) <= occasion.closes_on).toBe(true);
        }
      }
    }
  });
});

test('nobody is asked anything after stopping or dying, and no call or paper is planned without contact', () => {
  check((looks) => {
    for (const { before, steps } of looks) {
      if (before.state !== 'active') expect(steps).toEqual([]);
      if (before.contact === 'none') {
        expect(steps.filter(({ step }) => step !== 'open' && step !== 'close')).toEqual([]);
      }
    }
  });
});

test('[C7] a call about a questionnaire waits for the consent, and a call about the consent for two mails', () => {
  check((looks) => {
    for (const { before, steps } of looks) {
      for (const { wave, number } of steps.filter(({ step }) => step === 'phone' || step === 'paper')) {
        expect(before.consent).toBe(wave === null ? 'again' : 'current');
        if (wave !== null || !before.reachable) continue;
        expect(before.occasions.some((one) => one.declined && one.wave === wave)).toBe(false);
        const asked = before.done.filter(({ step, pending }) => step === 'consent' && !pending);
        expect(asked.map((one) => one.number)).toEqual(expect.arrayContaining([2 * number]));
      }
    }
  });
});

test('every window that has gone by was opened and is closed or submitted, however late the scheduler came', () => {
  check((looks) => {
    const { now, after } = looks.at(-1) as Looked;
    if (after.state !== 'active') return;
    const drawn = after.randomised_on !== null;
    const gone = drawn ? { T1: '2026-07-08', T2: '2027-04-07' } : { 'T0-again': '2026-03-31' };
    for (const [wave, closesOn] of Object.entries(gone)) {
      if (+now < +startOf(addDays(closesOn, 3))) continue;
      expect(after.occasions.find((one) => one.wave === wave)?.state).toMatch(/submitted|closed/);
    }
  });
});

test('nothing closes while answers are still taken', () => {
  check((looks) => {
    for (const { now, before, steps } of looks) {
      for (const { wave } of steps.filter(({ step }) => step === 'close')) {
        const occasion = before.occasions.find((one) => one.wave === wave);
        if (occasion) expect(takes(occasion, now)).toBe(false);
      }
    }
  });
});

test('a plan lies at or after the moment it is made, in order, and only shrinks when time goes by and nothing happens', () => {
  const later = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(anyYear, later, (year, days) => {
      const { now, after } = live(year).at(-1) as Looked;
      const plan = planOf(waveTrial, after, now);
      const next = planOf(waveTrial, after, new Date(+now + days * DAY));
      for (const [index, step] of plan.entries()) {
        expect(step.at >= now).toBe(true);
        expect(step.at >= (plan[index - 1]?.at ?? now)).toBe(true);
      }
      const kept = (steps: readonly Step[]): string[] => steps.filter(({ skipped }) => !skipped).map(keyOf);
      expect(kept(plan)).toEqual(expect.arrayContaining(kept(next)));
      // What is no message never comes earlier by waiting.
      for (const step of next.filter((one) => !isMessage(one))) {
        const was = plan.find((one) => keyOf(one) === keyOf(step));
        expect(was && was.at <= step.at).toBe(true);
      }
    }),
    { numRuns: 120 },
  );
});

test('what a plan foresees is what happens when nobody answers and every run is on time', () => {
  const year = Array.from({ length: 400 * 6 }, () => ({ hours: 4, event: null }));
  const happened = live(year).flatMap(({ steps }) => steps.map((step) => `${keyOf(step)} ${dayOf(step.at)}`));
  const foreseen = planOf(waveTrial, waveHistory, start)
    .filter(({ skipped }) => !skipped)
    .map((step) => `${keyOf(step)} ${dayOf(step.at)}`);
  expect(happened).toEqual(foreseen);
});
