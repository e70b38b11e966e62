/** Going on later: what stands there again, where, and for whom [C9] [C10]. */
import { expect, test } from 'vitest';
import { fieldsOf } from '../../src/domain/journey.ts';
import {
  PARTS,
  trial,
  heading,
  next,
  sickLeave,
  stored,
  statusSays,
  toReview,
  valueIs,
  work,
  useQuestionnaire,
} from './questionnaire-place.ts';

const here = useQuestionnaire();
const employee = trial.questionnaires.find(({ id }) => id === 'employee-t0')!;

test('after a reload in the middle the answers stand there again, at the same place, without a question', async () => {
  const page = await here.open();
  await work(page);
  await next(page);
  await page.fill('#first_sick_day', '2026-03-03');
  await here.areSaved(page, { first_sick_day: '2026-03-03' });
  const asks: string[] = [];
  page.on('dialog', (dialog) => {
    asks.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await valueIs(page, '#first_sick_day', '2026-03-03');
  expect(asks).toEqual([]);
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 2 van 9/);
  expect(await page.innerText('[data-resumed]')).toContain('Wij hebben uw antwoorden teruggezet');
  await sickLeave(page);
  await next(page);
  expect(await page.isVisible('[data-resumed]')).toBe(false);
  for (const fill of PARTS.slice(2)) {
    await fill(page);
    await next(page);
  }
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.get('contract_hours')).toBe('32');
});

test('on another day one goes on at the first question that is still open, and at the review when none is', async () => {
  here.server.saved = [
    {
      contract_type: 'permanent',
      contract_hours: '28,5',
      work_kind: 'both',
      hours_last_week: '20',
      last_week_usual: 'usual',
    },
    { first_sick_day: '2026-03-03', sick_leave_now: 'no', support_from: ['hr', 'colleagues'] },
  ];
  const page = await here.open();
  await page.waitForSelector('[data-resumed]:not([hidden])');
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 3 van 9/);
  expect(await page.isChecked('#support_from-colleagues')).toBe(true);
  expect(await page.isVisible('[data-elsewhere]')).toBe(false);
  await page.click('[data-back]');
  expect(await heading(page)).toBe('Uw ziekmelding');
  await page.close();
  here.server.saved.push({
    support_amount: '7',
    support_enough: 'enough',
    employer_support_satisfaction: '10',
  });
  here.server.saved.push({ working_now: '3', return_confidence: '5', life_now: '6', worked_recently: 'no' });
  // Also what may be skipped.
  const fields = employee.sections
    .filter(({ code }) => code === 'eq5d5l')
    .flatMap(({ items }) => items.flatMap(fieldsOf));
  here.server.saved.push(Object.fromEntries(fields.map((field) => [field, '1'])), { remarks: 'Dank' });
  const done = await here.open();
  await done.waitForSelector('[data-review]:not([hidden])');
  expect(await done.innerText('[data-answers]')).toContain('28,5 uur per week');
  await done.click('[data-send]');
  await done.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.getAll('support_from')).toEqual(['hr', 'colleagues']);
});

test('[C9] who may not see earlier answers here is told how, and may just go on', async () => {
  here.server.read = () => ({ status: 'hidden', person: 'anna' });
  const page = await here.open();
  await page.waitForSelector('[data-elsewhere]:not([hidden])');
  expect(await page.innerText('[data-elsewhere]')).toMatch(
    /^U gaf eerder antwoorden.*Met een code die wij u mailen/,
  );
  expect(await page.getAttribute('[data-elsewhere] a', 'href')).toBe('/mijn/');
  expect(await page.isVisible('[data-resumed]')).toBe(false);
  await work(page, '12');
  await next(page);
  expect(await heading(page)).toBe('Uw ziekmelding');
  expect(await page.isVisible('[data-elsewhere]')).toBe(false);
  await expect.poll(here.savedItems).toMatchObject({ hours_last_week: '12' });
});

test('what is answered before the server has said anything stands, is saved at once, and nobody is moved', async () => {
  const { promise: gate, resolve: answer } = Promise.withResolvers<object>();
  here.server.read = () => gate;
  const page = await here.open({ reads: false });
  await page.fill('#contract_hours', '36');
  await page.check('#last_week_usual-other');
  await page.fill('#hours_last_week', '8');
  await page.fill('#hours_last_week', '');
  await expect.poll(here.savedItems).toMatchObject({ contract_hours: '36', last_week_usual: 'other' });
  const answers = {
    contract_type: 'permanent',
    contract_hours: '32',
    hours_last_week: '20',
    last_week_usual: 'usual',
    first_sick_day: '2026-03-03',
  };
  answer({ status: 'draft', person: 'anna', answers, more: true });
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_type-permanent')?.checked,
  );
  expect(await page.inputValue('#contract_hours')).toBe('36');
  expect(await page.inputValue('#hours_last_week')).toBe('');
  expect(await page.isChecked('#last_week_usual-other')).toBe(true);
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 1 van 9/);
  expect(await page.textContent('[data-status]')).toBe('Wij hebben uw eerdere antwoorden teruggezet.');
  expect(await page.isVisible('[data-elsewhere]')).toBe(false);
  await page.check('#work_kind-both');
  await page.fill('#hours_last_week', '20');
  await next(page);
  expect(await page.inputValue('#first_sick_day')).toBe('2026-03-03');
  expect(await page.isVisible('[data-elsewhere]')).toBe(true);
  await expect.poll(here.savedItems).toMatchObject({ contract_hours: '36' });
});

