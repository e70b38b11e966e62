/** The way to put an answer right: choose the question, then give the new answer; the old one isn't shown [T6]. */
import type { Config } from '@netlify/functions';
import { correctable } from '../src/domain/correction.ts';
import { fillQuestion, fillQuestions } from '../src/server/desk-correct.ts';
import { asked, deskPage, ITEM, PERSON } from '../src/server/desk-visit.ts';
import { notice, show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

const PAGE = '/sjabloon/onderzoekers/verbeteren/';

export const handle = deskPage('correct', ({ trial }, desk) => {
  const participant = asked(desk, 'deelnemer', PERSON);
  const questionnaire = trial.questionnaires.find(
    ({ id }) => id === desk.url.searchParams.get('vragenlijst'),
  );
  if (!participant || !questionnaire) return notice('not-found');
  const code = asked(desk, 'vraag', ITEM);
  if (!code) return show(PAGE, fillQuestions(participant, questionnaire));
  const question = correctable(questionnaire).find((one) => one.code === code);
  return question ? show(PAGE, fillQuestion(participant, questionnaire, question)) : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/verbeteren', '/onderzoekers/verbeteren/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
