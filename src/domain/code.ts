/** The six-figure code from a mail, however it was typed. */
import { one, type FormInput, type Read } from './form.ts';

/** Reads the field `code`: six figures; spaces, dots and dashes between them don't matter. */
export function readCode(form: FormInput): Read<{ readonly code: string }> {
  const typed = one(form, 'code').normalize('NFKC');
  const code = typed.replace(/[\s.-]/g, '');
  if (/^[0-9]{6}$/.test(code)) return { code };
  const message =
    code === ''
      ? 'Vul de code in. U vindt de zes cijfers in de mail die wij u stuurden.'
      : 'De code bestaat uit zes cijfers. Kijk nog eens in de mail die wij u stuurden.';
  return { problems: [{ field: 'code', message }] };
}
