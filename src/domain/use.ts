/** What is kept about reading the guidance, and what a reader may say of a page: codes only, never a word that was typed [C11]. */

/**
 * What can be done on a page. `choice` in a conversation, `video` played, `link` to elsewhere followed, boxes ticked (`tick`:
 * how many, never which), printed, and put in a calendar. The first three carry a code that stands on the page.
 */
export const USE_KINDS = ['choice', 'video', 'link', 'tick', 'print', 'calendar'] as const;
export type UseKind = (typeof USE_KINDS)[number];

/** A kind, what it was done to ('' where there is nothing to tell apart), and how often. */
export type Act = readonly [kind: UseKind, code: string, times: number];

/** What a page sends of one time that it was opened. Sent again with more, it takes the place of what was sent before. */
export interface UseReport {
  /** Random, of this one time. */
  readonly view: string;
  readonly page: string;
  /** Which content was read [T14]. */
  readonly release: string;
  /** Seconds since it was opened. */
  readonly elapsed: number;
  /** Of these, the seconds that it was really used. */
  readonly seconds: number;
  readonly acts: readonly Act[];
}

/** Most that is sent or read of one report, in bytes. */
export const REPORT_LIMIT = 2048;

/** Where a report goes. */
export const REPORT_PATH = '/api/gebruik';

/** Why a page was useful or not, to choose from. */
export const USEFUL_REASONS = {
  ja: ['what_to_say', 'what_to_do', 'understand'],
  nee: ['other_situation', 'knew_already', 'not_clear'],
} as const;
export type UsefulAnswer = keyof typeof USEFUL_REASONS;

export const isUsefulAnswer = (value: string): value is UsefulAnswer => Object.hasOwn(USEFUL_REASONS, value);

/** The reason when it goes with the answer; null for any other word. */
export const usefulReason = (answer: UsefulAnswer, reason: string): string | null =>
  USEFUL_REASONS[answer].find((known) => known === reason) ?? null;

/** A path as somebody would say it; the titles of the guidance are not known outside its pages. */
export const pageInWords = (path: string): string =>
  path
    .replace(/^\/gids\/|\/$/g, '')
    .replaceAll('/', ': ')
    .replaceAll('-', ' ') || 'begin';
