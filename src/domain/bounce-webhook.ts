/**
 * Notices as mail providers post them (JSON), read from their published formats:
 * - Postmark, postmarkapp.com/developer/webhooks/bounce-webhook and .../spam-complaint-webhook (`RecordType`);
 * - Brevo, developers.brevo.com/docs/transactional-webhooks (`event`: hard_bounce, invalid_email, soft_bounce, spam, ...);
 * - Mailjet, dev.mailjet.com/email/guides/webhooks (`event`: bounce with `hard_bounce`, blocked, spam; one or a list);
 * - SendGrid, twilio.com/docs/sendgrid/for-developers/tracking-events/event (a list; `event`: bounce with `type`, dropped,
 *   deferred, spamreport);
 * - Amazon SES through SNS, docs.aws.amazon.com/ses/latest/dg/notification-contents.html (`notificationType` or
 *   `eventType`, as text in `Message` of an SNS notification, or delivered raw).
 * What is no bounce or complaint (delivered, opened, unknown) gives nothing.
 */
import { z } from 'zod';
import { messageIdIn, plainAddress, type Bounce, type BounceKind } from './bounce.ts';

const postmark = z.object({
  RecordType: z.enum(['Bounce', 'SpamComplaint']),
  Type: z.string(),
  Email: z.string(),
});

const POSTMARK: Readonly<Record<string, BounceKind>> = {
  HardBounce: 'hard',
  BadEmailAddress: 'hard',
  SpamComplaint: 'complaint',
  SoftBounce: 'soft',
  Transient: 'soft',
  DnsError: 'soft',
  SpamNotification: 'soft',
  Blocked: 'soft',
  DMARCPolicy: 'soft',
  Undeliverable: 'soft',
};

/** Brevo, Mailjet and SendGrid: an `email` and an `event`; their words don't clash. */
const event = z.object({
  event: z.string(),
  email: z.string(),
  hard_bounce: z.boolean().optional(),
  type: z.string().optional(),
  reason: z.string().optional(),
  'message-id': z.string().optional(),
  'smtp-id': z.string().optional(),
});
type Event = z.infer<typeof event>;

const EVENTS: Readonly<Record<string, BounceKind | ((one: Event) => BounceKind)>> = {
  hard_bounce: 'hard',
  invalid_email: 'hard',
  soft_bounce: 'soft',
  blocked: 'soft',
  deferred: 'soft',
  error: 'soft',
  spam: 'complaint',
  complaint: 'complaint',
  spamreport: 'complaint',
  bounce: ({ hard_bounce, type }) => ((hard_bounce ?? type === 'bounce') ? 'hard' : 'soft'),
  dropped: ({ reason }) =>
    /bounced|invalid/i.test(reason ?? '') ? 'hard' : /spam report/i.test(reason ?? '') ? 'complaint' : 'soft',
};

const recipients = z.array(z.object({ emailAddress: z.string() }));
const ses = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
  complaint: z.object({ complainedRecipients: recipients }).optional(),
  mail: z.object({ commonHeaders: z.object({ messageId: z.string().optional() }).optional() }).optional(),
});

const sns = z.object({ Type: z.string(), Message: z.string(), SubscribeURL: z.url().optional() });

/** The addresses that a posted body reports; none for what isn't known. */
export function readBounceWebhook(body: unknown): Bounce[] {
  return [body].flat().slice(0, 1000).flatMap(readOne);
}

function readOne(body: unknown): Bounce[] {
  const wrapped = sns.safeParse(body);
  if (wrapped.success)
    return wrapped.data.Type === 'Notification' ? fromSes(parsed(wrapped.data.Message)) : [];
  const mark = postmark.safeParse(body);
  if (mark.success) return bounce(mark.data.Email, POSTMARK[mark.data.Type]);
  const one = event.safeParse(body);
  if (!one.success) return fromSes(body);
  const kind = Object.hasOwn(EVENTS, one.data.event) ? EVENTS[one.data.event] : undefined;
  const id = messageIdIn(one.data['message-id'] ?? one.data['smtp-id'] ?? '');
  return bounce(one.data.email, typeof kind === 'function' ? kind(one.data) : kind, id);
}

function fromSes(body: unknown): Bounce[] {
  const read = ses.safeParse(body);
  if (!read.success) return [];
  const { notificationType, eventType, bounce: back, complaint, mail } = read.data;
  const what = notificationType ?? eventType;
  const id = messageIdIn(mail?.commonHeaders?.messageId ?? '');
  if (what === 'Bounce' && back) {
    const kind = back.bounceType === 'Permanent' ? 'hard' : 'soft';
    return back.bouncedRecipients.flatMap(({ emailAddress }) => bounce(emailAddress, kind, id));
  }
  if (what !== 'Complaint' || !complaint) return [];
  return complaint.complainedRecipients.flatMap(({ emailAddress }) => bounce(emailAddress, 'complaint', id));
}

function bounce(text: string, kind: BounceKind | undefined, id?: string): Bounce[] {
  const address = plainAddress(text);
  return address && kind ? [{ address, kind, ...(id ? { id } : {}) }] : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where SNS wants to be told that its notices are welcome; null for anything else, or for an address that isn't Amazon's. */
export function subscriptionOf(body: unknown): URL | null {
  const read = sns.safeParse(body);
  if (!read.success || read.data.Type !== 'SubscriptionConfirmation' || !read.data.SubscribeURL) return null;
  const url = new URL(read.data.SubscribeURL);
  const amazon = /^sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(url.hostname);
  return url.protocol === 'https:' && amazon && !url.port && !url.username ? url : null;
}
