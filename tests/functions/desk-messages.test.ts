/** The page with all messages: for researchers only, and word for word what is mailed. */
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn } from './support/desk.ts';
import { openSite, type Site } from './support/site.ts';
import { couple, visitor } from './support/visitor.ts';

const PATH = '/onderzoekers/berichten/';
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

test('a stranger gets the sign-in page', async () => {
  const { html } = await visitor(site).get(PATH);
  expect(html).toContain('Inloggen voor onderzoekers');
  expect(html).not.toContain('Vragenlijst open');
});

test('a researcher reads what people were really sent, with from, subject, first line and moment', async () => {
  const people = await couple(site);
  const desk = await signedIn(site, 'coordinator');
  const page = await desk.get(PATH);
  expect([page.status, page.path]).toEqual([200, PATH]);
  const letters = parse(page.html)
    .querySelectorAll('main details')
    .map((one) => one.text.replace(/\s+/g, ' '));
  const flat = (text: string): string => text.replace(/\s+/g, ' ');
  let compared = 0;
  for (const { name, email } of people) {
    for (const mail of await site.mail.mails(email)) {
      // The code, the name and the links are examples on the page; the dates are those of today.
      const paragraphs = mail.text
        .split('\n\n')
        .map(flat)
        .filter((part) => part.trim() && !/\d{3} \d{3}|http|Anna|Bert/.test(part));
      const letter = letters.find(
        (one) => one.includes(mail.subject) && paragraphs.every((part) => one.includes(part.trim())),
      );
      expect([mail.subject, letter === undefined]).toEqual([mail.subject, false]);
      expect(letter).toContain(site.world.sender);
      expect(letter).toMatch(/Wanneer: \S/);
      expect(letter).not.toContain(name);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThanOrEqual(4);
});

test('whose role was taken away reads nothing there', async () => {
  const desk = await signedIn(site, 'analyst');
  expect((await desk.get(PATH)).path).toBe(PATH);
  await site.database.sql(`delete from ops.researcher where role = 'analyst'`);
  expect((await desk.get(PATH)).path).toBe('/onderzoekers/');
});
