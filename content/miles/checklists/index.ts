/** The conversation checklists, in the order in which they are needed. */
import type { Checklist } from '../../../src/domain/guidance.ts';
import { checklist as inTouch } from './contact.ts';
import { checklist as firstTalk } from './eerste-gesprek.ts';
import { checklist as three } from './met-drie-aan-tafel.ts';
import { checklist as buildUp } from './opbouwplan.ts';
import { checklist as weekly } from './weekgesprek.ts';

export const checklists: readonly Checklist[] = [firstTalk, inTouch, buildUp, three, weekly];
