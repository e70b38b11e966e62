/** The line beside a number field from 0 to 100: both say the same, and a line that nobody touched is no answer. */
import { NOTHING_CHOSEN } from './words.ts';

export interface Lines {
  /** Puts each line where its number field says. */
  refresh(): void;
}

export function createLines(form: HTMLFormElement): Lines {
  const lines = [...form.querySelectorAll('[data-visual]')].flatMap((box) => {
    const [line, field] = box.querySelectorAll('input');
    return line && field ? [{ line, field }] : [];
  });

  for (const { line, field } of lines) {
    const take = () => {
      if (field.value === line.value) return;
      field.value = line.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    line.hidden = false;
    line.addEventListener('input', take);
    // The middle is where an untouched line stands: pointing there, or Enter and Space, choose it as well.
    line.addEventListener('click', take);
    line.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      take();
    });
  }

  return {
    refresh() {
      for (const { line, field } of lines) {
        const text = field.value.trim();
        const chosen = /^\d{1,3}$/.test(text) && Number(text) <= 100;
        line.value = chosen ? text : '50';
        line.classList.toggle('untouched', !chosen);
        if (chosen) line.removeAttribute('aria-valuetext');
        else line.setAttribute('aria-valuetext', NOTHING_CHOSEN);
      }
    },
  };
}
