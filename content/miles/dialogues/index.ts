/** The conversations to practise, in the order of the phases. */
import type { Dialogue } from '../../../src/domain/dialogue.ts';
import { dialogue as message } from './het-bericht.ts';
import { dialogue as inTouch } from './contact-tijdens-behandeling.ts';
import { dialogue as plan } from './samen-een-plan.ts';
import { dialogue as tooFast } from './te-hard-van-stapel.ts';

export const dialogues: readonly Dialogue[] = [message, inTouch, plan, tooFast];
