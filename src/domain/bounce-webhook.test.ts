import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBounceWebhook, subscriptionOf } from './bounce-webhook.ts';

const ID = '0190c1de-7a6b-7c1d-8e2f-0123456789ab';
const email = 'anna@thuis.nl';

describe('Postmark', () => {
  const body = (Type: string, RecordType = 'Bounce') => ({
    RecordType,
    ID: 42,
    Type,
    TypeCode: 1,
    MessageID: '00000000-0000-0000-0000-000000000000',
    Email: email,
    From: 'onderzoek@umc.nl',
    BouncedAt: '2019-11-05T16:33:54.9070259Z',
    Inactive: true,
  });
  test.each([
    ['HardBounce', 'hard'],
    ['BadEmailAddress', 'hard'],
    ['SoftBounce', 'soft'],
    ['Transient', 'soft'],
    ['SpamNotification', 'soft'],
  ])('%s is %s', (type, kind) => {
    expect(readBounceWebhook(body(type))).toEqual([{ address: email, kind }]);
  });
  test('a complaint', () => {
    expect(readBounceWebhook(body('SpamComplaint', 'SpamComplaint'))).toEqual([
      { address: email, kind: 'complaint' },
    ]);
  });
  test('an automatic answer or a delivery is nothing', () => {
    expect(readBounceWebhook(body('AutoResponder'))).toEqual([]);
    expect(readBounceWebhook({ RecordType: 'Delivery', Recipient: email })).toEqual([]);
  });
});

describe('Brevo', () => {
  const body = (event: string) => ({
    event,
    email,
    id: 1,
    date: '2026-03-02',
    'message-id': `<${ID}@onderzoek.nl>`,
  });
  test.each([
    ['hard_bounce', 'hard'],
    ['invalid_email', 'hard'],
    ['soft_bounce', 'soft'],
    ['blocked', 'soft'],
    ['deferred', 'soft'],
    ['spam', 'complaint'],
  ])('%s is %s', (event, kind) => {
    expect(readBounceWebhook(body(event))).toEqual([{ address: email, kind, id: ID }]);
  });
  test('delivered is nothing', () => expect(readBounceWebhook(body('delivered'))).toEqual([]));
});

describe('Mailjet', () => {
  const body = (more: object) => ({ time: 1, MessageID: 19421777836302490, email, blocked: false, ...more });
  test('a hard and a soft bounce, in one list', () => {
    expect(
      readBounceWebhook([
        body({ event: 'bounce', hard_bounce: true, error_related_to: 'recipient', error: 'user unknown' }),
        body({ event: 'bounce', hard_bounce: false, error: 'mailbox full' }),
        body({ event: 'spam', source: 'JMRPP' }),
        body({ event: 'sent' }),
      ]).map(({ kind }) => kind),
    ).toEqual(['hard', 'soft', 'complaint']);
  });
});

describe('SendGrid', () => {
  const body = (more: object) => ({
    email,
    timestamp: 1,
    'smtp-id': `<${ID}@onderzoek.nl>`,
    sg_event_id: 'x',
    ...more,
  });
  test('bounced, blocked, dropped, reported as spam', () => {
    expect(
      readBounceWebhook([
        body({ event: 'bounce', type: 'bounce', status: '5.1.1', reason: '500 unknown recipient' }),
        body({ event: 'bounce', type: 'blocked', status: '5.7.1' }),
        body({ event: 'dropped', reason: 'Bounced Address' }),
        body({ event: 'dropped', reason: 'Spam Reporting Address' }),
        body({ event: 'dropped', reason: 'Unsubscribed Address' }),
        body({ event: 'spamreport' }),
        body({ event: 'delivered' }),
      ]).map(({ kind, id }) => [kind, id === ID]),
    ).toEqual([
      ['hard', true],
      ['soft', true],
      ['hard', true],
      ['complaint', true],
      ['soft', true],
      ['complaint', true],
    ]);
  });
});

describe('Amazon SES', () => {
  const mail = { messageId: '00000138111222aa', commonHeaders: { messageId: `<${ID}@onderzoek.nl>` } };
  const bounced = (bounceType: string) => ({
    notificationType: 'Bounce',
    bounce: {
      bounceType,
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: email, status: '5.1.1' }],
    },
    mail,
  });
  const complained = {
    eventType: 'Complaint',
    complaint: { complainedRecipients: [{ emailAddress: email }], complaintFeedbackType: 'abuse' },
    mail,
  };
  const notice = (message: unknown) => ({
    Type: 'Notification',
    MessageId: 'x',
    Message: JSON.stringify(message),
  });

  test('a bounce and a complaint, wrapped by SNS or raw', () => {
    for (const wrap of [notice, (raw: unknown) => raw]) {
      expect(readBounceWebhook(wrap(bounced('Permanent')))).toEqual([
        { address: email, kind: 'hard', id: ID },
      ]);
      expect(readBounceWebhook(wrap(bounced('Transient')))).toEqual([
        { address: email, kind: 'soft', id: ID },
      ]);
      expect(readBounceWebhook(wrap(complained))).toEqual([{ address: email, kind: 'complaint', id: ID }]);
    }
    expect(readBounceWebhook(notice({ notificationType: 'Delivery', mail }))).toEqual([]);
    expect(readBounceWebhook({ ...notice(null), Message: 'no json' })).toEqual([]);
  });

  test('only an address of Amazon is told that its notices are welcome', () => {
    const ask = (SubscribeURL: string) =>
      subscriptionOf({ Type: 'SubscriptionConfirmation', Message: 'x', SubscribeURL })?.href ?? null;
    const good = 'https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc';
    expect(ask(good)).toBe(good);
    for (const bad of [
      'http://sns.eu-central-1.amazonaws.com/',
      'https://sns.eu-central-1.amazonaws.com.evil.example/',
      'https://sns.eu-central-1.amazonaws.com:8443/',
      'https://sns.eu-central-1.amazonaws.com@127.0.0.1/',
      'https://127.0.0.1/',
      'https://s3.eu-central-1.amazonaws.com/',
    ])
      expect([bad, ask(bad)]).toEqual([bad, null]);
    expect(subscriptionOf(notice({}))).toBeNull();
  });
});

test('whatever is posted, it never throws, and gives only addresses', () => {
  const known = fc.constantFrom(
    'event',
    'email',
    'RecordType',
    'Type',
    'Email',
    'Message',
    'notificationType',
    'bounce',
  );
  const words = fc.constantFrom('bounce', 'spam', 'Bounce', 'HardBounce', 'constructor', '__proto__', email);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.dictionary(known, fc.oneof(words, fc.jsonValue())),
        fc.array(fc.dictionary(known, words)),
      ),
      (body) => {
        for (const { address } of readBounceWebhook(body)) expect(address).toContain('@');
        subscriptionOf(body);
      },
    ),
  );
});
