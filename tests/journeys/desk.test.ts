/** The coordinator's day: the phone list, answers typed on the phone, a worry, a correction, a held couple; on a telephone and by keyboard. */
import { beforeAll, describe, expect, test } from 'vitest';
import { addResearcher } from '../../dev/demo/researchers.ts';
import { joinedCouple, randomisedCouple } from './couples.ts';
import { chooseByKeyboard, tabTo, typeByKeyboard } from './keyboard.ts';
import { look } from './look.ts';
import { answersOf, baselineOf, meet, toReview, type Person } from './person.ts';
import { usePlace } from './place.ts';
import { ILLNESS } from './words.ts';

const here = usePlace();
let desk: Person;
let code: string;

const sql = <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) =>
  here.stack.database.sql<Row>(query, values as string[]);
const phoneTask = async (participant: string, kind = 'phone') => {
  const [row] = await sql<{ id: string }>(
    `select trial.open_task($1::timestamptz, $2, p.id, o.id, trial.day($1::timestamptz)) as id
     from trial.participant p join trial.occasion o on o.participant = p.id and o.state = 'open' where p.code = $3`,
    [here.stack.site.now().toISOString(), kind, participant],
  );
  return row?.id ?? '';
};
const newest = async (role: string) =>
  (
    await sql<{ code: string }>(
      'select code from trial.participant where role = $1 order by signed_up_at desc limit 1',
      [role],
    )
  )[0]?.code ?? '';

beforeAll(async () => {
  await joinedCouple(here);
  code = await newest('employee');
  const email = await addResearcher(here.stack, 'coordinator');
  desk = await meet(here, { role: 'coordinator', name: '', email });
  await desk.goto('/onderzoekers/');
  await desk.page.locator('[name="email"]').fill(email);
  await desk.press('/api/onderzoekers/code');
  await desk.page.locator('[name="code"]').fill(await desk.letters.code());
  await desk.press('/api/onderzoekers/inloggen');
});

