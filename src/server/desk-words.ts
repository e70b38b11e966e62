/** The desk's words for what is stored as a code. */
export type Words = Readonly<Record<string, string>>;

export const say = (words: Words, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;

export const ROLES: Words = {
  coordinator: 'coördinator',
  supporter: 'helpdesk',
  analyst: 'analist',
  allocation_manager: 'beheerder van de loting',
  monitor: 'monitor',
  recruiter: 'werver',
  professional: 'begeleider',
  owner: 'beheerder van de rollen',
};
export const COUPLES: Words = {
  baseline: 'eerste vragenlijst',
  held: 'nakijken',
  excluded: 'uitgesloten',
  randomised: 'geloot',
};
export const BASELINES: Words = { open: 'open', submitted: 'binnen', closed: 'gesloten', none: 'geen' };
export const HOLDS: Words = {
  same_person: 'zelfde persoon in een ander koppel',
  same_organisation: 'zelfde organisatie in een ander koppel',
  eligibility_too_late: 'een datum is te lang geleden',
  baseline_too_old: 'eerste vragenlijst te oud',
  member_stopped: 'een van beiden stopte',
  life_event: 'er is iets veranderd in het werk of in het koppel',
  list_exhausted: 'lotingslijst op',
  no_list: 'nog geen lotingslijst',
  stratum_unknown: 'een antwoord voor de loting ontbreekt',
};
export const TASKS: Words = {
  phone: 'Bellen',
  paper: 'Op papier',
  bounce: 'Mail kwam terug',
  consent: 'Opnieuw toestemming vragen',
  worry: 'Zorg',
  life_event: 'Er is iets gebeurd',
};
export const OUTCOMES: Words = {
  no_answer: 'geen gehoor',
  call_back: 'later opnieuw',
  declined: 'wil deze keer niet',
  done: 'gelukt',
  wrong_number: 'verkeerd nummer',
  worry: 'zorg',
};
/** Why something that was sent looks like a robot's. */
export const REASONS: Words = {
  honeypot: 'een verborgen veld was ingevuld',
  too_fast: 'sneller ingevuld dan iemand kan lezen',
};
export const TALKS: Words = {
  plan: 'er komt een plan',
  informed: 'weet genoeg, gaat zelf verder',
  no: 'ziet ervan af',
  not_reached: 'niet bereikt',
  not_meant: 'niet echt, of niet voor ons',
};
export const PEOPLE: Words = { active: 'doet mee', stopped: 'gestopt', died: 'overleden' };
export const EVENTS: Words = {
  died: 'overleden',
  other_employer: 'andere werkgever',
  other_manager: 'andere leidinggevende',
  job_lost: 'werk verloren',
  contract_ended: 'contract afgelopen',
  no_longer_guides: 'begeleidt niet meer',
  couple_apart: 'het koppel hoort niet meer bij elkaar',
  second_couple: 'gevraagd voor een tweede koppel',
  no_contact: 'wil geen mail en telefoon meer',
  no_data: 'wil stoppen met het onderzoek',
};
export const CONTACT_FIELDS: Words = { email: 'E-mailadres', phone: 'Telefoonnummer' };
/** What became of another address or number that a researcher typed. */
export const CHANGES: Words = {
  waiting: 'wacht op bevestiging',
  done: 'veranderd',
  taken_back: 'teruggenomen',
  replaced: 'vervangen door een ander adres',
  bounced: 'onze mail aan het nieuwe adres kwam terug',
  over: 'niet op tijd bevestigd',
};
export const RECOGNISED: Words = {
  called: 'gebeld op het bekende nummer',
  knew: 'herkend aan de antwoorden',
};

const ALARMS: Words = {
  due_but_unsent: 'berichten hadden al weg moeten zijn',
  failed: 'berichten konden niet worden verstuurd',
  sender_silent: 'de verzender van berichten doet niets',
  schedule_silent: 'het schema doet niets',
};

/** `3 berichten hadden al weg moeten zijn`; what is silent has no number. */
export const sayAlarm = ({ kind, n }: { readonly kind: string; readonly n: number }): string =>
  n > 0 ? `${n} ${say(ALARMS, kind)}` : say(ALARMS, kind);
