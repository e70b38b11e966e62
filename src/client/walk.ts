/** One screen at a time: which is shown, what Next, Back and the browser's own Back do, and where the focus goes. */
import { type Filling } from './filling.ts';
import { isBegun, openField } from './going-on.ts';
import { headingOn, showScreen } from './layout.ts';
import { clearProblems, fieldsWithProblem, showProblems, summaryOf } from './problems.ts';
import { createProgressLine } from './progress-line.ts';
import { showReview } from './review.ts';
import { screenAt, screenOf, screensOf } from './screens.ts';
import { createTrail } from './trail.ts';
import { createWarnings } from './warnings.ts';

/** The place after the last screen; no section can have this code. */
const REVIEW = '*';

export interface Walk {
  /** Shows the progress anew after a changed answer. */
  refresh(): void;
  next(): void;
  atReview(): boolean;
  /** Goes to the first place where something is wrong or missing; false when nothing is. */
  toFirstProblem(): boolean;
  /** Opens the screen where someone should go on, as far as the answers in the form tell. */
  start(): void;
  /** Goes there again, now that earlier answers stand in the form; the focus stays. */
  resume(): void;
  /** The first open question, where others stand above it on this screen; null where it comes first. */
  openBelow(): string | null;
  /** Shows the same screen anew: answers came in from elsewhere. */
  again(): void;
  /** More or less stands on a screen now: shows the same question as before; the focus stays. */
  rearrange(): void;
  end(): void;
}

export interface WalkParts {
  readonly filling: Filling;
  /** Whether each question has a screen of its own. */
  readonly alone: () => boolean;
  /** Someone has gone to another screen. */
  readonly onMove: () => void;
}

export function createWalk({ filling, alone, onMove }: WalkParts): Walk {
  const { form, questionnaire } = filling;
  const warnings = createWarnings(filling);
  const baseTitle = document.title.replace(/^Fout: /, '');
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const line = createProgressLine(filling);
  const [nextButton, backButton, sendButton] = [
    find('[data-next]'),
    find('[data-back]'),
    find('[data-send]'),
  ];
  const review = find('[data-review]');
  let place = '';
  let reviewed = false;
  let ended = false;
  const trail = createTrail();

  const screens = () => screensOf(filling.asked(), alone());
  const here = () => (place === REVIEW ? undefined : screenAt(screens(), place));

  function show(to: string): void {
    const all = screens();
    const screen = to === REVIEW ? undefined : (screenAt(all, to) ?? all[0]);
    place = screen?.place ?? REVIEW;
    showScreen(form, questionnaire, all, screen);
    const last = screen === undefined;
    reviewed ||= last;
    if (review) {
      review.hidden = !last;
      const box = review.querySelector<HTMLElement>('[data-answers]');
      if (last && box) showReview(box, filling);
    }
    toggle(nextButton, !last);
    toggle(sendButton, last);
    toggle(backButton, place !== all[0]?.place);
    toggle(find('[data-intro]'), place === all[0]?.place);
    refresh();
    // Not the name of the section: a title shows in tabs, histories and shared screens [C3].
    document.title = `${line.part()} · ${baseTitle}`;
  }

  const refresh = () => line.show(screens(), here(), alone());

  function go(to: string, { replace = false, focus = true, clear = true } = {}): void {
    const before = place;
    if (clear) clearProblems(form);
    show(to);
    if (replace) trail.replace(place);
    else if (place !== before) trail.add(place);
    if (focus) focusTop();
  }

  function focusTop(): void {
    onMove();
    const screen = here();
    const heading = screen ? headingOn(form, screen) : review?.querySelector('h2');
    heading?.focus({ preventScroll: true });
    find('[data-filling]')?.scrollIntoView({ behavior: 'instant' });
  }

  function next(): void {
    const screen = here();
    if (!screen) return;
    const problems = filling.problems(screen.fields);
    clearProblems(form);
    if (problems.length > 0) return showProblems(form, problems);
    if (warnings.ask(screen.fields)) return;
    const all = screens();
    const after = all[all.findIndex((one) => one.place === screen.place) + 1];
    if (after !== undefined && !reviewed) return go(after.place);
    if (!toFirstProblem()) go(REVIEW);
  }

  function toFirstProblem(): boolean {
    const [first] = filling.problems();
    if (!first) return false;
    const screen = screenOf(screens(), first.field);
    go(screen?.place ?? place, { focus: false });
    showProblems(form, filling.problems(screen?.fields));
    return true;
  }

  /** A link to a field on another screen opens that screen first. */
  function followLink(event: Event): void {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const screen = screenOf(screens(), target?.getAttribute('name') ?? '');
    if (!target || !screen) return;
    event.preventDefault();
    if (screen.place !== place) go(screen.place, { focus: false, clear: false });
    target.focus();
    target.closest('[data-item]')?.scrollIntoView({ behavior: 'instant', block: 'center' });
  }

  /** The browser went back or forth. */
  function follow(to: string): void {
    clearProblems(form);
    show(to);
    focusTop();
  }

  /** Where someone goes on: at what the server refused, at the place before a reload, or at the first open question. */
  function firstPlace(): string {
    const [refused] = fieldsWithProblem(form);
    const before = trail.cameFrom;
    if (refused !== undefined) return screenOf(screens(), refused)?.place ?? '';
    if (before !== null && (before !== REVIEW || filling.problems().length === 0)) return before;
    return isBegun(filling) ? (openPlace() ?? REVIEW) : '';
  }

  const openPlace = () => screenOf(screens(), openField(filling) ?? '')?.place ?? null;

  function goBack(): void {
    const all = screens();
    const index = all.findIndex((screen) => screen.place === place);
    if (trail.canGoBack()) history.back();
    else go(all.at(index === -1 ? -1 : index - 1)?.place ?? place, { replace: true });
  }

  function stay(to: string): void {
    show(to);
    trail.replace(place);
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
      stay(firstPlace());
      if (withProblems) {
        document.title = `Fout: ${document.title}`;
        summaryOf()?.focus();
      }
      nextButton?.addEventListener('click', next);
      backButton?.addEventListener('click', goBack);
      document.addEventListener('click', followLink);
      trail.listen(() => (ended ? null : place), follow);
    },
    resume: () => stay(firstPlace()),
    openBelow() {
      const [open, fields] = [openField(filling), here()?.fields ?? []];
      return open !== null && fields.indexOf(open) > 0 ? open : null;
    },
    again: () => show(place),
    rearrange() {
      const section = place.split('/')[0];
      const open = openPlace();
      clearProblems(form);
      stay(open?.split('/')[0] === section && place !== REVIEW ? (open ?? place) : place);
    },
    end: () => void (ended = true),
  };
}

const toggle = (element: HTMLElement | null, shown: boolean): void => {
  if (element) element.hidden = !shown;
};
