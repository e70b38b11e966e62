/** The check whether somebody can take part: computed and forgotten; only a daily counter remains [C6]. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { readCriteria, screen } from '../src/domain/eligibility.ts';
import { one } from '../src/domain/form.ts';
import { kitCode } from '../src/domain/kit.ts';
import { mayEnrol, recruitmentState } from '../src/domain/recruitment.ts';
import { again, go, notice, show } from '../src/server/outcome.ts';
import { checkPath, checkTemplate, informationPath, roleOf } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';
import { countVia } from '../src/server/via.ts';

export const handle = form(
  async (data, world, visit) => {
    const { trial, database, sessions } = world;
    const { at } = visit;
    const role = one(data, 'role');
    const definition = roleOf(trial, role);
    if (!definition) return notice('bad-request');
    if (!mayEnrol(recruitmentState(trial.recruitment, dayOf(at)))) return notice('recruitment-not-open');
    const read = readCriteria(definition.eligibility, data);
    const via = kitCode(one(data, 'via'));
    if (read.problems)
      return again(checkTemplate(trial, role, via), {
        form: data,
        problems: read.problems,
        ...(via === null ? {} : { text: { via }, value: { via } }),
      });
    const screening = screen(definition.eligibility, read.codes);
    await database.countScreening(at, role, screening.failed?.[0].code ?? 'eligible');
    if (via !== null) await countVia(world, visit, via, 'check');
    if (screening.eligible) {
      const { hoursToThink } = definition.consent;
      return go(informationPath(trial, role), [await sessions.intake(role, at, { hoursToThink, via })]);
    }
    const reasons = screening.failed.map(({ because }) => ({ text: { reason: because } }));
    return show(
      '/sjabloon/niet-geschikt/',
      { each: { reasons }, href: { again: checkPath(trial, role) } },
      { event: 'not-eligible' },
    );
  },
  (data, { trial }) => (roleOf(trial, one(data, 'role')) ? checkPath(trial, one(data, 'role')) : null),
);
export default serve(handle);
export const config: Config = {
  path: '/api/aanmelden/controle',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 100, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
