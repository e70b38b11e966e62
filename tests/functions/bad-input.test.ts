/** Whatever comes in, at every function: a page, a redirect or JSON, never a fault, and never markup that was typed. */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { loadFunctions } from '../../dev/site/functions.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { consentField } from '../../src/domain/consent.ts';
import { criterionField } from '../../src/domain/paper-consent.ts';
import { newestCode, openTask, signedIn } from './support/desk.ts';
import { ORIGIN, openSite, type Site } from './support/site.ts';
import { couple, fresh, person, type Form, type Person } from './support/visitor.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_PATHS = ['/api/vragenlijst/bewaren', '/api/vragenlijst/hervatten', '/api/gebruik'];
/** Text that breaks out of an element or an attribute when it isn't escaped. */
const PROBE = `"'><x-probe y="1">`;

let site: Site;
/** Somebody who may do everything, with the forms as the pages send them. */
let known: { cookie: string; forms: Record<string, Form> };

beforeAll(async () => {
  site = await openSite();
  const [employee] = await couple(site);
  await employee.opens(await employee.link());
  await employee.mine();
  await employee.check();
  await site.pass(1);
  const [caller, work] = [await signedIn(site, 'coordinator'), await couple(site)];
  for (const [name, value] of caller.cookies) employee.browser.cookies.set(name, value);
  const other = await newestCode(site, work[0].questionnaire.role);
  const task = await openTask(site, other, 'phone');
  const talk = await openTalk();
  known = {
    cookie: cookieOf(employee),
    forms: { ...formsOf(employee), ...deskForms(task, other, work[0], talk) },
  };
});
afterAll(() => site.stop());

const cookieOf = ({ browser }: Person) => [...browser.cookies].map((pair) => pair.join('=')).join('; ');

function formsOf(employee: Person): Record<string, Form> {
  const invitation = employee.invitation({ name: 'Bert', email: fresh('bert') });
  return {
    '/api/aanmelden/controle': { role: 'employee', ...employee.eligible, website: '' },
    '/api/aanmelden': { role: 'employee', name: 'Anna', email: fresh('a'), website: '', ...employee.consent },
    '/api/code/bevestigen': { code: '123456' },
    '/api/code/aanvragen': { email: fresh('b'), token: '' },
    '/api/uitnodiging/voorbeeld': invitation,
    '/api/uitnodiging': invitation,
    '/api/uitnodiging/antwoord': { free: 'yes', choice: 'yes' },
    '/api/sessie/openen': { token: 'A'.repeat(43) },
    '/api/vragenlijst/versturen': employee.answers(),
    '/api/stoppen': { grade: 'no_data' },
    '/api/mijn/adres': { email: fresh('e'), email_again: fresh('e'), sure: 'ja' },
    '/api/mijn/adres/bevestigen': { code: '123456' },
    '/api/mijn/telefoon': { phone: '06 12345678' },
    '/api/mijn/pauze': { until: '2026-12-31' },
    '/api/mijn/toestemming': { version: 'werknemer-1', ...employee.consent },
    '/api/mijn/verandering': { change: 'other_manager', changed_on: '1-3-2026' },
    '/api/adres/bevestigen': { token: 'A'.repeat(43), code: '123456' },
    '/api/bevestigen': { token: 'A'.repeat(43), figures: '1234' },
    '/api/gids/nuttig': { page: '/gids/', release: 'onbekend', useful: 'ja', reason: '' },
    '/api/verspreiden/code': { audience: 'zorg', own_code: 'poli-oost', website: '' },
    '/api/verspreiden/intrekken': { token: 'A'.repeat(43), sure: 'ja' },
    '/api/verspreiden/gesprek': {
      organisation: 'Bakkerij Bol',
      kind: 'bedrijf',
      name: 'Bea Bol',
      email: fresh('bea'),
      phone: '06 12345678',
      plan: 'Een middag',
      reach: 'dinsdag',
      website: '',
      gestart: `1700000000.${'a'.repeat(64)}`,
    },
    '/api/onderzoekers/code': { email: fresh('c') },
    '/api/onderzoekers/inloggen': { email: fresh('d'), code: '123456' },
  };
}

