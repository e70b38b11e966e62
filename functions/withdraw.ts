/** Withdraws in one of three grades, after saying once more what it does. For the other nothing changes [C1, D2, T3]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { readGrade } from '../src/domain/withdrawal.ts';
import { clearParticipant } from '../src/server/cookies.ts';
import { again, goSignedOut, notice } from '../src/server/outcome.ts';
import { goDone, lost, ownForm, showOwn } from '../src/server/own-page.ts';
import { chooseGrade } from '../src/server/own-words.ts';
import { serve } from '../src/server/serve.ts';

const PAGE = '/sjabloon/mijn/stoppen/';
const AFTER = { no_data: '/tot-ziens/gestopt/', erase: '/tot-ziens/gewist/' };

export const handle = ownForm(
  async (data, world, visit, own) => {
    const grade = readGrade(data);
    const flags = [own.session.role, own.session.stopped ? 'stopped' : 'active'];
    if (grade === null) return again(PAGE, { show: flags, problems: [chooseGrade] });
    if (own.session.stopped && grade !== 'erase') return notice('stopped');
    if (one(data, 'confirm') === '')
      return showOwn('/sjabloon/mijn/stoppen-zeker/', visit, own, { show: [grade], value: { grade } });
    const { status } = await world.database.withdraw(visit.at, own.hash, grade);
    if (status === 'already') return notice('stopped');
    if (status !== 'withdrawn') return lost(status, world, visit);
    return grade === 'no_contact'
      ? goDone('/mijn/', 'berichten')
      : goSignedOut(AFTER[grade], clearParticipant());
  },
  { reshow: PAGE, ended: true },
);
export default serve(handle);
export const config: Config = {
  path: '/api/stoppen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
