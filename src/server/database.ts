/** The database as functions see it: one method for each SQL function of `api`, under the same name. */
import { createCall } from './database/call.ts';
import { addressCalls } from './database/address.ts';
import { answersCalls } from './database/answers.ts';
import { everythingCalls } from './database/everything.ts';
import { messagesCalls } from './database/messages.ts';
import { ownPageCalls } from './database/own-page.ts';
import { paperSignUpCalls } from './database/paper-sign-up.ts';
import { pairingCalls } from './database/pairing.ts';
import { scheduleCalls } from './database/schedule.ts';
import { sessionCalls } from './database/session.ts';
import { signUpCalls } from './database/sign-up.ts';
import { trialCalls } from './database/trial.ts';
import { useCalls } from './database/use.ts';
import { viaCalls } from './database/via.ts';

/** A connection to the functions of `api` with the secret key. Every method may throw a `DatabaseFault`. */
export function createDatabase(url: string, secretKey: string) {
  const call = createCall(url, secretKey);
  return {
    ...trialCalls(call),
    ...signUpCalls(call),
    ...paperSignUpCalls(call),
    ...sessionCalls(call),
    ...pairingCalls(call),
    ...answersCalls(call),
    ...addressCalls(call),
    ...ownPageCalls(call),
    ...everythingCalls(call),
    ...useCalls(call),
    ...messagesCalls(call),
    ...scheduleCalls(call),
    ...viaCalls(call),
  };
}

export type Database = ReturnType<typeof createDatabase>;