/** A request for a talk that waits at the desk. */
async function openTalk(): Promise<string> {
  const { database, secrets, clock } = site.world;
  const talk = { organisation: 'Bol', name: 'Bea', email: 'b@bol.nl', phone: null, plan: '', reach: '' };
  await database.askTalk(clock.now(), 'bedrijf', secrets.seal(JSON.stringify(talk)), null);
  const [row] = await site.database.sql<{ id: string }>('select id from people.talk');
  return row?.id ?? '';
}

/** A consent of an employer that was signed on paper today. */
function paperForm(): Form {
  const { trial, clock } = site.world;
  const { consent, eligibility } = trial.roles['employer']!;
  const email = fresh('g');
  const ticks = [
    ...eligibility.map(({ code }) => criterionField(code)),
    ...consent.statements.map(({ code }) => consentField(code)),
  ];
  return {
    role: 'employer',
    paper: crypto.randomUUID(),
    version: consent.version,
    ...Object.fromEntries(ticks.map((name) => [name, 'ja'])),
    name: 'Bea',
    email,
    email_again: email,
    phone: '',
    signed_on: dayOf(clock.now()),
    figures: '1234',
    filed: 'ja',
  };
}

/** The forms of the desk, about somebody else. */
function deskForms(
  task: string,
  participant: string,
  { questionnaire }: Person,
  talk: string,
): Record<string, Form> {
  const item = questionnaire.sections
    .flatMap(({ items }) => items)
    .find(({ answer }) => answer.type === 'number');
  return {
    '/api/onderzoekers/poging': {
      task,
      number: '1',
      outcome: 'call_back',
      call_back_on: '1-3-2026',
      arm_known: 'no',
    },
    '/api/onderzoekers/zorg': { participant },
    '/api/onderzoekers/taak-sluiten': { task: crypto.randomUUID() },
    '/api/onderzoekers/invullen': { task, mode: 'paper', answered_on: '1-3-2026' },
    '/api/onderzoekers/gebeurtenis': {
      participant,
      kind: 'couple_apart',
      happened_on: '1-3-2026',
      reason: 'x',
    },
    '/api/onderzoekers/adres': {
      participant,
      email: fresh('f'),
      email_again: fresh('f'),
      phone: '06 12345678',
      recognised: 'knew',
      reason: 'x',
    },
    '/api/onderzoekers/adres-code': { participant, change: crypto.randomUUID() },
    '/api/onderzoekers/adres-terug': { participant, change: crypto.randomUUID() },
    '/api/onderzoekers/toestemming': paperForm(),
    '/api/onderzoekers/toestemming-mail': { paper: crypto.randomUUID() },
    '/api/onderzoekers/toestemming-terug': { paper: crypto.randomUUID() },
    '/api/onderzoekers/gesprek-sluiten': { talk, outcome: 'plan' },
    '/api/onderzoekers/zoeken': { code: 'Jansen' },
    '/api/onderzoekers/stoppen': { participant, grade: 'no_contact', stop_reason: 'x', stop_sure: 'ja' },
    '/api/onderzoekers/gebeurtenis-terug': { participant, event: crypto.randomUUID(), withdrawn_reason: 'x' },
    '/api/onderzoekers/verbeteren': {
      participant,
      questionnaire: questionnaire.id,
      item: item?.code ?? '',
      value: '1',
      reason: 'x',
    },
    '/api/onderzoekers/vastgehouden': { hold: crypto.randomUUID(), decision: 'lift', reason: 'x' },
  };
}

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '',
      PROBE,
      `a${PROBE}@example.nl`,
      '</textarea></title><x-probe>',
      "'; drop table people.contact; --",
      '\0',
      'Anna\0',
      '\ud800',
      'x'.repeat(3000),
      '٣',
      '1e400',
      '-0',
      '9999999999999999',
      '2026-02-30',
      '__proto__',
      'constructor',
      '{"$ne":1}',
      '../../etc/passwd',
      '\r\nBcc: x@example.nl',
      '\u202Egnp.exe',
    ),
  },
);

