/** Held couples, the front page of the desk, and what holds for each of its addresses. */
import { expect, test } from 'vitest';
import { useCoordinator } from './support/coordinator.ts';
import { signedIn } from './support/desk.ts';
import type { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let site: Site;
let desk: Visitor;
const { toCall } = useCoordinator((opened) => void ({ site, desk } = opened));

test('a held couple is lifted or excluded with a reason, and the front page has the button', async () => {
  const { code } = await toCall();
  const [held] = await site.database.sql<{ couple: string; id: string }>(
    `with c as (select m.couple from trial.member m join trial.participant p on p.id = m.participant where p.code = $1),
      h as (update trial.couple set state = 'held' where id = (select couple from c) returning code)
     insert into trial.hold (couple, reason, made_at) select couple, 'same_organisation', now() from c
     returning id, (select code from h) as couple`,
    [code],
  );
  const { id = '', couple: name = '' } = held ?? {};
  const front = await desk.get('/onderzoekers/');
  expect(front.html).toContain(`/onderzoekers/vastgehouden/?id=${id}`);
  expect((await desk.get(`/onderzoekers/vastgehouden/?id=${id}`)).html).toContain(name);
  const decide = (form: Record<string, string>) =>
    desk.post('/api/onderzoekers/vastgehouden', { hold: id, ...form });
  const slip = await decide({ decision: 'lift' });
  expect([slip.status, slip.html.includes('reason-fout')]).toEqual([422, true]);
  expect((await decide({ decision: 'exclude', reason: 'Zelfde team' })).path).toBe('/onderzoekers/');
  expect((await desk.get(`/onderzoekers/vastgehouden/?id=${id}`)).status).toBe(404);
  expect(await site.database.sql('select state from trial.couple where code = $1', [name])).toEqual([
    { state: 'excluded' },
  ]);
});

test('any address of the desk gives a page', async () => {
  const probe = encodeURIComponent(`"'><x-probe y="1">`);
  for (const [path, names] of [
    ['/onderzoekers/bellen/taak/', ['id']],
    ['/onderzoekers/deelnemer/', ['code']],
    ['/onderzoekers/verbeteren/', ['deelnemer', 'vragenlijst', 'vraag']],
    ['/onderzoekers/vastgehouden/', ['id']],
  ] as const) {
    for (const value of ['', probe, '%00', '__proto__', crypto.randomUUID(), 'P-000000', 'x'.repeat(3000)]) {
      const page = await desk.get(`${path}?${names.map((name) => `${name}=${value}`).join('&')}`);
      expect([path, value, page.status < 500, page.html.includes('<x-probe')]).toEqual([
        path,
        value,
        true,
        false,
      ]);
    }
  }
});

test('the front page says what comes today and tomorrow, and which alarm is on', async () => {
  const { html } = await desk.get('/onderzoekers/');
  expect(html).toContain('Vandaag en morgen: ');
  expect(html).toContain('het schema doet niets');
  const analyst = await signedIn(site, 'analyst');
  expect((await analyst.get('/onderzoekers/')).html).not.toContain('het schema doet niets');
});
