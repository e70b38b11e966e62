/** What a function decides to answer, as plain data; `respond.ts` carries it out. */
import type { NoticeCode } from '../../content/index.ts';
import type { Fill } from './fill.ts';

export type { NoticeCode };

interface Extras {
  /** `Set-Cookie` values. */
  readonly cookies?: readonly string[];
  /** A fixed word for the log; by default the kind of answer. */
  readonly event?: string;
  /** Empties what scripts of this site keep in the browser, such as answers that wait to be saved [C10]. */
  readonly clearStorage?: boolean;
}

export type Outcome = Extras &
  (
    | {
        readonly kind: 'page';
        readonly page: string;
        readonly fill: Fill;
        readonly status: number;
      }
    | { readonly kind: 'redirect'; readonly to: string }
    | { readonly kind: 'json'; readonly body: Readonly<Record<string, unknown>>; readonly status: number }
    | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string }
    | { readonly kind: 'notice'; readonly notice: NoticeCode; readonly status: number }
  );

const NOTICE_STATUS: Readonly<Record<NoticeCode, number>> = {
  'too-many-requests': 429,
  'link-unknown': 404,
  'link-expired': 410,
  'link-used': 410,
  'no-session': 401,
  'code-expired': 410,
  'already-submitted': 409,
  'questionnaire-closed': 409,
  'invitation-gone': 410,
  'invitation-too-late': 409,
  'recruitment-not-open': 403,
  'body-too-large': 413,
  'bad-request': 400,
  'not-found': 404,
  fault: 500,
  'already-invited': 409,
  'one-couple': 409,
  stopped: 409,
};

/** Answers with the prebuilt page at `page`, filled. */
export const show = (page: string, fill: Fill = {}, extras: Extras = {}): Outcome => ({
  kind: 'page',
  page,
  fill,
  status: 200,
  ...extras,
});

/** Shows a form again with what was typed and what is wrong (422). */
export const again = (page: string, fill: Fill): Outcome => ({
  kind: 'page',
  page,
  fill,
  status: 422,
  event: 'problems',
});

/** Sends the browser on (303). `to` is a path of this site. */
export const go = (to: string, cookies: readonly string[] = []): Outcome => ({
  kind: 'redirect',
  to,
  cookies,
});

/** Sends the browser on, which forgets the person that was signed in here [C10]. */
export const goSignedOut = (to: string, cookies: readonly string[]): Outcome => ({
  ...go(to, cookies),
  clearStorage: true,
});

/** Answers a program. */
export const answer = (
  body: Readonly<Record<string, unknown>>,
  extras: Extras & { status?: number } = {},
): Outcome => ({
  kind: 'json',
  body,
  status: 200,
  ...extras,
});

/** Gives a file to keep. Its name names nothing [C3]. */
export const file = (name: string, type: string, body: string): Outcome => ({
  kind: 'file',
  name,
  type,
  body,
});

/** Refuses, on a page with kind words and a way on. */
export const notice = (code: NoticeCode, cookies: readonly string[] = []): Outcome => ({
  kind: 'notice',
  notice: code,
  status: NOTICE_STATUS[code],
  event: code,
  cookies,
});