const isGood = async (response: Response, what: string) => {
  const html = await response.text();
  expect([what, response.status < 500]).toEqual([what, true]);
  // What was typed comes back as it was to its own device, in JSON that no browser takes for a page.
  if (response.headers.get('content-type')?.startsWith('application/json')) {
    expect([what, response.headers.get('x-content-type-options')]).toEqual([what, 'nosniff']);
    expect(() => JSON.parse(html) as unknown, what).not.toThrow();
    return;
  }
  expect([what, html.includes('<x-probe'), html.includes(`"'><`)]).toEqual([what, false, false]);
};

const send = (path: string, method: string, body?: BodyInit, type?: string) =>
  site.fetch(
    new Request(ORIGIN + path, {
      method,
      headers: { cookie: known.cookie, ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    }),
  );

/** The hostile text as a browser, and as a program that doesn't keep to the rules, would send it. */
function encoded(
  fields: readonly (readonly [string, string])[],
  how: string,
): [BodyInit, string | undefined] {
  if (how === 'multipart') {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return [data, undefined];
  }
  if (how === 'json') return [JSON.stringify(Object.fromEntries(fields)), 'application/json'];
  const text = new URLSearchParams(fields.map((pair) => [...pair])).toString();
  if (how === 'utf-16') return [new Uint8Array(Buffer.from(text, 'utf16le')), `${FORM}; charset=utf-16`];
  if (how === 'latin1') return [new Uint8Array(Buffer.from(decodeURIComponent(text), 'latin1')), FORM];
  return [text, FORM];
}

test('every function with a path is tested here', async () => {
  const functions = await loadFunctions(join(ROOT, 'functions'));
  const paths = functions.flatMap(({ config }) =>
    config.method === 'POST' ? [config.path ?? []].flat() : [],
  );
  const without = [
    // Takes no form; its own test posts anything to it.
    '/api/bounce',
    '/api/sessie/vernieuwen',
    '/api/sessie/sluiten',
    '/api/uitnodiging/terugnemen',
    '/api/mijn/berichten',
    '/api/onderzoekers/uitloggen',
  ];
  expect(paths.toSorted()).toEqual([...Object.keys(known.forms), ...without, ...JSON_PATHS].toSorted());
});

test.each(JSON_PATHS)(
  'what our own module sends to %s: any JSON',
  async (path) => {
    const answers = fc.dictionary(
      fc.oneof(hostile, fc.constant('contract_hours')),
      fc.oneof(hostile, fc.array(hostile), fc.jsonValue()),
    );
    const draft = fc.record({
      questionnaire: fc.oneof(fc.constant('employee-t0'), hostile, fc.jsonValue()),
      version: fc.oneof(
        fc.constant(Number(known.forms['/api/vragenlijst/versturen']?.['version'])),
        fc.jsonValue(),
      ),
      answers: fc.oneof(answers, fc.jsonValue()),
      ages: fc.oneof(
        fc.dictionary(fc.oneof(hostile, fc.constant('contract_hours')), fc.double()),
        fc.jsonValue(),
      ),
      leave: fc.oneof(fc.boolean(), fc.jsonValue()),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(draft, fc.jsonValue()), async (body) => {
        await isGood(await send(path, 'POST', JSON.stringify(body), 'application/json'), path);
      }),
      { numRuns: 150 },
    );
  },
  60_000,
);

test('each field of each form with anything in it: wrong, missing, twice, in any encoding', async () => {
  const how = fc.constantFrom('urlencoded', 'multipart', 'latin1', 'utf-16', 'json');
  for (const [path, form] of Object.entries(known.forms)) {
    const names = [...Object.keys(form), 'onbekend', PROBE];
    const change = fc.constantFrom('replace', 'remove', 'double', 'all');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        hostile,
        change,
        how,
        async (name, value, kind, encoding) => {
          const fields = Object.entries(form).flatMap(([field, one]) =>
            [one].flat().map((text) => [field, text] as const),
          );
          const rest = fields.filter(([field]) => field !== name);
          const sent = {
            replace: [...rest, [name, value] as const],
            remove: rest,
            double: [...fields, [name, value] as const],
            all: fields.map(([field]) => [field, value] as const),
          }[kind];
          await isGood(await send(path, 'POST', ...encoded(sent, encoding)), `${path} ${encoding}`);
        },
      ),
      { numRuns: path === '/api/stoppen' ? 5 : 40 },
    );
  }
}, 240_000);

