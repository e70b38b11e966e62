/** On every page of the guidance: warns when law has grown stale since the build, and opens meanings on hover and focus. */
import { isStale } from '../../domain/legal-timeline.ts';
import { todayHere } from './today.ts';
import './use.ts';
import './useful.ts';

for (const warning of document.querySelectorAll<HTMLElement>('[data-checked-on]')) {
  if (isStale(warning.dataset.checkedOn ?? '', todayHere())) warning.hidden = false;
}

/** Long enough to pass over a word without its meaning jumping up. */
const HOVER_MS = 250;

for (const button of document.querySelectorAll<HTMLButtonElement>('button.term')) {
  const meaning = button.popoverTargetElement;
  if (!(meaning instanceof HTMLElement)) continue;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let byItself = false;
  const show = () => {
    if (meaning.matches(':popover-open')) return;
    byItself = true;
    meaning.showPopover({ source: button });
  };
  const hide = () => {
    clearTimeout(waiting);
    if (byItself && !button.matches(':hover, :focus') && !meaning.matches(':hover')) meaning.hidePopover();
  };
  button.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType === 'mouse') waiting = setTimeout(show, HOVER_MS);
  });
  button.addEventListener('pointerleave', () => setTimeout(hide, HOVER_MS));
  meaning.addEventListener('pointerleave', () => setTimeout(hide, HOVER_MS));
  button.addEventListener('focus', () => {
    if (button.matches(':focus-visible')) show();
  });
  button.addEventListener('blur', hide);
  // What a hover or the focus opened, a press leaves open.
  button.addEventListener('click', (event) => {
    clearTimeout(waiting);
    if (byItself && meaning.matches(':popover-open')) event.preventDefault();
    byItself = false;
  });
}
