/** Puts an answer right: a row with who, when and why; nothing is overwritten [D2]. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { correctable, readCorrection } from '../src/domain/correction.ts';
import { readReason } from '../src/domain/desk-form.ts';
import { many, one, type Problem } from '../src/domain/form.ts';
import { personPath } from '../src/server/desk-calls.ts';
import { fillQuestion } from '../src/server/desk-correct.ts';
import { deskForm, PERSON } from '../src/server/desk-visit.ts';
import { again, notice, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { cannotCorrect } from '../src/server/words.ts';

const PAGE = '/sjabloon/onderzoekers/verbeteren/';

export const handle = deskForm('correct', async (data, { trial, research }, desk) => {
  const participant = one(data, 'participant');
  const questionnaire = trial.questionnaires.find(({ id }) => id === one(data, 'questionnaire'));
  const question = questionnaire && correctable(questionnaire).find(({ code }) => code === one(data, 'item'));
  if (!PERSON.test(participant) || !questionnaire || !question) return notice('not-found');
  const page = fillQuestion(participant, questionnaire, question, many(data, 'value'));
  const reshow = (problems: readonly Problem[]) => again(PAGE, { ...page, form: shown(data), problems });
  const [read, why] = [readCorrection(question.item, data, dayOf(desk.at)), readReason(data)];
  if (read.problems || why.problems) return reshow([...(read.problems ?? []), ...(why.problems ?? [])]);
  const of = { participant, questionnaire: questionnaire.id, version: questionnaire.version };
  const { status } = await research.correctAnswer(desk.token, desk.at, of, read.answers, why.reason);
  if (status !== 'corrected') return reshow([cannotCorrect(status)]);
  const { text, href } = page;
  return show(PAGE, {
    ...(text ? { text } : {}),
    href: { ...href, person: personPath(participant) },
    show: ['corrected'],
  });
});

/** Typed lines are filled one by one; what was chosen and the reason by name. */
const shown = (data: Parameters<typeof many>[0]) => ({
  value: many(data, 'value'),
  reason: one(data, 'reason'),
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/verbeteren',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
