/** The state of recruitment on the day of the build, and the public count of couples. */
import { dayOf } from '../domain/calendar.ts';
import { mayEnrol, publicCount, recruitmentState } from '../domain/recruitment.ts';
import { trial } from './site.ts';

export const state = recruitmentState(trial.recruitment, dayOf(new Date()));
export const open = mayEnrol(state);

/** `COUPLES_TOTAL` is the number that joined through this system, read from the database before the build. */
export const couples = publicCount(trial.recruitment, Number(process.env.COUPLES_TOTAL ?? 0) || 0);
