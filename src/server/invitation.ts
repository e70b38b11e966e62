/** The steps of inviting: who may, what was typed, and what the other will get. */
import { sameOrganisation, type Invitation } from '../domain/invitation.ts';
import type { FormInput } from '../domain/form.ts';
import type { OpenSession } from './database/session.ts';
import { invitationParts } from './messages.ts';
import { show, type Outcome } from './outcome.ts';
import { mailedBy } from './paths.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

export interface Inviter {
  readonly session: OpenSession;
  readonly sessionHash: string;
  readonly email: string;
  /** Whom this role has us invite. */
  readonly invited: { readonly role: string; readonly noun: string };
}

/** The participant of this session, if the role invites by mail; null otherwise. */
export async function inviterOf(world: World, visit: Visit): Promise<Inviter | null> {
  if (!visit.session) return null;
  const session = await world.database.readSession(visit.at, visit.session);
  if (session.status !== 'open' || !session.trusted || !session.participant || !session.email_enc)
    return null;
  const invited = mailedBy(world.trial, session.role);
  const email = world.secrets.open(session.email_enc);
  return invited ? { session, sessionHash: visit.session, email, invited } : null;
}

/** Shows the invitation exactly as it will be mailed, with what was typed in hidden fields [C3]. */
export function preview(world: World, inviter: Inviter, invitation: Invitation, data: FormInput): Outcome {
  const { role } = inviter.invited;
  const { subject, preheader, paragraphs, button, fallback, signature } = invitationParts(
    world,
    role,
    invitation,
  );
  return show('/sjabloon/voorbeeld/', {
    text: {
      from: world.sender,
      to: invitation.email,
      subject,
      preheader,
      button: button?.label ?? '',
      fallback: fallback ?? '',
    },
    each: {
      paragraphs: paragraphs.map((paragraph) => ({ text: { paragraph } })),
      signature: signature.map((line) => ({ text: { line } })),
    },
    show: sameOrganisation(inviter.email, invitation.email) ? ['same-domain'] : [],
    value: {
      [`${role}_name`]: invitation.name,
      [`${role}_email`]: invitation.email,
      shown_name: invitation.shownName,
      knows: typeof data['knows'] === 'string' ? data['knows'] : 'ja',
    },
  });
}
