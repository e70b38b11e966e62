/** Sends a questionnaire in; the second baseline of a couple randomises it in the same transaction [T1]. */
import type { Config } from '@netlify/functions';
import { readAnswers } from '../src/domain/answers.ts';
import { dayOf } from '../src/domain/calendar.ts';
import { one, type FormInput } from '../src/domain/form.ts';
import { eligibleUntil, strataOf } from '../src/domain/strata.ts';
import type { Trial } from '../src/domain/trial.ts';
import { clearParticipant } from '../src/server/cookies.ts';
import { taskPath } from '../src/server/desk-calls.ts';
import { formOf, type PostedForm } from '../src/server/forms.ts';
import { again, go, goSignedOut, notice } from '../src/server/outcome.ts';
import { form, serve } from '../src/server/serve.ts';

/** The form that was posted, in the version that is asked now. */
function posted(data: FormInput, trial: Trial): PostedForm | null {
  const questionnaire = trial.questionnaires.find(({ id }) => id === one(data, 'questionnaire'));
  if (!questionnaire || one(data, 'version') !== String(questionnaire.version)) return null;
  return formOf(trial, questionnaire, one(data, 'form'));
}

export const handle = form(
  async (data, { trial, database }, { at, session }) => {
    const sent = posted(data, trial);
    if (!sent) return notice('questionnaire-closed');
    if (!session) return notice('no-session');
    // Nobody leaves questions out of their own questionnaire by saying that a researcher typed it; and a researcher sends
    // no form but the one without what could tell the arm [T7].
    const assisted = (await database.readSession(at, session)).status === 'assisted';
    if (sent.assisted !== assisted) return notice('no-session');
    const read = readAnswers(sent.asks, data, dayOf(at));
    if (read.problems) return again(sent.path, { form: data, problems: read.problems });
    const { id, version, role, wave } = sent.asks;
    const isBaseline = trial.roles[role]?.baseline === id;
    const isAgain = wave === trial.baselineAgain.code;
    const result = await database.submitQuestionnaire(at, session, {
      questionnaire: id,
      version,
      mode: sent.mode,
      answers: read.answers,
      texts: read.texts,
      strata: isBaseline ? strataOf(trial, role, read.answers) : {},
      eligibleUntil: isBaseline || isAgain ? eligibleUntil(trial, role, read.answers) : null,
    });
    // A researcher who typed this is done with this person: nothing of the session stays in the browser [C10].
    if (result.status === 'submitted' && result.task !== null)
      return goSignedOut(taskPath(result.task), clearParticipant());
    if (result.status === 'submitted') return go('/bedankt/');
    if (result.status === 'already_submitted') return notice('already-submitted');
    return notice(result.status === 'not_open' ? 'questionnaire-closed' : 'no-session');
  },
  (data, { trial }) => posted(data, trial)?.path ?? null,
);
export default serve(handle);
export const config: Config = {
  path: '/api/vragenlijst/versturen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
