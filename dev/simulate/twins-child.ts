/** The process in which couples are played twice, beside the play of the trial. */
import { runChild } from '../child.ts';
import { comparesTwins, type TwinOptions } from './twins.ts';

/** A stage is one to a process: the functions know one world. */
await runChild(async (options: TwinOptions) => ({
  ready: null,
  ask: () => comparesTwins(options),
  stop: async () => undefined,
}));