test('[C10] nothing is kept on the device until it is known whose it is; then what waits is kept', async () => {
  const { promise: gate, resolve: answer } = Promise.withResolvers<object>();
  here.server.read = () => gate;
  here.server.save = () => 503;
  const page = await here.open({ reads: false });
  await work(page);
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.includes('Houd deze pagina open'),
  );
  expect(await stored(page)).toEqual([]);
  answer({ status: 'none', person: 'anna' });
  await page.waitForFunction(() => localStorage.length === 5);
  expect((await stored(page)).map(([key]) => key)).toContain('vragenlijst/anna/employee-t0/1/contract_hours');
  here.server.save = () => 200;
  await page.waitForFunction(() => localStorage.length === 0);
  expect(here.savedItems()).toMatchObject({ contract_type: 'permanent', contract_hours: '32' });
});

test('a newer answer that could not be saved wins over the one that the server has', async () => {
  here.server.save = () => 503;
  const page = await here.open();
  await work(page);
  await page.close();
  here.server.save = () => 200;
  const answers = { contract_hours: '12', first_sick_day: '2026-03-03' };
  here.server.read = () => ({ status: 'draft', person: 'anna', answers, more: false });
  const again = await here.open();
  await valueIs(again, '#first_sick_day', '2026-03-03');
  expect(await again.inputValue('#contract_hours')).toBe('32');
  await again.waitForFunction(() => localStorage.length === 0);
  expect(here.savedItems()).toMatchObject({ contract_hours: '32' });
});

test.each(['readystatechange', 'DOMContentLoaded'])(
  'what a browser puts back itself after going back (at %s) can be of any time: the answer that is saved stands',
  async (moment) => {
    const page = await here.open();
    await work(page);
    await here.areSaved(page, { last_week_usual: 'usual' });
    await page.goto(`${here.origin}/tot-ziens/`);
    here.server.saved.push({ contract_hours: '24' });
    const before = here.server.saved.length;
    // Some browsers do so before our module runs, others just after it.
    await page.addInitScript((event) => {
      document.addEventListener(event, () => {
        const field = document.querySelector<HTMLInputElement>('#contract_hours');
        if (field) field.value = '32';
        const other = document.querySelector<HTMLInputElement>('#first_sick_day');
        if (other) other.value = '2026-03-03';
      });
    }, moment);
    await page.goBack();
    await valueIs(page, '#contract_hours', '24');
    // What the server doesn't have is saved.
    await here.areSaved(page, { first_sick_day: '2026-03-03', contract_hours: '24' });
    expect(here.server.saved.slice(before)).toEqual([{ first_sick_day: '2026-03-03' }]);
  },
);

test("[C10] another person's answers on this device are neither shown nor kept nor saved", async () => {
  const before = await here.context.newPage();
  await before.goto(`${here.origin}/tot-ziens/`);
  await before.evaluate(() => {
    const given = JSON.stringify({ value: '32', at: Date.now() });
    localStorage.setItem('vragenlijst/anna/employee-t0/1/contract_hours', given);
  });
  here.server.read = () => ({ status: 'none', person: 'bert' });
  const bert = await here.open();
  await bert.waitForFunction(() => localStorage.length === 0);
  expect(await bert.inputValue('#contract_hours')).toBe('');
  expect(await bert.isVisible('[data-resumed]')).toBe(false);
  await bert.fill('#contract_hours', '8');
  await expect.poll(here.savedItems).toEqual({ contract_hours: '8' });
});

test('where the server cannot read earlier answers, the questionnaire works all the same', async () => {
  here.server.read = () => {
    throw new Error('broken');
  };
  const page = await here.open();
  await toReview(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.get('contract_hours')).toBe('32');
});

test('[C9] after the last day, who was busy is told kindly that there is still time, and can send it', async () => {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  here.server.read = () => ({ status: 'none', person: 'anna', closes_on: yesterday });
  const page = await here.open();
  await page.waitForSelector('[data-late]:not([hidden])');
  expect(await page.innerText('[data-late]')).toContain('u mag hem gewoon afmaken');
  await toReview(page);
  await statusSays(page, 'u mag hem gewoon afmaken');
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
});

test('when the time is over for good, the page says so and nothing seems saved', async () => {
  const page = await here.open();
  await work(page);
  await statusSays(page, 'Bewaard om');
  here.server.save = () => 409;
  await page.fill('#contract_hours', '30');
  await statusSays(page, 'wordt niet meer bewaard. U blijft gewoon meedoen.');
  expect(await stored(page)).toEqual([]);
});
