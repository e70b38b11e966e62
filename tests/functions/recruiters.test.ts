/** Links of the kit with their codes [C4], and organisations that ask for a talk: real functions over a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OWN_CODE } from '../../src/domain/via.ts';
import { signedIn } from './support/desk.ts';
import { ORIGIN, openSite, type Site } from './support/site.ts';
import { fresh, person, visitor, type Form } from './support/visitor.ts';

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
let site: Site;

beforeAll(async () => void (site = await openSite()));
afterAll(() => site.stop());
beforeEach(() => site.database.sql('delete from trial.via_count'));

/** Follows a link as a browser does; gives where it ends, and what each answer on the way said. */
async function follow(path: string, headers: Record<string, string> = { 'user-agent': PHONE }, ip?: string) {
  const answers: Response[] = [];
  let at = path;
  for (let hops = 0; hops < 5; hops += 1) {
    const response = await site.fetch(new Request(new URL(at, ORIGIN), { headers, redirect: 'manual' }), ip);
    answers.push(response);
    const next = response.headers.get('location');
    if (!next) return { path: at, answers, html: await response.text() };
    at = next;
  }
  throw new Error(`${path} leads in a circle`);
}

const counted = async () =>
  (
    await site.database.sql<{ code: string; step: string; n: number }>(
      'select code, step, n from trial.via_count order by code, step',
    )
  ).map(({ code, step, n }) => `${code} ${step} ${n}`);

/** Makes a code on the page of an audience; gives the page that follows and the private link on it. */
async function make(audience: string, own: string, more: Form = {}) {
  const page = await visitor(site, `10.0.0.${own.length}`).post('/api/verspreiden/code', {
    audience,
    [OWN_CODE]: own,
    website: '',
    ...more,
  });
  const link = /\/verspreiden\/code\/\?t=([\w-]{43})/.exec(page.html);
  return { ...page, link: link?.[0] ?? '', token: link?.[1] ?? '' };
}

describe('[C4] following a link', () => {
  test('counts a visit, sets no cookie, and leads to the site without the code when it is a company’s', async () => {
    const { path, answers } = await follow('/?via=bedrijf');
    expect(path).toBe('/');
    expect(answers.map(({ status }) => status)).toEqual([302, 303, 200]);
    expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
    expect(answers[1]?.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await counted()).toEqual(['bedrijf visit 1']);
  });

  test('loading the page again, or going back to it, is no second visit', async () => {
    const { path } = await follow('/?via=ZORG');
    expect(path).toBe('/via/welkom/?via=zorg');
    await follow(path);
    expect(await counted()).toEqual(['zorg visit 1']);
  });

  test('with a code that nobody made leads on, and fills no row', async () => {
    for (const code of ['zomaar', '<x>', '%00', 'a'.repeat(300), "'; drop table trial.via_count; --"])
      expect((await follow(`/?via=${encodeURIComponent(code)}`)).path).toBe('/');
    expect(await counted()).toEqual([]);
  });

  test.each([
    ['a preview', { 'user-agent': 'WhatsApp/2.23.20.0' }],
    ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    ['a browser that fetches ahead', { 'user-agent': PHONE, 'sec-purpose': 'prefetch;prerender' }],
    ['who says nothing', {}],
  ])('by %s counts nothing', async (_who, headers) => {
    expect((await follow('/?via=arbo', headers as Record<string, string>)).path).toBe('/');
    expect(await counted()).toEqual([]);
  });

  test('asked with HEAD counts nothing', async () => {
    const head = (path: string) =>
      site.fetch(
        new Request(ORIGIN + path, { method: 'HEAD', headers: { 'user-agent': PHONE }, redirect: 'manual' }),
      );
    expect((await head('/?via=arbo')).status).toBe(302);
    await head('/via/?via=arbo');
    expect(await counted()).toEqual([]);
  });

  test('three hundred times from one network address is where counting ends, and the way in goes on', async () => {
    const { clock, database, secrets } = site.world;
    // To the beginning of the ten minutes in which they are counted together.
    await site.pass((600 - ((clock.now().getTime() / 1000) % 600)) / 60);
    const key = secrets.rateKey('via:10.9.9.9');
    await database.rate(clock.now(), key, 600, 300);
    await site.database.sql('update ops.rate set n = 299 where key = $1', [key]);
    const { path } = await follow('/?via=bedrijf', undefined, '10.9.9.9');
    expect([path, await counted()]).toEqual(['/', ['bedrijf visit 1']]);
    const over = await follow('/?via=bedrijf', undefined, '10.9.9.9');
    expect([over.path, await counted()]).toEqual(['/', ['bedrijf visit 1']]);
    await follow('/?via=bedrijf', undefined, '10.9.9.8');
    expect(await counted()).toEqual(['bedrijf visit 2']);
  });

  test('leads to the site while the database does not answer', async () => {
    await site.database.sql('alter table trial.via_count rename to via_count_away');
    expect((await follow('/?via=arbo')).path).toBe('/');
    await site.database.sql('alter table trial.via_count_away rename to via_count');
  });
});