test('any bytes at all, under any name', async () => {
  const type = fc.constantFrom(
    FORM,
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/json',
    'text/html',
    undefined,
  );
  const paths = [...Object.keys(known.forms), ...JSON_PATHS, '/api/sessie/vernieuwen'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.uint8Array({ maxLength: 300 }),
      type,
      async (path, bytes, kind) => {
        await isGood(await send(path, 'POST', new Uint8Array(bytes), kind), path);
      },
    ),
    { numRuns: 200 },
  );
  for (const path of paths) {
    const large = await send(path, 'POST', `a=${'x'.repeat(70_000)}`, FORM);
    expect([path, [413, 400, 200].includes(large.status)]).toEqual([path, true]);
  }
}, 120_000);

test('any query and any cookie at what only shows', async () => {
  const paths = fc.constantFrom(
    '/start/',
    '/uitnodiging/',
    '/mijn/',
    '/mijn/gegevens/',
    '/mijn/pauze/',
    '/mijn/toestemming/',
    '/mijn/overzicht/',
    '/mijn/overzicht.json',
    '/mijn/agenda.ics',
    '/mijn/stoppen/',
    '/onderzoekers/',
    '/via/',
    '/via/welkom/',
    '/via/werknemer/',
    '/verspreiden/code/',
    '/verspreiden/gesprek/',
    '/onderzoekers/werving/',
  );
  await fc.assert(
    fc.asyncProperty(
      paths,
      fc.webQueryParameters(),
      fc.oneof(fc.string(), fc.constantFrom('%', '{}', 'a.b.c')),
      async (path, query, value) => {
        const printable = value.replace(/[^!-~]/g, '');
        const cookie = ['sessie', 'toegang', 'aanmelding', 'onderzoeker']
          .map((name) => `__Host-${name}=${printable}`)
          .join('; ');
        await isGood(
          await site.fetch(new Request(`${ORIGIN}${path}?t=${query}&via=${query}`, { headers: { cookie } })),
          path,
        );
      },
    ),
    { numRuns: 60 },
  );
  await isGood(await send(`/start/?t=${encodeURIComponent(PROBE)}`, 'GET'), 'probe');
}, 60_000);

test('what was typed is shown again, escaped, beside what is wrong with it', async () => {
  const anna = person(site, 'employee', PROBE, fresh('anna'));
  await anna.check();
  await site.pass(1);
  const page = await anna.signUp({ email: 'geen adres' });
  expect(page.status).toBe(422);
  expect(page.html).toContain('value="&quot;&#39;&gt;&lt;x-probe y=&quot;1&quot;&gt;"');
});

test('a field with bytes that are no text is a problem of that field', async () => {
  const anna = person(site, 'employee', 'Anna', fresh('anna'));
  await anna.check();
  await site.pass(1);
  const page = await anna.signUp({ name: 'An\0na' });
  expect(page.status).toBe(422);
  expect(page.html).toContain('id="name-fout"');
  expect(page.html).toContain('value="Anna"');
});
