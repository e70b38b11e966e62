/**
 * The employer's four questionnaires. They ask about the employer's own position, confidence and costs, never about the
 * employee's health [C11]; the first one names nothing that an employer could do [T11]. No free text.
 */
import type { Questionnaire } from '../../../domain/questionnaire.ts';
import { confidence, confidenceSince, satisfactionSince } from './employer-confidence.ts';
import { costsOver } from './employer-costs.ts';
import { experience, guidingNow, position } from './employer-position.ts';
import { employerSources } from './sources.ts';
import { laterWaves, ownWords, type LaterWave } from './words.ts';

export const employerBaseline: Questionnaire = {
  id: 'employer-t0',
  version: 1,
  role: 'employer',
  wave: 't0',
  title: 'Eerste vragenlijst voor werkgevers',
  status: ownWords,
  sections: [position, experience, confidence],
};

const later = ({ code, nth, months }: LaterWave): Questionnaire => ({
  id: `employer-${code}`,
  version: 1,
  role: 'employer',
  wave: code,
  title: `${nth} vragenlijst voor werkgevers`,
  status: ownWords,
  sections: [guidingNow, confidenceSince, satisfactionSince, costsOver(months), ...employerSources],
});

export const employerQuestionnaires: readonly Questionnaire[] = [employerBaseline, ...laterWaves.map(later)];
