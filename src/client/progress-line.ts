/** The line and the bar above the questions: how far someone is, and how long it still takes. */
import type { Filling } from './filling.ts';
import { progressAt } from './progress.ts';
import type { Screen } from './screens.ts';
import { ALL_DONE, progressWords } from './words.ts';

export interface ProgressLine {
  /** Of all `screens` this one is shown; undefined: all are done. `alone`: one question a screen. */
  show(screens: readonly Screen[], screen: Screen | undefined, alone: boolean): void;
  /** Which part this is, in words that may stand in a title. */
  part(): string;
}

export function createProgressLine({ questionnaire, answers }: Filling): ProgressLine {
  const line = document.querySelector<HTMLElement>('[data-progress] p');
  const dots = document.querySelector<HTMLElement>('[data-progress] ol');
  let words = '';
  return {
    show(screens, screen, alone) {
      const { nth, count, minutes } = progressAt(questionnaire, answers(), screen?.section ?? '');
      const question = screen && alone ? within(screens, screen) : null;
      words = screen ? progressWords(nth, count, minutes, question) : ALL_DONE;
      if (line && line.textContent !== words) line.textContent = words;
      const done = screen ? nth - 1 : count;
      dots?.replaceChildren(...Array.from({ length: count }, (_, index) => dot(index, done)));
    },
    part: () => words.split(',')[0] ?? '',
  };
}

/** Which question of its section stands on a screen, from 1. Of how many isn't known before they are answered. */
const within = (screens: readonly Screen[], { section, place }: Screen): number =>
  screens.filter((screen) => screen.section === section).findIndex((screen) => screen.place === place) + 1;

function dot(index: number, done: number): HTMLLIElement {
  const element = document.createElement('li');
  element.className = index < done ? 'done' : index === done ? 'now' : '';
  return element;
}
