/** The Dutch words that the browser module says by itself; all others stand in the page. */
import type { SaveState } from './save-queue.ts';

const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' });

/** `14:05` on the person's own clock. */
export const timeOf = (now: number): string => clock.format(now);

/**
 * The status line. `kept`: this device holds what the server does not have; false where nothing can or may be kept.
 * `late`: the last day of the questionnaire has passed, and who was busy may finish.
 */
export function statusWords(state: SaveState, now: number, kept: boolean, late = false): string {
  const place = kept ? 'Uw antwoorden staan op dit apparaat' : 'Houd deze pagina open';
  switch (state) {
    case 'saved':
      return `Bewaard om ${timeOf(now)}.${late ? ` ${STILL_TIME}` : ''}`;
    case 'no-connection':
      return `${NO_CONNECTION} ${place}; wij proberen het opnieuw.`;
    case 'signed-out':
      return `${SIGNED_OUT} ${place}; wij bewaren ze zodra u weer bent ingelogd.`;
    case 'closed':
      return 'Deze vragenlijst is al verstuurd of gesloten. Wat u nu invult, wordt niet meer bewaard. U blijft gewoon meedoen.';
    case 'refused':
      return 'Een antwoord kon niet worden bewaard. Bij het versturen hoort u wat er niet klopt.';
    default:
      return '';
  }
}

/** `Deel 2 van 4, nog ongeveer 3 minuten`; with one question on a screen also which of the part it is. */
export const progressWords = (
  nth: number,
  count: number,
  minutes: number,
  question: number | null = null,
): string =>
  [
    `Deel ${nth} van ${count}`,
    ...(question === null ? [] : [`vraag ${question}`]),
    `nog ongeveer ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}`,
  ].join(', ');

/** Why not everything is saved, and what to do about it. */
export const unsavedWords = (count: number): string =>
  `${count === 1 ? 'Eén antwoord is' : `${count} antwoorden zijn`} nog niet bewaard. Er is geen verbinding, of het ` +
  'antwoord klopt nog niet. Stopt u nu, dan vult u dit een andere keer opnieuw in.';

/** `3 maart 2026 tot en met 5 mei 2026`, or `vanaf 3 maart 2026` while it goes on (`to` empty). */
export const spellWords = (from: string, to: string): string =>
  to === '' ? `vanaf ${from}` : `${from} tot en met ${to}`;

export const spellName = (nth: number): string => `Periode ${nth}`;
export const spellGone = (nth: number): string => `${spellName(nth)} is verwijderd.`;
export const ADD_SPELL = 'Nog een periode toevoegen';
export const REMOVE = 'Verwijder';
export const HOURS_A_WEEK = 'uur per week';
export const NOTHING_CHOSEN = 'Nog niets gekozen';
/** For who was filling in when the time ended. */
export const STILL_TIME =
  'De tijd voor deze vragenlijst is voorbij, maar u was al bezig: u mag hem gewoon afmaken. Doe dat liefst vandaag.';
/**
 * A later answer was given elsewhere to these questions, and stays; of `hidden` ones it shows only after a code [C9]. A
 * single question is named.
 */
export function newerWords(shown: readonly string[], hidden: readonly string[]): string {
  const [only, second] = [...shown, ...hidden];
  const named = second === undefined && `“${only}”`;
  const at = ({ length }: readonly string[]) =>
    `Bij ${named || (length === 1 ? 'één vraag' : `${length} vragen`)} gaf u later`;
  return [
    shown.length > 0 &&
      `${at(shown)} een ander antwoord op een ander apparaat. Dat is bewaard en staat nu hier.`,
    hidden.length > 0 &&
      `${at(hidden)} ook antwoord op een ander apparaat. Dat is bewaard. Met een code ziet u het weer.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What was filled in elsewhere in the meantime stands in the review now. */
export const CHANGED_ELSEWHERE =
  'In een ander tabblad of op een ander apparaat is iets veranderd. Dat staat er nu bij.';
export const LOOK_AGAIN = ' Kijk het nog even na, en verstuur dan.';
export const PUT_BACK = 'Wij hebben uw eerdere antwoorden teruggezet.';
export const ALL_DONE = 'U bent bijna klaar';
export const NOT_FILLED_IN = 'Niet ingevuld';
export const CHANGE = 'Wijzigen';
export const ONE_MOMENT = 'Even geduld, wij bewaren uw laatste antwoorden.';
export const SENDING = 'Bezig met versturen…';
export const NOT_SENT =
  ' Er is nog niets verstuurd. Probeer het zo opnieuw; uw antwoorden blijven op deze pagina staan.';
export const NO_CONNECTION = 'Geen verbinding.';
export const SIGNED_OUT = 'U bent niet meer ingelogd.';
export const NOTE = 'Let op: ';
