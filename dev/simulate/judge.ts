/** All invariants over one play that has ended. */
import { dayOf } from '../../src/domain/calendar.ts';
import { freshAtTheDraw } from './checks/again.ts';
import { everyAnswer, everySubmission, timeAsked } from './checks/answers.ts';
import { maskWhole, readAsAnalyst, readCodes } from './checks/mask.ts';
import { consentFirst } from './checks/consent.ts';
import { everyMessageOnce, everyTask, leftOnce, nothingAfterTheEnd, withinHours } from './checks/messages.ts';
import { chainUnbroken, listKept, noFaults, nobodyStuck } from './checks/proof.ts';
import { onePersonOneCouple, replacedInTime } from './checks/members.ts';
import type { Check, Evidence, Finding } from './checks/shape.ts';
import { alwaysIn, equalContact, randomisedInTime, websiteInTime } from './checks/trial.ts';
import { readFacts } from './facts.ts';
import type { Played } from './play.ts';
import type { Stage } from './stage.ts';
import { namesOf, storiesOf } from './stories.ts';

/** In the order in which they are printed. */
export const CHECKS: readonly Check[] = [
  everyMessageOnce,
  leftOnce,
  nothingAfterTheEnd,
  withinHours,
  everyTask,
  consentFirst,
  everySubmission,
  everyAnswer,
  timeAsked,
  randomisedInTime,
  freshAtTheDraw,
  replacedInTime,
  onePersonOneCouple,
  alwaysIn,
  websiteInTime,
  equalContact,
  nobodyStuck,
  noFaults,
];

/** Reads the database once, and puts all that is known together. */
export async function gather(stage: Stage, played: Played): Promise<Evidence> {
  const facts = await readFacts(stage);
  const posted = stage.post.all;
  return {
    trial: stage.trial,
    played,
    facts,
    names: namesOf(played.ledger),
    stories: storiesOf(played, facts, posted, stage.trial),
    posted,
    log: stage.log,
    until: [...played.mornings.keys()].at(-1) ?? dayOf(stage.now()),
  };
}

/** Holds every invariant against the evidence. Those that read the database again stand last. */
export async function judge(stage: Stage, evidence: Evidence): Promise<Finding[]> {
  return [
    ...CHECKS.map((check) => check(evidence)),
    maskWhole(evidence, await readAsAnalyst(stage), await readCodes(stage)),
    await chainUnbroken(stage),
    await listKept(stage),
  ];
}
