/** A question that is asked before something is done: it takes the focus, and gives it back to who stays. */

export interface Panel {
  /** Asks; `words` fill the place that the page has for them. False when the page has no such panel. */
  ask(words?: string): boolean;
}

/** The panel that `selector` finds; `from` is the button that led to it. */
export function createPanel(selector: string, from: HTMLElement | null, onGo: () => void): Panel {
  const panel = document.querySelector<HTMLElement>(selector);
  const close = () => {
    if (panel) panel.hidden = true;
  };
  panel?.querySelector('[data-go]')?.addEventListener('click', () => {
    close();
    onGo();
  });
  panel?.querySelector('[data-stay]')?.addEventListener('click', () => {
    close();
    from?.focus();
  });
  return {
    ask(words) {
      if (!panel) return false;
      const place = panel.querySelector('[data-words]');
      if (place && words) place.textContent = words;
      panel.hidden = false;
      panel.querySelector<HTMLElement>('h2')?.focus();
      return true;
    },
  };
}
