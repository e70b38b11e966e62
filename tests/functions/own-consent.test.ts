/** What a participant reads back of the own consent, and what happens when its version is raised [C7]. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, plainDate } from '../../src/domain/calendar.ts';
import { protocolOf } from '../../src/domain/protocol.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { getWorld, setWorld } from '../../src/server/world.ts';
import { openSite, type Site } from './support/site.ts';
import { couple, fresh, person, type Form, type Person } from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

const today = () => dayOf(site.world.clock.now());

describe('[C7] consent', () => {
  test('is read back in the words that were signed, with day and time', async () => {
    const employee = person(site, 'employee', 'Anna de Wit', fresh('anna'));
    const free = site.world.trial.roles['employee']?.consent.statements.find(({ required }) => !required);
    await employee.check();
    await site.pass(1);
    const { [`consent_${free?.code}`]: _left, ...consent } = employee.consent;
    await employee.browser.post('/api/aanmelden', {
      role: 'employee',
      name: employee.name,
      email: employee.email,
      website: '',
      ...consent,
    });
    await employee.code();
    const { html } = await employee.browser.get('/mijn/toestemming/');
    for (const { words } of site.world.trial.roles['employee']?.consent.statements ?? [])
      expect(html).toContain(words.slice(0, 30));
    expect(html).toContain(plainDate(today()));
    expect(html.match(/<strong>Nee<\/strong>/g)).toHaveLength(1);
    expect(html).toMatch(/<title>Wat u heeft afgesproken · /);
    expect(html).not.toContain('staan niet op deze website');
  });

  test('a raised version is asked before any questionnaire opens, and given or led to the ways of stopping', async () => {
    const [employee, employer] = await couple(site);
    const old = getWorld();
    const raised = raise(old.trial);
    const changes = { 'werknemer-2': ['Wij vragen ook naar uw slaap.'] };
    const consents = {
      ...old.content.consents,
      employee: { earlier: [old.trial.roles['employee']!.consent], changes },
    };
    await employee.mine();
    await employer.mine();
    try {
      setWorld({ trial: raised, content: { ...old.content, consents } });
      await old.database.loadProtocol(old.clock.now(), protocolOf(raised));
      const scopes = async (who: Person) => (await who.browser.post('/api/sessie/vernieuwen')).html;
      expect(await scopes(employee)).toContain('"consentAgain":true');
      expect(await scopes(employer)).toContain('"consentAgain":false');
      expect((await employee.browser.get('/mijn/')).html).toContain('href="/mijn/opnieuw/"');
      const page = await employee.browser.get('/mijn/opnieuw/');
      expect(page.html).toContain('Wij vragen ook naar uw slaap.');
      expect(page.html).toContain('href="/mijn/stoppen/"');
      expect((await employer.browser.get('/mijn/opnieuw/')).path).toBe('/mijn/');

      const give = (form: Form) => employee.browser.post('/api/mijn/toestemming', form);
      const stale = await give({ version: 'werknemer-1', ...employee.consent });
      expect([stale.status, stale.html.includes('net nog een keer veranderd')]).toEqual([422, true]);
      const open = await give({ version: 'werknemer-2' });
      expect([open.status, open.html.includes('data-field="consent_')]).toEqual([422, true]);
      const given = await give({ version: 'werknemer-2', ...employee.consent });
      expect(given.path).toBe('/mijn/?klaar=toestemming');
      expect(await scopes(employee)).toContain('"consentAgain":false');
      expect((await employee.browser.get('/mijn/opnieuw/')).path).toBe('/mijn/');
      const copy = (await employee.browser.get('/mijn/toestemming/')).html;
      expect(copy.indexOf('werknemer-2')).toBeGreaterThan(-1);
      expect(copy.indexOf('werknemer-1')).toBeGreaterThan(copy.indexOf('werknemer-2'));
      expect(copy).not.toContain('staan niet op deze website');
    } finally {
      setWorld({ trial: old.trial, content: old.content });
      await old.database.loadProtocol(old.clock.now(), protocolOf(old.trial));
    }
    // The words of a version that nobody kept can't be shown, and the page says so.
    expect((await employee.browser.get('/mijn/toestemming/')).html).toContain('staan niet op deze website');
  });
});

/** The trial with a second version of the employee's consent, asked of who gave the first. */
function raise(trial: Trial): Trial {
  const employee = trial.roles['employee']!;
  const consent = { ...employee.consent, version: 'werknemer-2', againFrom: [employee.consent.version] };
  return { ...trial, roles: { ...trial.roles, employee: { ...employee, consent } } };
}
