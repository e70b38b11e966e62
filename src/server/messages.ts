/** Renders and sends one message: at once (a code), or for the sender that runs every minute. */
import { refusalKind } from '../domain/bounce.ts';
import { dayOf, plainDate, timeOf } from '../domain/calendar.ts';
import {
  messageParts,
  renderMessage,
  type MessageParts,
  type MessageValues,
  type MessageWords,
  type RenderedMessage,
} from '../domain/message.ts';
import { offeredForm, questionnaireValues, wordsFor } from '../domain/message-values.ts';
import type { MessageKind } from '../../content/index.ts';
import type { ClaimedMessage } from './database/messages.ts';
import { refusalOf } from './mailer.ts';
import type { World } from './world.ts';

/** Name and address as the database gives them: sealed. */
export interface Addressee {
  readonly name_enc: string;
  readonly email_enc: string;
}

/**
 * The words of a message for a role, and for an arm or the short form where it has words of its own.
 * @throws if the trial has no such message
 */
export function wordsOf(
  world: Pick<World, 'content'>,
  kind: string,
  role: string,
  variant: string | null,
): MessageWords {
  const words = wordsFor(world.content.messages[kind as MessageKind], role, variant);
  if (!words) throw new Error(`no words for message ${kind} to ${role}`);
  return words;
}

/** A personal link as it stands in a mail; opening it changes nothing. */
export const linkUrl = (world: Pick<World, 'site'>, token: string, target = ''): string =>
  `${world.site}/${LANDINGS[target] ?? 'start'}/?t=${token}`;

/** Where a link lands that may have come to a stranger: not on the page that opens a session. */
const LANDINGS: Readonly<Record<string, string>> = { address: 'adres', paper: 'bevestigen' };

/** Every part of the invitation as the invited person will get it; the personal link is made only when it leaves. */
export function invitationParts(
  world: World,
  role: string,
  names: { readonly name: string; readonly shownName: string },
): MessageParts {
  const values = { name: names.name, other: names.shownName, link: linkUrl(world, '') };
  return messageParts(wordsOf(world, 'invitation', role, null), values, world.trial.contact);
}

/**
 * Mails a code and notes in the database that it was sent (never the code itself).
 * A mail server that refuses is noted as well, and thrown.
 */
export async function sendCode(
  world: World,
  at: Date,
  to: Addressee,
  asked: { readonly code: string; readonly sessionHash: string },
): Promise<void> {
  // Who only typed an address is not known by role yet; these words are the same for everybody.
  const role = Object.keys(world.content.messages.code)[0] ?? '';
  await sendAtOnce(world, at, 'code', to, { ...asked, role });
}

/**
 * Mails what can't wait and is worth nothing later: a code, or that the address was changed (to the address given, which
 * may not be the person's address in the database). Noted as `sendCode` does.
 */
export async function sendAtOnce(
  world: World,
  at: Date,
  kind: 'code' | 'address-new' | 'address-old',
  to: Addressee,
  about: { readonly role: string; readonly sessionHash: string; readonly code?: string },
): Promise<void> {
  const recorded = await world.database.recordMessage(at, kind, about.sessionHash);
  if (recorded.status === 'no_session') return;
  await sendRecorded(world, at, { id: recorded.message, kind, role: about.role }, to, about.code);
}

/** The same for a message that is in the database already, as claimed. `to` may be an address that the person had before. */
export async function sendRecorded(
  world: World,
  at: Date,
  message: { readonly id: string; readonly kind: string; readonly role: string },
  to: Addressee,
  code?: string,
): Promise<void> {
  await deliver(world, at, message.id, async () => {
    const values = {
      name: world.secrets.open(to.name_enc),
      ...(code === undefined ? {} : { code: spacedCode(code) }),
    };
    const words = wordsOf(world, message.kind, message.role, null);
    return { to: world.secrets.open(to.email_enc), ...renderMessage(words, values, world.trial.contact) };
  });
}

