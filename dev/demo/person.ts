/** A demo person: walks through the site as anybody would, by real requests, and reads the own mail. */
import { consentField } from '../../src/domain/consent.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import type { Questionnaire } from '../../src/domain/questionnaire.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { everyAnswer } from '../bench/answers.ts';
import { codeIn, linkIn, type CaughtMail, type Mailbox } from '../mail.ts';
import type { Site } from '../serve.ts';
import { openBrowser, type Landed } from './browser.ts';

/** What the demo works with; its clock runs from the past to now. */
export interface DemoWorld {
  readonly trial: Trial;
  readonly site: Site;
  readonly mail: Pick<Mailbox, 'mails' | 'next'>;
  /** Lets time pass, and then sends the mails that became due. */
  readonly pass: (minutes: number) => Promise<void>;
}

export interface Named {
  readonly name: string;
  readonly email: string;
}

/** A person in one browser. Every step throws when the site answers otherwise than a person would expect. */
export function person(world: DemoWorld, role: string, who: Named) {
  const { trial, site, mail } = world;
  const definition = trial.roles[role];
  if (!definition) throw new Error(`The trial has no role ${role}.`);
  const browser = openBrowser(site.url);
  const sure = (landed: Landed, path: RegExp, step: string): Landed => {
    if (landed.status >= 400 || !path.test(landed.path)) {
      throw new Error(
        `The demo stops at "${step}" of the ${role}: ${landed.path} answered ${landed.status}.`,
      );
    }
    return landed;
  };
  const check = async () => {
    const criteria = definition.eligibility.filter(({ answeredBy }) => answeredBy === 'person');
    const answers = criteria.map(({ code, options }) => [
      code,
      options.find(({ meets }) => meets)?.code ?? '',
    ]);
    sure(
      await browser.post('/api/aanmelden/controle', { role, ...Object.fromEntries(answers) }),
      /\/informatie\/$/,
      'check',
    );
    await world.pass(3);
  };
  const consent = () =>
    browser.post('/api/aanmelden', {
      role,
      ...who,
      website: '',
      ...Object.fromEntries(definition.consent.statements.map(({ code }) => [consentField(code), 'ja'])),
    });

  return {
    who,
    browser,
    /** Check, information, consent, and the code from the mail. */
    async signUp(): Promise<void> {
      await check();
      const before = (await mail.mails(who.email)).length;
      sure(await consent(), /^\/code\/$/, 'consent');
      const code = codeIn(await mail.next(who.email, before));
      sure(await browser.post('/api/code/bevestigen', { code: code ?? '' }), /^\/(mijn|meedoen)\//, 'code');
      await world.pass(1);
    },
    /** Opens the link in a mail and presses its button. */
    async open(caught: CaughtMail, lands: RegExp): Promise<void> {
      const link = linkIn(caught) ?? '';
      sure(await browser.get(link), /^\/start\/$/, 'link');
      const token = new URL(link).searchParams.get('t') ?? '';
      const landed = await browser.post('/api/sessie/openen', { token });
      if (!lands.test(landed.path)) throw new Error(`The link of the ${role} leads to ${landed.path}.`);
    },
    /** Accepts an invitation that came by mail: check and consent, no code needed. */
    async accept(): Promise<void> {
      await check();
      sure(await consent(), /^\/(code|vragenlijst\/[^/]+)\/$/, 'consent');
      await world.pass(2);
    },
    /** Invites the other: name and address twice, preview, send. */
    async invite(other: Named, otherRole: string): Promise<void> {
      const fields = {
        [`${otherRole}_name`]: other.name,
        [`${otherRole}_email`]: other.email,
        [`${otherRole}_email_again`]: other.email,
        shown_name: who.name.split(' ')[0] ?? who.name,
        knows: 'ja',
      };
      sure(await browser.post('/api/uitnodiging/voorbeeld', fields), /voorbeeld$/, 'preview');
      sure(await browser.post('/api/uitnodiging', fields), /^\/mijn\/$/, 'invitation');
    },
    /** Fills in and sends a questionnaire; `number` varies the answers. */
    async answer(questionnaire: Questionnaire, number: number): Promise<void> {
      const { id, version } = questionnaire;
      const answers = everyAnswer(questionnaire, number, dayOf(site.now()));
      const form = { questionnaire: id, version: String(version), ...answers };
      sure(await browser.post('/api/vragenlijst/versturen', form), /^\/bedankt\/$/, `questionnaire ${id}`);
      await world.pass(1);
    },
    /** The newest mail to this person whose link leads to the site. */
    async letter(): Promise<CaughtMail> {
      const found = (await mail.mails(who.email)).filter((one) => linkIn(one) !== null).at(-1);
      if (!found) throw new Error(`No mail with a link came for the ${role}.`);
      return found;
    },
  };
}

export type Person = ReturnType<typeof person>;