describe('the coordinator', () => {
  test('finds the work on the front page, and an empty list when there is none', async () => {
    await look(desk.page, 'desk-coordinator');
    await desk.follow('/onderzoekers/bellen/');
    await look(desk.page, 'desk-calls-none');
  });

  test('calls somebody from the list, and keeps how it went, by keyboard only', async () => {
    const task = await phoneTask(code);
    await desk.goto('/onderzoekers/bellen/');
    await look(desk.page, 'desk-calls');
    await desk.after(async () => {
      await tabTo(desk.page, `a[href$="${task}"]`);
      await desk.page.keyboard.press('Enter');
    });
    await look(desk.page, 'desk-task');
    await chooseByKeyboard(desk.page, 'outcome', 'call_back');
    await typeByKeyboard(desk.page, 'call_back_on', 'morgen');
    await desk.after(() => desk.page.keyboard.press('Enter'));
    expect(desk.status()).toBe(422);
    await look(desk.page, 'desk-task-errors');
    await desk.after(async () => {
      await tabTo(desk.page, 'form[action="/api/onderzoekers/zorg"] button');
      await desk.page.keyboard.press('Enter');
    });
    await look(desk.page, 'desk-worry');
    await desk.follow('/onderzoekers/bellen/');
    expect(await desk.page.locator('li.card').count()).toBe(2);
  });

  test('prints the questionnaire for who asked for paper: no name on it, and nothing that could tell the arm [T7]', async () => {
    await desk.goto(`/onderzoekers/bellen/taak/?id=${await phoneTask(code, 'paper')}`);
    await look(desk.page, 'desk-task-paper');
    await desk.after(() => desk.page.locator('a[href^="/onderzoekers/papier/"]').click());
    await look(desk.page, 'paper-form');
    await desk.page.emulateMedia({ media: 'print' });
    const paper = await desk.page.locator('body').innerText();
    await desk.page.emulateMedia({ media: 'screen' });
    expect(paper).toContain(`Code: ${code}`);
    expect(paper.slice(0, paper.indexOf('1. '))).not.toMatch(ILLNESS);
    expect(paper).not.toMatch(/(Noor|Bram|Esra|Sjoerd|Malika|Tom) /);
    const asked = baselineOf(here, 'employee').sections.flatMap(({ items }) => items);
    expect(await desk.page.locator('.ink-question').count()).toBe(asked.length);
  });

  test('[T8] types the answers on the phone, and is asked one more thing', async () => {
    const [{ id: task } = { id: '' }] = await sql<{ id: string }>(
      `select id from trial.task where kind = 'phone' and state = 'open'`,
    );
    await desk.goto(`/onderzoekers/bellen/taak/?id=${task}`);
    await desk.page.locator('[name="mode"][value="phone"]').check();
    await desk.press('/api/onderzoekers/invullen');
    expect(desk.path()).toBe('/vragenlijst/employee-t0/gesprek/');
    await look(desk.page, 'desk-assisted');
    const questionnaire = baselineOf(here, 'employee');
    expect(await desk.page.locator('[name="form"][value="assisted"]').count()).toBe(1);
    await toReview(desk, answersOf(here, questionnaire, 3));
    await desk.press('/api/vragenlijst/versturen');
    expect(desk.path()).toBe('/onderzoekers/bellen/taak/');
    await look(desk.page, 'desk-task-unsaid');
    await desk.page.locator('[name="arm_known"][value="no"]').check();
    await desk.press('/api/onderzoekers/poging');
    expect(desk.path()).toBe('/onderzoekers/bellen/');
    await desk.goto('/vragenlijst/employee-t0/gesprek/');
    expect(desk.status()).toBe(401);
  });

  test('records what happened to somebody, with a reason', async () => {
    await desk.goto(`/onderzoekers/deelnemer/?code=${code}`);
    await look(desk.page, 'desk-person');
    await desk.press('/api/onderzoekers/gebeurtenis');
    expect(desk.status()).toBe(422);
    await look(desk.page, 'desk-person-errors');
    await desk.page.locator('[name="kind"][value="couple_apart"]').check();
    await desk.page.locator('[name="reason"]').fill('Belde zelf');
    await desk.press('/api/onderzoekers/gebeurtenis');
    await look(desk.page, 'desk-person-event');
  });

  test('[C8] follows up a worry, and asks whose mail came back', async () => {
    for (const kind of ['bounce', 'worry']) {
      const [row] = await sql<{ id: string }>(
        `select coalesce((select t.id from trial.task t where t.kind = $2 and t.state = 'open' limit 1),
           trial.open_task($1::timestamptz, $2, p.id, null, trial.day($1::timestamptz), 9)) as id
         from trial.participant p where p.code = $3`,
        [here.stack.site.now().toISOString(), kind, code],
      );
      await desk.goto(`/onderzoekers/bellen/taak/?id=${row?.id}`);
      await look(desk.page, `desk-task-${kind}`);
    }
  });

  test('records that somebody says to stop', async () => {
    await desk.after(() => desk.page.locator('a[href$="#stoppen"]').click());
    await desk.press('/api/onderzoekers/stoppen');
    expect(desk.status()).toBe(422);
    await look(desk.page, 'desk-stop-errors');
    await desk.page.locator('[name="grade"][value="no_contact"]').check();
    await desk.page.locator('[name="stop_reason"]').fill('Zei het aan de telefoon');
    await desk.page.locator('[name="stop_sure"]').check();
    await desk.press('/api/onderzoekers/stoppen');
    await look(desk.page, 'desk-stopped');
  });

  test('decides about a couple that waits', async () => {
    await desk.goto('/onderzoekers/');
    await look(desk.page, 'desk-holds');
    const link = desk.page.locator('a[href^="/onderzoekers/vastgehouden/"]').first();
    await desk.after(() => link.click());
    await look(desk.page, 'desk-hold');
    await desk.press('/api/onderzoekers/vastgehouden');
    await look(desk.page, 'desk-hold-errors');
    await desk.page.locator('[name="decision"][value="lift"]').check();
    await desk.page.locator('[name="reason"]').fill('Het is toch goed');
    await desk.press('/api/onderzoekers/vastgehouden');
    expect(desk.path()).toBe('/onderzoekers/');
  });

  test('[T6] puts an answer right without seeing the old one', async () => {
    await randomisedCouple(here);
    const answered = await newest('employee');
    await desk.goto(`/onderzoekers/deelnemer/?code=${answered}`);
    await desk.after(() => desk.page.locator('a[href^="/onderzoekers/verbeteren/"]').first().click());
    await look(desk.page, 'desk-correct-choose');
    const links = await desk.page
      .locator('.tasks a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    const items = baselineOf(here, 'employee').sections.flatMap(({ items: some }) => some);
    for (const type of [
      'choice',
      'choices',
      'number',
      'date',
      'scale',
      'matrix',
      'money',
      'visual',
      'spells',
    ]) {
      const item = items.find(({ answer }) => answer.type === type);
      const name = item?.answer.type === 'matrix' ? item.answer.rows[0]?.code : item?.code;
      const href = links.find((one) => name !== undefined && one.endsWith(`vraag=${name}`));
      if (!href) continue;
      await desk.goto(href);
      expect(await desk.page.locator('fieldset [name="value"]').count()).toBeGreaterThan(0);
      expect(await desk.page.locator('fieldset :checked').count()).toBe(0);
      await look(desk.page, `desk-correct-${type}`);
    }
    await desk.press('/api/onderzoekers/verbeteren');
    expect(desk.status()).toBe(422);
    await look(desk.page, 'desk-correct-errors');
  });

  test('searches somebody by name', async () => {
    await desk.goto('/onderzoekers/deelnemer/');
    await desk.page.locator('[name="code"]').fill('thuis');
    await desk.press('/api/onderzoekers/zoeken');
    expect(desk.page.url()).not.toContain('thuis');
    await look(desk.page, 'desk-search-found');
    await desk.page.locator('[name="code"]').fill('zzz');
    await desk.press('/api/onderzoekers/zoeken');
    await look(desk.page, 'desk-search-none');
  });
});
