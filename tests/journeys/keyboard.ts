/** Walking by keyboard alone. Each step makes sure that the eye can see where the focus is. */
import type { Page } from 'playwright-core';

/** Tabs on until the focus is on what `selector` names. Throws when it can't be reached, or when the focus can't be seen. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(whereIsFocus, selector);
    if (!here.visible) throw new Error(`The focus can't be seen on ${here.words}.`);
    if (here.found) return;
  }
  throw new Error(`By Tab nobody reaches ${selector}.`);
}

/** Chooses one of a group of radio buttons: Tab to the group, arrows to the answer. */
export async function chooseByKeyboard(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.press('Space');
  const wanted = page.locator(`[name="${name}"][value="${value}"]`);
  const count = await page.locator(`[name="${name}"]`).count();
  for (let presses = 0; presses < count && !(await wanted.isChecked()); presses += 1)
    await page.keyboard.press('ArrowDown');
  if (!(await wanted.isChecked())) throw new Error(`By arrows nobody reaches ${name} = ${value}.`);
}

export async function typeByKeyboard(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
}

export async function tickByKeyboard(page: Page, name: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.press('Space');
}

/** Runs in the page. */
function whereIsFocus(selector: string): { found: boolean; visible: boolean; words: string } {
  const focus = document.activeElement;
  if (!(focus instanceof HTMLElement) || focus === document.body)
    return { found: false, visible: true, words: 'the page' };
  const shown = (element: Element | null) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  };
  const box = focus.getBoundingClientRect();
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const label = focus.closest('label') ?? document.querySelector(`label[for="${CSS.escape(focus.id)}"]`);
  // A date field marks the part of it that has the focus: that mark is the browser's own.
  const marked = shown(focus) || shown(label) || focus.matches('[type="date"]');
  return { found: focus.matches(selector), visible: marked && inView, words: focus.outerHTML.slice(0, 120) };
}
