/** The switch for who is tired: one question a screen, in large letters. Only this device remembers it. */

const KEY = 'rustig';

export interface Calm {
  on(): boolean;
}

/** Shows the switch as it was left on this device; `onChange` is called when it is turned. */
export function createCalm(onChange: () => void): Calm {
  const place = document.querySelector<HTMLElement>('[data-calm]');
  const control = place?.querySelector('input');
  let on = read();

  function show(): void {
    document.documentElement.classList.toggle('large', on);
    if (control) control.checked = on;
  }

  control?.addEventListener('change', () => {
    on = control.checked;
    keep(on);
    show();
    onChange();
  });
  if (place) place.hidden = false;
  show();
  return { on: () => on };
}

// Storage may be switched off or full: then the switch holds for this page.
function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function keep(on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
