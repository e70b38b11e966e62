/** A request for a talk: whether a robot sent it, how it is kept, and what the team is told. */
import { z } from 'zod';
import { one, type FormInput } from '../domain/form.ts';
import { renderMessage } from '../domain/message.ts';
import type { Talk } from '../domain/talk.ts';
import { secondsSince } from './started.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** Nobody reads and fills in the form in less. */
const LEAST_SECONDS = 4;

const keptTalk = z.object({
  organisation: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  plan: z.string(),
  reach: z.string(),
});

/** Why it looks like a robot's, or null. */
export function talkSuspicion(
  { secrets }: World,
  { at }: Visit,
  form: FormInput,
): 'honeypot' | 'too_fast' | null {
  if (one(form, 'website') !== '') return 'honeypot';
  const seconds = secondsSince(secrets, one(form, 'gestart'), at);
  return seconds === null || seconds < LEAST_SECONDS ? 'too_fast' : null;
}

export const sealTalk = ({ secrets }: World, talk: Talk): string => secrets.seal(JSON.stringify(talk));

/** @throws if it was sealed with another key, or as something else */
export const openTalk = ({ secrets }: World, sealed: string): Talk =>
  keptTalk.parse(JSON.parse(secrets.open(sealed)));

/** Tells the study's own address that somebody asks for a talk: not who, and not what for. */
export async function tellTeam({ trial, content, mailer, site }: World, at: Date): Promise<void> {
  const { email } = trial.contact.person;
  if (email === null) return;
  const link = `${site}/onderzoekers/werving/`;
  await mailer.send({ to: email, date: at, ...renderMessage(content.kit.talkMail, { link }, trial.contact) });
}
