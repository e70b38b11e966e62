/** What each message is called at the desk, and when it leaves, read from the trial's schedule. */
import { releaseOf } from '../domain/calendar.ts';
import type { Asking, Sending, Trial } from '../domain/trial.ts';
import type { MessageKind } from '../../content/index.ts';

/** In the order in which people get them. */
export const NAMES: Readonly<Record<MessageKind, string>> = {
  code: 'Code',
  welcome: 'Aangemeld',
  invitation: 'Uitnodiging',
  joined: 'Eerste vragenlijst',
  'no-couple': 'Geen koppel',
  allocated: 'Loting',
  wave: 'Vragenlijst open',
  reminder: 'Herinnering',
  'last-reminder': 'Laatste herinnering',
  again: 'Kloppen uw antwoorden nog?',
  'again-reminder': 'Kloppen uw antwoorden nog? (herinnering)',
  end: 'Einde',
  'consent-again': 'Opnieuw toestemming',
  'address-new': 'Code naar een nieuw e-mailadres',
  'address-old': 'E-mailadres veranderd',
  'address-desk': 'Klopt dit e-mailadres?',
  'paper-sign-up': 'Getekend op papier: klopt dit e-mailadres?',
};

/** When a message of this kind leaves, as one line. */
export function momentOfMessage(trial: Trial, kind: MessageKind): string {
  const { pairing, schedule } = trial;
  const months = list(schedule.slice(1).map((wave) => String(wave.months)));
  const release = releaseOf(trial);
  const moments: Readonly<Record<MessageKind, string>> = {
    code: 'meteen, als iemand een code aanvraagt',
    welcome: 'meteen, als het adres is bevestigd van wie als eerste kwam',
    invitation: `${pairing.takeBackMinutes} minuten nadat de uitnodiging is verstuurd`,
    joined: 'meteen, als er een koppel is',
    'no-couple': `${pairing.validDays} dagen na de uitnodiging, als er dan geen koppel is`,
    allocated: 'meteen na de loting',
    wave: `op de dag dat de vragenlijst opengaat: ${months} maanden na de loting`,
    reminder: afterOpening(schedule, ({ reminders }) => reminders.slice(0, -1)),
    'last-reminder': afterOpening(schedule, ({ reminders }) => reminders.slice(-1)),
    again: `als de loting de eerste vragenlijst te oud vindt: ouder dan ${trial.allocation.baselineMaxAgeDays} dagen`,
    'again-reminder': afterOpening([trial.baselineAgain], ({ reminders }) => reminders),
    end: `${release.months} maanden en ${release.days} dagen na de loting, in elke groep op dezelfde dag`,
    'consent-again': 'als een nieuwe versie van de informatie opnieuw toestemming vraagt',
    'address-new': 'meteen, als iemand een ander adres opgeeft',
    'address-old': 'meteen, als het nieuwe adres is bevestigd',
    'address-desk': 'meteen, als iemand aan de telefoon een ander adres opgaf',
    'paper-sign-up': 'meteen, als wij een formulier op papier hebben ingevoerd',
  };
  return moments[kind];
}

/** `op dag 7 en 14 ...`; by wave where the waves differ. */
function afterOpening(schedule: readonly Asking[], daysOf: (wave: Asking) => readonly number[]): string {
  const perWave = schedule.map((wave) => ({ code: wave.code, days: list(daysOf(wave).map(String)) }));
  const same = new Set(perWave.map(({ days }) => days)).size === 1;
  const days = same
    ? `op dag ${perWave[0]?.days ?? ''}`
    : perWave.map(({ code, days }) => `${code}: op dag ${days}`).join('; ');
  return `${days} nadat de vragenlijst openging, als die nog niet binnen is`;
}

const WEEKDAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];

/** When messages of the schedule may leave, as one sentence. */
export function sendingHours({ from, until, daysOff, holidaysOff }: Sending): string {
  const off = [...daysOff.map((day) => WEEKDAYS[day - 1] ?? ''), ...(holidaysOff ? ['feestdagen'] : [])];
  return `van ${from} tot ${until} uur${off.length ? `, niet op ${list(off)}` : ''}`;
}

/** `a, b en c`. */
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} en ${parts.at(-1) ?? ''}`;
