/** Legal dates worked out on this device: as a list, a picture and a calendar file. Nothing is sent, nothing kept unless asked. */
import { isDate } from '../../domain/date.ts';
import {
  legalDates,
  problemOf,
  termStart,
  type LegalDate,
  type LegalStep,
  type Recovery,
} from '../../domain/legal-timeline.ts';
import { giveCalendar } from './calendar.ts';
import { keep, kept, wipe } from './keeping.ts';
import { picture } from './picture.ts';
import { todayHere } from './today.ts';

const NAME = 'termijnen';
const full = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const short = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const say = (format: Intl.DateTimeFormat, day: string): string => format.format(new Date(`${day}T12:00:00Z`));

interface Given {
  readonly firstDay: string;
  readonly recoveries: readonly Recovery[];
}

const root = document.querySelector<HTMLElement>('[data-legal]');
if (root) begin(root);

function begin(legal: HTMLElement): void {
  const part = <E extends HTMLElement = HTMLElement>(name: string): E => {
    const found = legal.querySelector<E>(`[data-${name}]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const steps = JSON.parse(part('steps').textContent ?? '[]') as LegalStep[];
  const words = part('words').dataset;
  const first = legal.querySelector<HTMLInputElement>('#eerste');
  const keeping = part<HTMLInputElement>('keep');
  const said = part('said');
  let dates: readonly LegalDate[] = [];

  const addRecovery = (recovery?: Recovery): void => {
    const copy = part<HTMLTemplateElement>('recovery').content.cloneNode(true) as DocumentFragment;
    const [from, until] = copy.querySelectorAll('input');
    if (from && until && recovery) [from.value, until.value] = [recovery.from, recovery.until];
    part('recoveries').append(copy);
    part('recoveries').lastElementChild?.querySelector<HTMLElement>('input')?.focus();
  };
  const given = (): Given => ({
    firstDay: first?.value ?? '',
    recoveries: [...legal.querySelectorAll('.recovery')].map((recovery) => {
      const [from, until] = recovery.querySelectorAll('input');
      return { from: from?.value ?? '', until: until?.value ?? '' };
    }),
  });

  const show = (move: boolean): void => {
    const { firstDay, recoveries } = given();
    const problem = wrongWith({ firstDay, recoveries });
    part('problem').hidden = problem === null;
    part('problem').textContent = problem ? (words[problem] ?? problem) : '';
    part('legal-answer').hidden = problem !== null;
    if (problem) {
      if (problem === 'noFirstDay') first?.focus();
      return;
    }
    dates = legalDates(steps, firstDay, recoveries);
    const today = todayHere();
    const start = termStart(firstDay, recoveries);
    part('legal-note').textContent = `${words.countedFrom} ${say(full, start)}.`;
    const next = dates.find(({ by }) => by >= today);
    part('dates').replaceChildren(...dates.map((date) => itemOf(date, { today, next, words })));
    const image = picture(
      start,
      dates.map(({ step, number, by }) => ({
        day: by,
        date: say(short, by),
        title: step.title,
        small: step.repeat !== undefined && number > 1,
      })),
      recoveries,
      { day: today, word: words.today ?? '' },
    );
    image.setAttribute('aria-label', words.picture ?? '');
    part('picture').replaceChildren(image);
    if (keeping.checked) keep(NAME, given());
    if (move) part('legal-title').focus();
  };

  part('legal-form').addEventListener('submit', (event) => {
    event.preventDefault();
    show(true);
  });
  part('add').addEventListener('click', () => addRecovery());
  part('recoveries').addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.matches('[data-remove]')) return;
    target.closest('.recovery')?.remove();
    part('add').focus();
  });
  part('print').addEventListener('click', () => print());
  part('calendar').addEventListener('click', () => {
    const coming = dates.filter(({ by }) => by >= todayHere());
    if (coming.length) giveCalendar(coming.map(({ by }) => ({ day: by })));
    said.textContent = (coming.length ? words.made : words.nothing) ?? '';
  });
  keeping.addEventListener('change', () => {
    if (keeping.checked) keep(NAME, given());
    else wipe(NAME);
    said.textContent = (keeping.checked ? words.kept : words.wiped) ?? '';
  });

  const before = kept(NAME);
  if (first && isGiven(before)) {
    first.value = before.firstDay;
    before.recoveries.forEach(addRecovery);
    keeping.checked = true;
    show(false);
    (document.activeElement as HTMLElement | null)?.blur();
  }
}

/** The name of the words for what is wrong, or null. */
function wrongWith({ firstDay, recoveries }: Given): string | null {
  if (!isDate(firstDay)) return 'noFirstDay';
  if (recoveries.some(({ from, until }) => !isDate(from) || !isDate(until))) return 'incomplete';
  const problem = problemOf(firstDay, recoveries);
  return problem && problem.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
}

function isGiven(value: unknown): value is Given {
  const found = value as Partial<Given> | null;
  return typeof found?.firstDay === 'string' && Array.isArray(found.recoveries);
}

function itemOf(
  { step, from, by, number }: LegalDate,
  { today, next, words }: { today: string; next: LegalDate | undefined; words: DOMStringMap },
): HTMLLIElement {
  const item = document.createElement('li');
  const coming = next?.by === by && next.step === step;
  const again = step.repeat !== undefined && number > 1;
  item.className = [by < today ? 'past' : coming ? 'coming' : '', again ? 'again' : ''].join(' ').trim();
  const date = document.createElement('strong');
  date.textContent = from
    ? `${say(full, from)} ${words.until} ${say(full, by)}`
    : `${words[step.moment ?? 'by']} ${say(full, by)}`.trim();
  const what = document.createElement('a');
  what.href = `#stap-${step.code}`;
  what.textContent = step.repeat ? `${step.title} (${number})` : step.title;
  item.append(date, what);
  if (!again) {
    const who = document.createElement('span');
    who.textContent = step.who;
    item.append(who);
  }
  const tag = by < today ? words.past : coming ? words.next : undefined;
  if (tag) {
    const mark = document.createElement('em');
    mark.className = 'tag';
    mark.textContent = tag;
    item.append(mark);
  }
  return item;
}
