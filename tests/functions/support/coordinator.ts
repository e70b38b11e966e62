/** The coordinator at the desk, and couples of which the employee has a task there. */
import { afterAll, beforeAll } from 'vitest';
import { dayOf } from '../../../src/domain/calendar.ts';
import { newestCode, openTask, signedIn } from './desk.ts';
import { openSite, type Site } from './site.ts';
import { couple, type Page, type Person, type Visitor } from './visitor.ts';

export interface Called {
  readonly task: string;
  /** The pseudonym of the employee. */
  readonly code: string;
  readonly employee: Person;
  readonly employer: Person;
}

/** A day as somebody types it. @param day ISO date */
export const dutch = (day: string): string => day.split('-').reverse().join('-');

/** What is sent when a researcher has typed the answers of somebody. */
export const answersOf = (who: Person): Record<string, string> => ({ ...who.answers(), form: 'assisted' });

/** Opens a site for all tests of a file with a coordinator who is signed in; `opened` is told of both before the first. */
export function useCoordinator(opened: (both: { site: Site; desk: Visitor }) => void) {
  let site: Site;
  let desk: Visitor;
  beforeAll(async () => {
    site = await openSite();
    desk = await signedIn(site, 'coordinator');
    opened({ site, desk });
  });
  afterAll(() => site?.stop());

  return {
    today: (): string => dayOf(site.world.clock.now()),
    taskPage: (task: string): Promise<Page> => desk.get(`/onderzoekers/bellen/taak/?id=${task}`),
    attempt: (task: string, form: Record<string, string>): Promise<Page> =>
      desk.post('/api/onderzoekers/poging', { task, number: '1', ...form }),
    /** A couple of which the employee is on the list, with a telephone number. */
    async toCall(kind = 'phone'): Promise<Called> {
      const [employee, employer] = await couple(site);
      const code = await newestCode(site, 'employee');
      await site.database.sql(
        `update people.contact set phone_enc = $1 where participant = (select id from trial.participant where code = $2)`,
        [site.world.secrets.seal('06 12 34 56 78'), code],
      );
      return { task: await openTask(site, code, kind), code, employee, employer };
    },
  };
}
