/** The words of MiLES, gathered. */
import type { TrialContent } from '../types.ts';
import { gate } from './gate.ts';
import { home } from './home.ts';
import { kit } from './kit/index.ts';
import { allocated } from './messages/allocated.ts';
import { code } from './messages/code.ts';
import { invitation } from './messages/invitation.ts';
import { joined } from './messages/joined.ts';
import { noCouple } from './messages/no-couple.ts';
import { welcome } from './messages/welcome.ts';
import { notices } from './notices.ts';
import { roles } from './roles.ts';

export const miles: TrialContent = {
  messages: { code, welcome, invitation, joined, allocated, 'no-couple': noCouple },
  notices,
  home,
  kit,
  roles,
  gate,
};
