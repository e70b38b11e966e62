/** Somebody with a browser and a mailbox, who does what the pages ask: all by real requests. */
import { consentField } from '../../src/domain/consent.ts';
import { personCriteria } from '../../src/domain/eligibility.ts';
import { openBrowser, type Browser, type Form, type Page } from './browser.ts';
import type { Ledger } from './ledger.ts';
import type { Actor } from './people.ts';
import type { Posted } from './post.ts';
import type { Stage } from './stage.ts';

/** All that people share. */
export interface Play {
  readonly seed: number;
  readonly stage: Stage;
  readonly ledger: Ledger;
  /** Lets minutes pass for one who is busy; others wait. */
  readonly pass: (minutes: number) => void;
}

export interface Person {
  readonly actor: Actor;
  browser: Browser;
  /** Where mail goes at this moment. */
  email: string;
  /** Whether the mailbox still exists. */
  mailbox: boolean;
  readonly letters: Posted[];
  /** Says that the site did something unexpected; the simulation goes on. */
  stuck(step: string, page: Page): void;
  /** Another browser on another machine, without a session. */
  otherDevice(): void;
  check(eligible?: boolean): Promise<boolean>;
  signUp(): Promise<Page>;
  /** Types the newest code; a first slip of the finger when `slip`. */
  code(slip?: boolean, path?: string): Promise<Page>;
  open(link: string): Promise<Page>;
  /** The own page, with a fresh code. Null when no code can come. */
  mine(): Promise<Page | null>;
  invitation(other: Actor): Form;
}

export function createPerson({ stage, ledger, pass }: Play, actor: Actor): Person {
  const { role } = actor;
  const definition = stage.trial.roles[role];
  if (!definition) throw new Error(`no role ${role}`);
  let device = 1;
  const ip = () => `10.${device}.${actor.couple % 250}.${role.length}`;
  const letters: Posted[] = [];
  const me: Person = {
    actor,
    browser: openBrowser(stage, ip()),
    email: actor.email,
    mailbox: true,
    letters,
    stuck: (step, { status, path }) =>
      ledger.tell(stage.now(), actor.key, {
        what: 'got stuck',
        step,
        answer: `${status} ${path.replace(/t=[\w-]+/, 't=...')}`,
      }),
    otherDevice: () => {
      device += 1;
      me.browser = openBrowser(stage, ip());
    },
    async check(eligible = true) {
      const codes = personCriteria(definition.eligibility).map(({ code, options }, index) => {
        const wanted = eligible || index > 0;
        return [code, (options.find(({ meets }) => meets === wanted) ?? options[0])?.code ?? ''];
      });
      const page = await me.browser.post('/api/aanmelden/controle', { role, ...Object.fromEntries(codes) });
      const passed = page.path.endsWith('/informatie/');
      if (passed !== eligible || page.status >= 400) me.stuck('check', page);
      ledger.tell(stage.now(), actor.key, { what: 'checked', eligible: passed, role });
      pass(4);
      return passed;
    },
    signUp: () =>
      me.browser.post('/api/aanmelden', {
        role,
        name: actor.name,
        email: me.email,
        website: '',
        ...(actor.phone ? { phone: actor.phone } : {}),
        ...Object.fromEntries(definition.consent.statements.map(({ code }) => [consentField(code), 'ja'])),
      }),
    async code(slip = false, path = '/api/code/bevestigen') {
      // Only mails of the schedule have a message that was claimed: a code was sent at once.
      const codes = letters.filter(({ message }) => message === null).map(({ mail }) => codeIn(mail.text));
      const found = codes.findLast((code) => code !== null) ?? '000000';
      if (slip) {
        const wrong = await me.browser.post(path, { code: found === '123456' ? '123457' : '123456' });
        if (wrong.status !== 422) me.stuck('wrong code', wrong);
      }
      return me.browser.post(path, { code: found });
    },
    async open(link) {
      return me.browser.post('/api/sessie/openen', { token: new URL(link).searchParams.get('t') ?? '' });
    },
    async mine() {
      const first = await me.browser.get('/mijn/');
      if (first.path === '/inloggen/') await me.browser.post('/api/code/aanvragen', { email: me.email });
      else if (first.path !== '/code/') return first;
      if (!me.mailbox) return null;
      const entered = await me.code();
      if (entered.status < 400) return entered.path === '/mijn/' ? entered : me.browser.get('/mijn/');
      me.stuck('code', entered);
      return null;
    },
    invitation: (other) => ({
      [`${other.role}_name`]: other.name,
      [`${other.role}_email`]: other.email,
      [`${other.role}_email_again`]: other.email,
      shown_name: actor.name.split(' ')[0] ?? actor.name,
      knows: 'ja',
    }),
  };
  return me;
}

/** The six figures of a code in a mail, or null. */
export const codeIn = (text: string): string | null =>
  /\b(\d{3})\s?(\d{3})\b/.exec(text)?.slice(1).join('') ?? null;

/** The personal link in a mail, or null. */
export const linkIn = (text: string): string | null =>
  /https?:\/\/\S+\/start\/?\?t=[\w.~-]+/.exec(text)?.[0] ?? null;
