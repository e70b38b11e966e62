/** The words of MiLES, gathered. */
import type { TrialContent } from '../types.ts';
import { callScript } from './call-script.ts';
import { consents } from './consents.ts';
import { gate } from './gate.ts';
import { home } from './home.ts';
import { kit } from './kit/index.ts';
import { again, againReminder } from './messages/again.ts';
import { addressDesk, addressNew, addressOld } from './messages/address.ts';
import { allocated } from './messages/allocated.ts';
import { code } from './messages/code.ts';
import { consentAgain } from './messages/consent-again.ts';
import { end } from './messages/end.ts';
import { invitation } from './messages/invitation.ts';
import { joined } from './messages/joined.ts';
import { lastReminder } from './messages/last-reminder.ts';
import { noCouple } from './messages/no-couple.ts';
import { paperSignUp } from './messages/paper-sign-up.ts';
import { reminder } from './messages/reminder.ts';
import { wave } from './messages/wave.ts';
import { welcome } from './messages/welcome.ts';
import { notices } from './notices.ts';
import { roles } from './roles.ts';

export const miles: TrialContent = {
  messages: {
    code,
    welcome,
    invitation,
    joined,
    allocated,
    'no-couple': noCouple,
    wave,
    reminder,
    'last-reminder': lastReminder,
    again,
    'again-reminder': againReminder,
    end,
    'consent-again': consentAgain,
    'address-new': addressNew,
    'address-old': addressOld,
    'address-desk': addressDesk,
    'paper-sign-up': paperSignUp,
  },
  notices,
  home,
  kit,
  roles,
  gate,
  consents,
  callScript,
};
