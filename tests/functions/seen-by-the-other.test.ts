/** What one half of a couple gets to see of the other, by all that the site gives [C1]. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyAnswer } from '../../dev/bench/answers.ts';
import { codeIn } from '../../dev/mail.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { changesOf } from '../../src/domain/life-event.ts';
import { seenByOther, type Fact } from '../../src/domain/mine.ts';
import { openSite, type Site } from './support/site.ts';
import { couple, fresh, mailedCode, type Person } from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

const today = () => dayOf(site.world.clock.now());

describe('[C1] what the other sees is what the table says', () => {
  /** Everything that the site gives somebody: pages, files, the gate, mails without codes. */
  async function given(who: Person): Promise<string> {
    await who.mine();
    const pages = [];
    for (const path of [
      '/mijn/',
      '/mijn/gegevens/',
      '/mijn/toestemming/',
      '/mijn/overzicht/',
      '/mijn/agenda.ics',
    ])
      pages.push((await who.browser.get(path)).html.replace(/DTSTAMP:.*/g, ''));
    const gate = (await who.browser.post('/api/sessie/vernieuwen')).html;
    const mails = (await site.mail.mails(who.email))
      .filter((mail) => codeIn(mail) === null)
      .map(({ text }) => text);
    return JSON.stringify([...pages, gate, ...mails]);
  }

  const acts: Partial<Record<Fact, (who: Person) => Promise<unknown>>> = {
    answers: (who) =>
      who.browser.json('/api/vragenlijst/bewaren', {
        questionnaire: who.questionnaire.id,
        version: who.questionnaire.version,
        answers: { contract_hours: '24', organisation_size: '10_49' },
      }),
    reading: async (who) => who.opens(await who.link()),
    address: async (who) => {
      await who.browser.post('/api/mijn/telefoon', { phone: '06 12345678' });
      const email = fresh('elders');
      await who.browser.post('/api/mijn/adres', { email, email_again: email, sure: 'ja' });
      return who.browser.post('/api/mijn/adres/bevestigen', { code: await mailedCode(site, email) });
    },
    pause: async (who) => {
      const { html } = await who.browser.get('/mijn/pauze/');
      return who.browser.post('/api/mijn/pauze', {
        until: /name="until" value="([\d-]+)"/.exec(html)?.[1] ?? '',
      });
    },
    later_questionnaires: async (who) => {
      const later = site.world.trial.questionnaires.find(
        ({ role, wave }) => role === who.questionnaire.role && wave !== who.questionnaire.wave,
      );
      const id = later?.id ?? '';
      await site.database.sql(
        `insert into trial.occasion (participant, wave, questionnaire, opened_at, closes_on)
         select participant, '${later?.wave}', '${id}', now(), '2999-01-01' from people.contact
         where email_hash = '${site.world.secrets.emailHash(who.email)}'`,
      );
      if (!later) throw new Error('no later questionnaire');
      const answers = everyAnswer(later, 0, today());
      const form = { questionnaire: id, version: String(later.version), ...answers };
      expect((await who.browser.post('/api/vragenlijst/versturen', form)).path).toBe('/bedankt/');
    },
    consent: (who) =>
      site.database.sql(
        `update people.consent set statements = statements[1:1], refused = statements[2:]
         where participant = (select participant from people.contact
           where email_hash = '${site.world.secrets.emailHash(who.email)}')`,
      ),
    changes: async (who) => {
      const change = changesOf(site.world.trial, who.questionnaire.role)[0] ?? '';
      const told = await who.browser.post('/api/mijn/verandering', { change, changed_on: '' });
      expect(told.html).toContain('wij hebben het genoteerd');
    },
    stopping: (who) => who.browser.post('/api/stoppen', { grade: 'erase', confirm: 'ja' }),
  };

  test.each(Object.keys(acts) as Fact[])('%s: unseen, by either', async (fact) => {
    expect(seenByOther[fact]).toBe(false);
    for (const acting of [0, 1] as const) {
      const both = await couple(site);
      const [who, other] = [both[acting], both[1 - acting] as Person];
      await who.mine();
      const before = await given(other);
      await acts[fact]?.(who);
      await site.pass(1);
      expect(await given(other)).toBe(before);
    }
  });

  test('first_questionnaire: seen once both sent theirs, and not before', async () => {
    expect(seenByOther.first_questionnaire).toBe(true);
    const [employee, employer] = await couple(site);
    const before = await given(employer);
    await employee.opens(await employee.link());
    await employee.submits();
    await site.pass(1);
    expect(await given(employer)).toBe(before);
    await employer.opens(await employer.link());
    await employer.submits();
    await site.pass(1);
    expect(await given(employee)).toContain('De loting is gedaan');
  });

  test('every fact that is never seen is tried here, but for what the study does not have', () => {
    const unseen = (Object.keys(seenByOther) as Fact[]).filter((fact) => !seenByOther[fact]);
    expect(Object.keys(acts).toSorted()).toEqual(unseen.filter((fact) => fact !== 'records').toSorted());
  });

  test('the page says each of them in its part: what is seen first, what is not after it', async () => {
    const template = await site.world.pages.get('/sjabloon/mijn/');
    for (const [role, { seen }] of Object.entries(site.world.content.roles)) {
      const part = template.slice(template.indexOf(seen.title));
      const [yes, no] = [part.indexOf('ziet wel:'), part.indexOf('En nooit:')];
      for (const [fact, words] of Object.entries(seen.facts)) {
        const at = part.indexOf(words);
        const place = at > no ? 'never' : at > yes ? 'seen' : 'nowhere';
        expect([role, fact, place]).toEqual([role, fact, seenByOther[fact as Fact] ? 'seen' : 'never']);
      }
    }
  });
});
