/** Renders and sends one message: at once (a code), or for the sender that runs every minute. */
import { plainDate } from '../domain/calendar.ts';
import { minutesAtMost } from '../domain/journey.ts';
import {
  messageParts,
  renderMessage,
  type MessageParts,
  type MessageValues,
  type MessageWords,
  type RenderedMessage,
} from '../domain/message.ts';
import type { MessageKind } from '../../content/index.ts';
import type { ClaimedMessage } from './database-results.ts';
import type { World } from './world.ts';

/** Name and address as the database gives them: sealed. */
export interface Addressee {
  readonly name_enc: string;
  readonly email_enc: string;
}

/**
 * The words of a message for a role, and for an arm where it has words of its own.
 * @throws if the trial has no such message
 */
export function wordsOf(
  world: Pick<World, 'content'>,
  kind: string,
  role: string,
  variant: string | null,
): MessageWords {
  const message = world.content.messages[kind as MessageKind];
  const words = message?.[`${role}.${variant}`] ?? message?.[role];
  if (!words) throw new Error(`no words for message ${kind} to ${role}`);
  return words;
}

/** A personal link as it stands in a mail; opening it changes nothing. */
export const linkUrl = (world: Pick<World, 'site'>, token: string): string =>
  `${world.site}/start/?t=${token}`;

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
  const values = {
    name: world.secrets.open(to.name_enc),
    code: `${asked.code.slice(0, 3)} ${asked.code.slice(3)}`,
  };
  const message = world.content.messages.code;
  // Who only typed an address is not known by role yet; these words are the same for everybody.
  const words = Object.values(message)[0];
  if (!words) throw new Error('no words for message code');
  const rendered = renderMessage(words, values, world.trial.contact);
  const recorded = await world.database.recordMessage(at, 'code', asked.sessionHash);
  if (recorded.status === 'no_session') return;
  const mail = { to: world.secrets.open(to.email_enc), ...rendered };
  await deliver(world, at, recorded.message, async () => mail);
}

/**
 * Sends one claimed message: its link is registered first, so that what is mailed always works.
 * Whatever goes wrong before the mail has left is noted, so that it is tried again, and thrown.
 */
export async function sendClaimed(world: World, at: Date, message: ClaimedMessage): Promise<void> {
  await deliver(world, at, message.id, async () => ({
    to: world.secrets.open(message.email_enc),
    ...renderMessage(
      wordsOf(world, message.kind, message.role, message.variant),
      await valuesOf(world, at, message),
      world.trial.contact,
    ),
  }));
}

async function valuesOf(world: World, at: Date, message: ClaimedMessage): Promise<MessageValues> {
  const { trial, secrets, database } = world;
  const token = message.link ? secrets.linkToken(message.link.id) : null;
  if (token) await database.registerLink(at, message.id, secrets.tokenHash(token));
  const questionnaire = trial.questionnaires.find(({ id }) => id === message.questionnaire);
  return {
    name: secrets.open(message.name_enc),
    ...(message.other_name_enc ? { other: secrets.open(message.other_name_enc) } : {}),
    ...(token ? { link: linkUrl(world, token) } : {}),
    ...(message.release_on ? { release_on: plainDate(message.release_on) } : {}),
    ...(message.closes_on ? { closes_on: plainDate(message.closes_on) } : {}),
    ...(questionnaire ? { minutes: String(minutesAtMost(trial, questionnaire)) } : {}),
  };
}

type Mail = RenderedMessage & { readonly to: string };

async function deliver(world: World, at: Date, id: string, compose: () => Promise<Mail>): Promise<void> {
  let sent: { readonly id: string };
  try {
    sent = await world.mailer.send(await compose());
  } catch (fault) {
    await world.database.markMessage(at, id, 'failed', null);
    throw fault;
  }
  // Not inside the try: a mail that has left must never be marked as failed, and so be sent again.
  await world.database.markMessage(at, id, 'sent', sent.id);
}
