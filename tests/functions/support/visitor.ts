/** Somebody with a browser: keeps cookies, sends forms, and goes where the answer leads. */
import { expect } from 'vitest';
import { everyAnswer } from '../../../dev/bench/answers.ts';
import { codeIn, linkIn } from '../../../dev/mail.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import { consentField } from '../../../src/domain/consent.ts';
import { personCriteria } from '../../../src/domain/eligibility.ts';
import { ORIGIN, type Site } from './site.ts';

export type Form = Readonly<Record<string, string | readonly string[]>>;

export interface Page {
  readonly status: number;
  /** Path and query where the browser is now. */
  readonly path: string;
  readonly html: string;
  readonly response: Response;
}

/** A new browser without cookies, at a network address. */
export function visitor(site: Site, ip?: string) {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers);
    if (cookies.size) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await site.fetch(
      new Request(new URL(path, ORIGIN), { ...init, headers, redirect: 'manual' }),
      ip,
    );
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.slice(0, line.indexOf(';')).split(/=(.*)/);
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location) return send(location, { method: 'GET' });
    return { status: response.status, path, html: await response.text(), response };
  }

  return {
    cookies,
    get: (path: string) => send(path, { method: 'GET' }),
    post: (path: string, form: Form = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(form))
        for (const one of [value].flat()) body.append(name, one);
      return send(path, { method: 'POST', body, headers: { origin: ORIGIN } });
    },
    json: (path: string, body: unknown) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
      }),
  };
}

export type Visitor = ReturnType<typeof visitor>;

/** A person of a role, who does what the pages ask. */
export function person(site: Site, role: string, name: string, email: string) {
  const browser = visitor(site);
  const { trial } = site.world;
  const definition = trial.roles[role];
  if (!definition) throw new Error(`no role ${role}`);
  const eligible = Object.fromEntries(
    personCriteria(definition.eligibility).map(({ code, options }) => [
      code,
      options.find(({ meets }) => meets)?.code ?? '',
    ]),
  );
  const consent = Object.fromEntries(
    definition.consent.statements.map(({ code }) => [consentField(code), 'ja']),
  );
  const questionnaire = trial.questionnaires.find(({ id }) => id === definition.baseline);
  if (!questionnaire) throw new Error(`no baseline of ${role}`);

  const me = {
    name,
    email,
    browser,
    eligible,
    consent,
    questionnaire,
    check: () => browser.post('/api/aanmelden/controle', { role, ...eligible }),
    signUp: (more: Form = {}) =>
      browser.post('/api/aanmelden', { role, name, email, website: '', ...consent, ...more }),
    /** Types the newest code from the mailbox. */
    async code(): Promise<Page> {
      return browser.post('/api/code/bevestigen', { code: await mailedCode(site, email) });
    },
    /** The own page, with a code when it asks for one. */
    async mine(): Promise<Page> {
      const page = await browser.get('/mijn/');
      if (!page.path.startsWith('/code/')) return page;
      await me.code();
      return browser.get('/mijn/');
    },
    /** From the check to a proven address. */
    async joins(): Promise<Page> {
      await me.check();
      await site.pass(1);
      const page = await me.signUp();
      expect(page.status).toBe(200);
      return page.path === '/code/' ? me.code() : page;
    },
    /** The link in the newest mail that has one. */
    async link(): Promise<string> {
      const links = (await site.mail.mails(email)).map(linkIn);
      return links.findLast((found) => found !== null) ?? '';
    },
    async opens(link: string): Promise<Page> {
      return browser.post('/api/sessie/openen', { token: tokenOf(link) });
    },
    invitation: (other: { readonly name: string; readonly email: string }): Form => ({
      employer_name: other.name,
      employer_email: other.email,
      employer_email_again: other.email,
      shown_name: name.split(' ')[0] ?? name,
      knows: 'ja',
    }),
    answers: (): Record<string, string> => ({
      questionnaire: questionnaire.id,
      version: String(questionnaire.version),
      ...everyAnswer(questionnaire, 0, dayOf(site.world.clock.now())),
    }),
    submits: () => browser.post('/api/vragenlijst/versturen', me.answers()),
  };
  return me;
}

export type Person = ReturnType<typeof person>;

/** The six figures of the newest mail to `email` that holds a code; empty when there is none. */
export const mailedCode = async (site: Site, email: string): Promise<string> =>
  (await site.mail.mails(email)).map(codeIn).findLast((code) => code !== null) ?? '';

export const tokenOf = (link: string): string => new URL(link, ORIGIN).searchParams.get('t') ?? '';

let count = 0;
/** An address that nobody else in this run has. */
export const fresh = (who: string): string => `${who}.${(count += 1)}@${who}-${count}.nl`;

/** An employee and an employer who are a couple; the employee came first. */
export async function couple(site: Site): Promise<readonly [Person, Person]> {
  const employee = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  const employer = person(site, 'employer', 'Bert Bos', fresh('bert'));
  await employee.joins();
  await employee.browser.post('/api/uitnodiging', employee.invitation(employer));
  await site.pass(31);
  await employer.opens(await employer.link());
  await employer.joins();
  await site.pass(1);
  return [employee, employer];
}

/** A couple that is randomised, with its arm (which only the database knows). */
export async function randomised(site: Site): Promise<readonly [Person, Person, string]> {
  const [employee, employer] = await couple(site);
  await employee.opens(await employee.link());
  await employee.submits();
  await employer.opens(await employer.link());
  await employer.submits();
  await site.pass(1);
  const [row] = await site.database.sql<{ arm: string }>(
    'select arm from trial.allocation order by allocated_at desc limit 1',
  );
  return [employee, employer, row?.arm ?? ''];
}
