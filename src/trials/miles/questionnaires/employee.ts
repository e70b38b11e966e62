/**
 * The employee's four questionnaires. The first one names nothing that an employer could do: a question must not give
 * the control arm ideas [T11]. Nobody without work is asked about it.
 */
import type { Questionnaire } from '../../../domain/questionnaire.ts';
import { closing, wellbeing, wellbeingSince, workingLife } from './employee-life.ts';
import { productivity, productivitySince } from './employee-productivity.ts';
import { adaptations, returnToWork } from './employee-return.ts';
import { sickLeave, sickLeaveSince } from './employee-sick-leave.ts';
import { support, supportSince } from './employee-support.ts';
import { work, workSince } from './employee-work.ts';
import { qualityOfLifeInstrument, returnInstrument, workingLifeInstrument } from './placeholders.ts';
import { employeeSources } from './sources.ts';
import { laterWaves, ownWords, type LaterWave } from './words.ts';

export const employeeBaseline: Questionnaire = {
  id: 'employee-t0',
  version: 1,
  role: 'employee',
  wave: 't0',
  title: 'Eerste vragenlijst voor werknemers',
  status: ownWords,
  sections: [
    work,
    sickLeave,
    support,
    wellbeing,
    productivity,
    workingLife,
    workingLifeInstrument,
    qualityOfLifeInstrument,
    closing,
  ],
};

const later = ({ code, nth }: LaterWave): Questionnaire => ({
  id: `employee-${code}`,
  version: 1,
  role: 'employee',
  wave: code,
  title: `${nth} vragenlijst voor werknemers`,
  status: ownWords,
  sections: [
    workSince,
    sickLeaveSince,
    returnToWork,
    adaptations,
    supportSince,
    productivitySince,
    workingLife,
    returnInstrument,
    workingLifeInstrument,
    wellbeingSince,
    qualityOfLifeInstrument,
    ...employeeSources,
  ],
});

export const employeeQuestionnaires: readonly Questionnaire[] = [employeeBaseline, ...laterWaves.map(later)];
