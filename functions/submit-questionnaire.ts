/** Sends a questionnaire in; the second baseline of a couple randomises it in the same transaction [T1]. */
import type { Config } from '@netlify/functions';
import { readAnswers } from '../src/domain/answers.ts';
import { dayOf } from '../src/domain/calendar.ts';
import { one } from '../src/domain/form.ts';
import { eligibleUntil, strataOf } from '../src/domain/strata.ts';
import { again, go, notice } from '../src/server/outcome.ts';
import { questionnairePath } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';

export const handle = form(
  async (data, { trial, database }, { at, session }) => {
    const questionnaire = trial.questionnaires.find(({ id }) => id === one(data, 'questionnaire'));
    if (!questionnaire || one(data, 'version') !== String(questionnaire.version))
      return notice('questionnaire-closed');
    if (!session) return notice('no-session');
    const read = readAnswers(questionnaire, data, dayOf(at));
    if (read.problems)
      return again(questionnairePath(questionnaire.id), { form: data, problems: read.problems });
    const { id, version, role } = questionnaire;
    const { status } = await database.submitQuestionnaire(at, session, {
      questionnaire: id,
      version,
      mode: 'web',
      answers: read.answers,
      texts: read.texts,
      strata: strataOf(trial, role, read.answers),
      eligibleUntil: eligibleUntil(trial, role, read.answers),
    });
    if (status === 'submitted') return go('/bedankt/');
    if (status === 'already_submitted') return notice('already-submitted');
    return notice(status === 'not_open' ? 'questionnaire-closed' : 'no-session');
  },
  (data, { trial }) =>
    trial.questionnaires.some(({ id }) => id === one(data, 'questionnaire'))
      ? questionnairePath(one(data, 'questionnaire'))
      : null,
);
export default serve(handle);
export const config: Config = {
  path: '/api/vragenlijst/versturen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
