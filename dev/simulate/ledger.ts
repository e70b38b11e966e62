/** What people did, as they would tell it themselves: the simulation's own book, kept apart from the database. */
import type { Given } from './answers.ts';

export type Mode = 'web' | 'short' | 'phone' | 'paper';

export type Deed =
  | { readonly what: 'checked'; readonly eligible: boolean; readonly role: string }
  | { readonly what: 'signed up'; readonly email: string; readonly participant: string }
  | { readonly what: 'invited' | 'handed over' }
  | { readonly what: 'declined' }
  /** Invited a manager who takes part with another already. */
  | { readonly what: 'asked a manager'; readonly couple: number }
  /** Was invited a second time, and read that one person takes part in one couple. */
  | { readonly what: 'stayed' }
  | { readonly what: 'joined'; readonly couple: number }
  /** Took the place of another in a couple. */
  | { readonly what: 'replaced'; readonly couple: number }
  | { readonly what: 'saved'; readonly wave: string }
  | {
      readonly what: 'submitted';
      readonly wave: string;
      readonly questionnaire: string;
      readonly version: number;
      readonly mode: Mode;
      readonly given: Given;
    }
  | { readonly what: 'came too late'; readonly wave: string }
  | { readonly what: 'lifted'; readonly couple: number }
  | { readonly what: 'excluded'; readonly couple: number }
  | { readonly what: 'paused'; readonly from: string; readonly until: string }
  | { readonly what: 'withdrew'; readonly grade: string }
  | { readonly what: 'died' }
  | { readonly what: 'moved'; readonly email: string }
  | { readonly what: 'bounced'; readonly email: string }
  /** A new version of the consent came into force for a role. */
  | { readonly what: 'renewed'; readonly role: string; readonly version: string }
  | { readonly what: 'agreed'; readonly version: string }
  | { readonly what: 'changed'; readonly change: string }
  | { readonly what: 'called'; readonly wave: string; readonly outcome: string }
  | { readonly what: 'read the guidance'; readonly opened: boolean }
  /** The site answered otherwise than a person would expect. */
  | { readonly what: 'got stuck'; readonly step: string; readonly answer: string };

export type Told<What extends Deed['what'] = Deed['what']> = Extract<Deed, { what: What }> & {
  readonly at: Date;
  /** Key of the person. */
  readonly who: string;
};

export interface Ledger {
  readonly all: readonly Told[];
  tell(at: Date, who: string, deed: Deed): void;
  of<What extends Deed['what']>(what: What, who?: string): Told<What>[];
}

export function createLedger(): Ledger {
  const all: Told[] = [];
  return {
    all,
    tell: (at, who, deed) => void all.push({ ...deed, at, who }),
    of: <What extends Deed['what']>(what: What, who?: string) =>
      all.filter((one): one is Told<What> => one.what === what && (who === undefined || one.who === who)),
  };
}
