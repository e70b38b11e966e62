/** One section at a time: which is shown, what Next, Back and the browser's own Back do, and where the focus goes. */
import { isAnswered, progress } from '../domain/journey.ts';
import { type Filling } from './filling.ts';
import { clearProblems, fieldsWithProblem, showProblems, summaryOf } from './problems.ts';
import { progressAt } from './progress.ts';
import { showReview } from './review.ts';
import { createWarnings } from './warnings.ts';
import { ALL_DONE, progressWords } from './words.ts';

/** The place after the last section; no section can have this code. */
const REVIEW = '*';

interface Mark {
  readonly place: string;
  /** Number of our own history entries before this one. */
  readonly depth: number;
}

export interface Walk {
  /** Shows the progress anew after a changed answer. */
  refresh(): void;
  next(): void;
  atReview(): boolean;
  /** Goes to the first place where something is wrong or missing; false when nothing is. */
  toFirstProblem(): boolean;
  /** Opens the section where someone should go on, as far as the answers in the form tell. */
  start(): void;
  /** Goes there again, now that earlier answers stand in the form; the focus stays. */
  resume(): void;
  end(): void;
}

/** `onMove` is called when someone has gone to another section. */
export function createWalk(filling: Filling, onMove: () => void): Walk {
  const { form, questionnaire } = filling;
  const warnings = createWarnings(filling);
  const baseTitle = document.title.replace(/^Fout: /, '');
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const [line, dots] = [find('[data-progress] p'), find('[data-progress] ol')];
  const [nextButton, backButton, sendButton] = [
    find('[data-next]'),
    find('[data-back]'),
    find('[data-send]'),
  ];
  const review = find('[data-review]');
  let place = '';
  let reviewed = false;
  let ended = false;
  const cameFrom = markIn(history.state);
  let depth = cameFrom?.depth ?? 0;

  const codes = () => filling.asked().map((section) => section.code);
  const mark = (): Mark => ({ place, depth });
  const headingOf = () =>
    (place === REVIEW ? review : sectionElement(place))?.querySelector<HTMLElement>('h2');
  const sectionElement = (code: string) =>
    form.querySelector<HTMLElement>(`[data-section="${CSS.escape(code)}"]`);

  function show(to: string): void {
    const asked = codes();
    place = to === REVIEW || asked.includes(to) ? to : (asked[0] ?? REVIEW);
    for (const section of questionnaire.sections) {
      const element = sectionElement(section.code);
      if (element) element.hidden = section.code !== place;
    }
    const last = place === REVIEW;
    reviewed ||= last;
    if (review) {
      review.hidden = !last;
      const box = review.querySelector<HTMLElement>('[data-answers]');
      if (last && box) showReview(box, filling);
    }
    toggle(nextButton, !last);
    toggle(sendButton, last);
    toggle(backButton, place !== asked[0]);
    toggle(find('[data-intro]'), place === asked[0]);
    refresh();
    // Not the name of the section: a title shows in tabs, histories and shared screens [C3].
    document.title = `${line?.textContent?.split(',')[0] ?? ''} · ${baseTitle}`;
  }

  function refresh(): void {
    const { nth, count, minutes } = progressAt(questionnaire, filling.answers(), place);
    const done = place === REVIEW ? count : nth - 1;
    if (line) line.textContent = place === REVIEW ? ALL_DONE : progressWords(nth, count, minutes);
    dots?.replaceChildren(...Array.from({ length: count }, (_, index) => dot(index, done)));
  }

  function go(to: string, { replace = false, focus = true, clear = true } = {}): void {
    const before = place;
    if (clear) clearProblems(form);
    show(to);
    if (replace || place !== before) {
      if (!replace) depth += 1;
      if (replace) history.replaceState(mark(), '');
      else history.pushState(mark(), '');
    }
    if (focus) focusTop();
  }

  function focusTop(): void {
    onMove();
    headingOf()?.focus({ preventScroll: true });
    find('[data-filling]')?.scrollIntoView({ behavior: 'instant' });
  }

  function next(): void {
    const problems = filling.problems(place);
    clearProblems(form);
    if (problems.length > 0) return showProblems(form, problems);
    const section = filling.asked().find(({ code }) => code === place);
    if (section && warnings.ask(section)) return;
    const after = codes()[codes().indexOf(place) + 1];
    if (after !== undefined && !reviewed) return go(after);
    if (!toFirstProblem()) go(REVIEW);
  }

  function toFirstProblem(): boolean {
    const [first] = filling.problems();
    if (!first) return false;
    const section = filling.sectionOf(first.field) ?? place;
    go(section, { focus: false });
    showProblems(form, filling.problems(section));
    return true;
  }

  /** A link to a field in another section opens that section first. */
  function followLink(event: Event): void {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const section = target?.closest<HTMLElement>('[data-section]')?.dataset.section;
    if (!target || section === undefined) return;
    event.preventDefault();
    if (section !== place) go(section, { focus: false, clear: false });
    target.focus();
    target.closest('[data-item]')?.scrollIntoView({ behavior: 'instant', block: 'center' });
  }

  function onPopState({ state }: PopStateEvent): void {
    if (ended) return;
    const there = markIn(state);
    depth = there?.depth ?? depth + 1;
    // A link within the page made this entry: it becomes one of ours, so that Back from a later section finds it.
    if (!there) history.replaceState(mark(), '');
    if (!there || there.place === place) return;
    clearProblems(form);
    show(there.place);
    focusTop();
  }

  /** Where someone goes on: at what the server refused, at the place before a reload, or at the first open question. */
  function firstPlace(): string {
    const [refused] = fieldsWithProblem(form);
    const before = cameFrom?.place;
    if (refused !== undefined) return filling.sectionOf(refused) ?? '';
    if (before !== undefined && (before !== REVIEW || filling.problems().length === 0)) return before;
    const answers = filling.answers();
    const begun = [...filling.items.values()].some((item) => isAnswered(item, answers));
    return begun ? (progress(questionnaire, answers).next?.section ?? REVIEW) : '';
  }

  return {
    refresh,
    next,
    atReview: () => place === REVIEW,
    toFirstProblem,
    start() {
      const withProblems = fieldsWithProblem(form).length > 0;
      // Who is refused by the server was at the review already: going on leads back there.
      reviewed = withProblems;
      show(firstPlace());
      history.replaceState(mark(), '');
      if (withProblems) {
        document.title = `Fout: ${document.title}`;
        summaryOf()?.focus();
      }
      nextButton?.addEventListener('click', next);
      backButton?.addEventListener('click', () => {
        const index = codes().indexOf(place);
        if (depth > 0) history.back();
        else go(codes().at(index === -1 ? -1 : index - 1) ?? place, { replace: true });
      });
      document.addEventListener('click', followLink);
      addEventListener('popstate', onPopState);
    },
    resume() {
      show(firstPlace());
      history.replaceState(mark(), '');
    },
    end: () => void (ended = true),
  };
}

const toggle = (element: HTMLElement | null, shown: boolean): void => {
  if (element) element.hidden = !shown;
};

function dot(index: number, done: number): HTMLLIElement {
  const element = document.createElement('li');
  element.className = index < done ? 'done' : index === done ? 'now' : '';
  return element;
}

function markIn(state: unknown): Mark | null {
  if (typeof state !== 'object' || state === null || !('place' in state) || !('depth' in state)) return null;
  return typeof state.place === 'string' && typeof state.depth === 'number'
    ? { place: state.place, depth: state.depth }
    : null;
}