/** `123 456`: as people read six figures. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/**
 * Sends one claimed message: its link is registered first, so that what is mailed always works.
 * Whatever goes wrong before the mail has left is noted, so that it is tried again, and thrown.
 */
export async function sendClaimed(world: World, at: Date, message: ClaimedMessage): Promise<void> {
  await deliver(world, at, message.id, async () => {
    const { words, values } = aboutMessage(world, message);
    const token = message.link ? world.secrets.linkToken(message.link.id) : null;
    if (token) {
      const { status } = await world.database.registerLink(at, message.id, world.secrets.tokenHash(token));
      // Nobody waits for it any more: they stopped or died since it was claimed.
      if (status === 'unknown') return null;
    }
    const link = token ? { link: linkUrl(world, token, message.link?.target) } : {};
    return {
      to: world.secrets.open(message.email_enc),
      ...renderMessage(words, { ...values, ...link }, world.trial.contact),
      ...(ONE_MAIL.includes(message.kind) ? {} : { unsubscribe: ownPage(world) }),
    };
  });
}

/** To who is only invited, or may be a stranger: no page to end it on, and one mail is all that comes. */
const ONE_MAIL: readonly string[] = ['invitation', 'address-desk', 'paper-sign-up'];

const ownPage = (world: Pick<World, 'site'>): string => `${world.site}/mijn/`;

/** The words of a claimed message, and all values but its link. */
function aboutMessage(
  world: World,
  message: ClaimedMessage,
): { readonly words: MessageWords; readonly values: MessageValues } {
  const { trial, secrets } = world;
  const { kind, role } = message;
  const questionnaire = trial.questionnaires.find(({ id }) => id === message.questionnaire);
  const short = questionnaire && offeredForm(trial, kind, questionnaire) ? 'short' : null;
  return {
    words: wordsOf(world, kind, role, message.variant ?? short),
    values: {
      name: secrets.open(message.name_enc),
      mine: ownPage(world),
      ...(message.other_name_enc ? { other: secrets.open(message.other_name_enc) } : {}),
      ...(message.release_on ? { release_on: plainDate(message.release_on) } : {}),
      ...(message.closes_on ? { closes_on: plainDate(message.closes_on) } : {}),
      ...(message.confirm_until ? { confirm_until: sayMoment(message.confirm_until) } : {}),
      ...(questionnaire ? questionnaireValues(trial, kind, questionnaire) : {}),
    },
  };
}

/** `3 maart 2026, 14:05 uur`. */
export const sayMoment = (moment: Date): string => `${plainDate(dayOf(moment))}, ${timeOf(moment)} uur`;

type Composed = RenderedMessage & { readonly to: string; readonly unsubscribe?: string };

/** Each attempt at one message carries the same Message-ID; that mail came back is told by it as well. */
export const messageIdOf = (world: Pick<World, 'site'>, id: string): string =>
  `<${id}@${new URL(world.site).hostname}>`;

async function deliver(
  world: World,
  at: Date,
  id: string,
  compose: () => Promise<Composed | null>,
): Promise<void> {
  const { database, mailer } = world;
  let to: string | undefined;
  let sent: { readonly id: string };
  try {
    const mail = await compose();
    if (mail === null) return void (await database.markMessage(at, id, 'unsent', null));
    to = mail.to;
    sent = await mailer.send({ ...mail, messageId: messageIdOf(world, id), date: at });
  } catch (fault) {
    const gone = to !== undefined && refusalKind(refusalOf(fault)) === 'hard';
    if (gone) await database.recordBounce(at, world.secrets.emailHash(to ?? ''), 'hard', id);
    await database.markMessage(at, id, 'failed', null);
    throw fault;
  }
  // Not inside the try: a mail that has left must never be marked as failed, and so be sent again.
  await database.markMessage(at, id, 'sent', sent.id);
}