describe('[C4] what comes after a visit', () => {
  /** From the link to consent; gives the person. */
  async function signUpBy(code: string, role = 'employee') {
    const somebody = person(site, role, 'Anna', fresh('anna'));
    const home = await somebody.browser.get(`/via/welkom/?via=${code}`);
    const path = `/via/${site.world.trial.roles[role]?.path}/?via=${code}`;
    expect(home.html).toContain(`href="${path}"`);
    const check = await somebody.browser.get(path);
    const via = /name="via" value="([^"]*)"/.exec(check.html)?.[1] ?? '';
    await somebody.browser.post('/api/aanmelden/controle', { role, ...somebody.eligible, via });
    await site.pass(1);
    await somebody.signUp();
    return somebody;
  }

  test('a check and a sign-up are counted for a professional', async () => {
    await signUpBy('zorg');
    expect(await counted()).toEqual(['zorg check 1', 'zorg sign_up 1']);
  });

  test('of a company neither is counted, also when the code is typed into the way of others', async () => {
    await make('bedrijf', 'bakker-bol');
    await signUpBy('bedrijf');
    await signUpBy('bakker-bol', 'employer');
    await signUpBy('arbo');
    expect(await counted()).toEqual([]);
  });

  test('the code is in no row but those of the counts: not with a person, not in the audit, not in the log', async () => {
    const code = 'spoor-x7q9';
    await make('zorg', code);
    const anna = await signUpBy(code);
    await anna.code();
    await anna.browser.post('/api/uitnodiging', anna.invitation({ name: 'Bert', email: fresh('bert') }));
    const lines = (await site.everything()).split('\n');
    let table = '';
    const found = lines.flatMap((line) => {
      if (/^[a-z_]+\.[a-z_]+$/.test(line)) table = line;
      return line.includes(code) ? [table] : [];
    });
    expect([...new Set(found)].toSorted()).toEqual(['trial.via_code', 'trial.via_count']);
    expect(lines.length).toBeGreaterThan(20);
    expect(site.log.join('\n')).not.toContain(code);
  });

  test('a slip in the check keeps the code, and counts once it is put right', async () => {
    const { browser, eligible } = person(site, 'employee', 'Anna', fresh('anna'));
    const wrong = await browser.post('/api/aanmelden/controle', { role: 'employee', via: 'zorg' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('name="via" value="zorg"');
    expect(await counted()).toEqual([]);
    await browser.post('/api/aanmelden/controle', { role: 'employee', ...eligible, via: 'zorg' });
    expect(await counted()).toEqual(['zorg check 1']);
  });

  test('the same person twice is one sign-up', async () => {
    const anna = await signUpBy('zorg');
    await anna.check();
    await site.pass(1);
    await anna.signUp();
    expect(await counted()).toEqual(['zorg check 1', 'zorg sign_up 1']);
  });
});

describe('[C9] making a code', () => {
  test('shows the private link once, and keeps only its hash', async () => {
    const made = await make('arbo', 'Vestiging-Oost');
    expect(made.status).toBe(200);
    expect(made.html).toContain('/?via=vestiging-oost');
    expect(made.html).toContain('href="/verspreiden/arbo/?code=vestiging-oost"');
    expect(made.token).toHaveLength(43);
    expect(await site.everything()).not.toContain(made.token);
    expect(site.log.join('\n')).not.toContain(made.token);
  });

  test('without words of one’s own gives a code that says nothing', async () => {
    const made = await make('bedrijf', '');
    expect(made.html).toMatch(/\/\?via=bedrijf-[2-9b-z]{5}</);
  });

  test.each(['ab', 'oncologie', 'bedrijf', 'x'.repeat(21), '"><script>'])(
    '%j is refused on the page, with what was typed',
    async (own) => {
      const made = await make('bedrijf', own);
      expect([made.status, made.link]).toEqual([422, '']);
      expect(made.html).toContain('data-error-summary');
      expect(made.html).toMatch(/id="own_code-fout"|id="code-fout"/);
    },
  );

  test('that exists is refused, and its totals stay with who made it', async () => {
    const first = await make('arbo', 'bezet');
    const second = await make('zorg', 'bezet');
    expect([second.status, second.link]).toEqual([422, '']);
    expect((await visitor(site).get(first.link)).html).toContain('bezet');
  });

  test('is not for robots, nor for no audience, nor a hundred times', async () => {
    expect((await make('arbo', 'robot-1', { website: 'x' })).status).toBe(400);
    expect((await make('keizer', 'niemand-1')).status).toBe(400);
    const browser = visitor(site, '10.7.7.7');
    const codes = Array.from({ length: 12 }, (_, n) => `veel-${n}x`);
    const statuses = [];
    for (const own of codes)
      statuses.push(
        (await browser.post('/api/verspreiden/code', { audience: 'arbo', [OWN_CODE]: own })).status,
      );
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('[C4] the private page', () => {
  /** A code of last year, with so many of each. */
  async function old(audience: string, own: string, steps: Record<string, number>) {
    const made = await make(audience, own);
    await site.database.sql(`update trial.via_code set made_at = '2025-01-02' where code = $1`, [own]);
    for (const [step, n] of Object.entries(steps))
      await site.database.sql(
        `insert into trial.via_count select $1, '2025-01-01', $2, v.company, $3::int from trial.via_code v where v.code = $1`,
        [own, step, n],
      );
    return made;
  }
  const first = (html: string) =>
    [...(/januari t\/m maart 2025<\/th>(.*?)<\/tr>/s.exec(html)?.[1] ?? '').matchAll(/<td[^>]*>(.*?)</g)].map(
      (cell) => cell[1],
    );

  test('shows quarters, and below five no number', async () => {
    const { link } = await old('zorg', 'oud-zorg', { visit: 31, check: 5, sign_up: 4 });
    const page = await visitor(site).get(link);
    expect(first(page.html)).toEqual(['31', '5', '0–4']);
    expect(page.response.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.response.headers.get('cache-control')).toBe('no-store');
  });

  test('of a company shows visits and not a word of the rest', async () => {
    const { link } = await old('bedrijf', 'oud-bedrijf', { visit: 12 });
    const { html } = await visitor(site).get(link);
    expect(first(html)).toEqual(['12']);
    expect(html).not.toContain('Aangemeld');
  });

  test('says from when there is something to see', async () => {
    const { link } = await make('arbo', 'nieuw-1');
    expect((await visitor(site).get(link)).html).toContain('De eerste telling staat hier vanaf');
  });

  test('opens for nobody without the secret', async () => {
    for (const query of ['', '?t=', '?t=x', `?t=${'A'.repeat(43)}`])
      expect((await visitor(site).get(`/verspreiden/code/${query}`)).status).toBe(404);
  });

  test('looking changes nothing; taking the code back asks a tick first, and is for good', async () => {
    const { link, token } = await make('arbo', 'terug-1');
    const before = await site.everything();
    await visitor(site).get(link);
    expect(await site.everything()).toBe(before);
    const browser = visitor(site);
    const unsure = await browser.post('/api/verspreiden/intrekken', { token });
    expect([unsure.status, unsure.html.includes('id="sure-fout"')]).toEqual([422, true]);
    const gone = await browser.post('/api/verspreiden/intrekken', { token, sure: 'ja' });
    expect(gone.path).toBe(link);
    expect(gone.html).toContain('telt niet meer');
    expect(gone.html).not.toContain('/api/verspreiden/intrekken');
    expect((await follow('/?via=terug-1')).path).toBe('/');
    expect(await counted()).toEqual([]);
    expect((await make('arbo', 'terug-1')).status).toBe(422);
  });
});

describe('asking for a talk', () => {
  const talk = {
    organisation: 'Bakkerij Bol',
    kind: 'bedrijf',
    name: 'Bea Bol',
    email: 'bea@bakkerij-bol.example',
    phone: '06 12345678',
    plan: 'Een middag voor alle leidinggevenden',
    reach: 'dinsdag',
    website: '',
  };
  /** Opens the form, waits, and sends it. */
  async function ask(more: Form = {}, seconds = 60) {
    const browser = visitor(
      site,
      `10.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
    );
    const { html } = await browser.get('/verspreiden/gesprek/');
    const gestart = /name="gestart" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await site.pass(seconds / 60);
    const form = { ...talk, gestart, ...more };
    return { page: await browser.post('/api/verspreiden/gesprek', form), browser, form };
  }
  const kept = () =>
    site.database.sql<{ form_enc: string; reason: string | null; state: string }>(
      'select form_enc, reason, state from people.talk order by recorded_at',
    );
  beforeEach(() => site.database.sql('delete from people.talk'));

  test('[D1] keeps it sealed, tells the team that there is one and nothing else, and leads to a thank-you', async () => {
    const { email } = site.world.trial.contact.person;
    const before = (await site.mail.mails(email ?? '')).length;
    const { page } = await ask();
    expect(page.path).toBe('/verspreiden/gesprek/bedankt/');
    expect(await kept()).toMatchObject([{ reason: null, state: 'open' }]);
    const all = `${await site.everything()}${site.log.join('\n')}`;
    for (const secret of ['Bakkerij', 'Bea', 'bea@', '12345678', 'middag']) expect(all).not.toContain(secret);
    const mails = (await site.mail.mails(email ?? '')).slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(`${ORIGIN}/onderzoekers/werving/`);
    for (const secret of ['Bakkerij', 'Bea', 'middag']) expect(mails[0]?.text).not.toContain(secret);
  });

  test('the button pressed twice is one request', async () => {
    const { browser, form } = await ask();
    expect((await browser.post('/api/verspreiden/gesprek', form)).path).toBe('/verspreiden/gesprek/bedankt/');
    expect(await kept()).toHaveLength(1);
  });

  test('what is wrong is shown beside each field, with what was typed', async () => {
    const { page } = await ask({ organisation: '', email: 'geen', plan: 'x'.repeat(1001) });
    expect(page.status).toBe(422);
    for (const field of ['organisation', 'email', 'plan']) expect(page.html).toContain(`id="${field}-fout"`);
    expect(page.html).toContain('value="Bea Bol"');
    expect(page.html).toMatch(/name="gestart" value="\d{10}\./);
    expect(await kept()).toEqual([]);
  });

  test.each([
    ['a field that nobody sees', { website: 'https://koop.nu' }, 60, 'honeypot'],
    ['two seconds', {}, 2, 'too_fast'],
    ['a mark of its own', { gestart: '1700000000.abc' }, 60, 'too_fast'],
  ])(
    'a robot, by %s, gets the same thanks, waits for a human, and sends no mail',
    async (_by, more, s, reason) => {
      const { email } = site.world.trial.contact.person;
      const before = (await site.mail.mails(email ?? '')).length;
      const { page } = await ask(more, s);
      expect(page.path).toBe('/verspreiden/gesprek/bedankt/');
      expect(await kept()).toMatchObject([{ reason }]);
      expect(await site.mail.mails(email ?? '')).toHaveLength(before);
    },
  );

  test('the coordinator reads who asks, ends it, and then it is off the list', async () => {
    await ask();
    const desk = await signedIn(site, 'coordinator');
    expect((await desk.get('/onderzoekers/')).html).toContain('open aanvragen');
    const list = await desk.get('/onderzoekers/werving/');
    const path = /\/onderzoekers\/werving\/gesprek\/\?id=[0-9a-f-]{36}/.exec(list.html)?.[0] ?? '';
    const page = await desk.get(path);
    for (const shown of ['Bakkerij Bol', 'Bea Bol', 'bea@bakkerij-bol.example', 'alle leidinggevenden'])
      expect(page.html).toContain(shown);
    const id = path.slice(-36);
    const unsaid = await desk.post('/api/onderzoekers/gesprek-sluiten', { talk: id });
    expect([unsaid.status, unsaid.html.includes('id="outcome-fout"')]).toEqual([422, true]);
    const done = await desk.post('/api/onderzoekers/gesprek-sluiten', { talk: id, outcome: 'plan' });
    expect(done.path).toBe('/onderzoekers/werving/');
    expect(done.html).toContain('Er staan geen aanvragen open');
    expect(done.html).toContain('er komt een plan');
  });

  test('[T6] the owner sees codes and no requests, and others see neither', async () => {
    await ask();
    const owner = await signedIn(site, 'owner');
    const page = await owner.get('/onderzoekers/werving/');
    expect(page.path).toBe('/onderzoekers/werving/');
    expect(page.html).toContain('Wat kwam via welke code?');
    expect(page.html).not.toContain('Bakkerij');
    const [{ id } = { id: '' }] = await site.database.sql<{ id: string }>('select id from people.talk');
    for (const role of ['owner', 'supporter', 'analyst', 'recruiter']) {
      const desk = await signedIn(site, role);
      const one = await desk.get(`/onderzoekers/werving/gesprek/?id=${id}`);
      expect([role, one.html.includes('Bakkerij')]).toEqual([role, false]);
      await desk.post('/api/onderzoekers/gesprek-sluiten', { talk: id, outcome: 'no' });
      if (role !== 'owner') expect((await desk.get('/onderzoekers/werving/')).path).toBe('/onderzoekers/');
    }
    expect(await kept()).toMatchObject([{ state: 'open' }]);
  });
});
