import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import {
  after,
  completedCouple,
  confirm,
  days,
  invitee,
  joinedCouple,
  makeList,
  secret,
  send,
  setUp,
  signUp,
  submit,
  type Api,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api, { list: makeList(0, ['now', 'later', 'later', 'now']) }));

describe('[C1] independent halves', () => {
  type Act = (api: Api, session: string) => Promise<unknown>;
  const events: Record<string, Act> = {
    nothing: async () => {},
    'its own stop': (api, session) => api('withdraw', after(45), session, 'no_data'),
    'signing out': (api, session) => api('end_session', after(45), session),
    'opening a link again': async (api) => {
      for (const message of await send(api, after(44)))
        await api('open_link', after(45), message.token, secret(), null);
    },
  };

  test.each(['now', 'later'])(
    'the other sees the same bytes after any event of one, in the arm %s',
    async (arm) => {
      for (const [actor, observer] of [
        ['employee', 'employer'],
        ['employer', 'employee'],
      ] as const) {
        const seen: Record<string, string> = {};
        const sent: Record<string, string> = {};
        const base = await db.branch();
        if (arm === 'later') await completedCouple(base.api, 'before');
        const couple = await completedCouple(base.api, 'pair', 0);
        for (const [name, act] of Object.entries(events)) {
          const copy = await base.branch();
          if (name !== 'opening a link again') await send(copy.api, after(44));
          await act(copy.api, couple[actor]);
          const pages: Row[] = [];
          for (const minutes of [46, 200, days(1)])
            pages.push(await copy.api('read_session', after(minutes), couple[observer]));
          seen[name] = JSON.stringify(pages);
          sent[name] = JSON.stringify(
            await copy.owner(
              `select m.id, m.kind, m.state, m.due_at from ops.message m join trial.participant p on p.id = m.participant
           where p.role = $1 order by m.id`,
              [observer],
            ),
          );
          await copy.close();
        }
        expect(new Set(Object.values(seen)).size).toBe(1);
        expect(new Set(Object.values(sent)).size).toBe(1);
        await base.close();
      }
    },
  );

  test('a stop during the baseline leaves the page of the other as it was', async () => {
    const couple = await joinedCouple(db.api, 'during');
    const before = await db.api('read_session', after(41), couple.employer);
    await db.api('withdraw', after(41), couple.employee, 'no_data');
    expect(await db.api('read_session', after(41), couple.employer)).toEqual(before);
  });
});

describe('stopping', () => {
  test('asks for a fresh code', async () => {
    const couple = await joinedCouple(db.api, 'stale');
    expect(await db.api('withdraw', after(90), couple.employee, 'no_data')).toEqual({ status: 'not_fresh' });
    expect(await db.api('withdraw', after(41), secret(), 'no_data')).toEqual({ status: 'no_session' });
  });

  test('ends guidance, messages, links and sessions of the one who stops, and keeps the couple in its arm [T3]', async () => {
    const copy = await db.branch();
    const couple = await completedCouple(copy.api, 'ends');
    const messages = await send(copy.api, after(42));
    const open = await copy.api('read_session', after(43), couple.employer);
    expect(open['guidance']).not.toBe('none');
    expect(await copy.api('withdraw', after(44), couple.employer, 'no_data')).toEqual({
      status: 'withdrawn',
    });
    expect(await copy.api('read_session', after(45), couple.employer)).toEqual({ status: 'none' });
    for (const message of messages.filter((m) => m.role === 'employer' && m.email_enc.includes('ends'))) {
      expect((await copy.api('open_link', after(46), message.token, secret(), null))['status']).toMatch(
        /expired|used/,
      );
    }
    expect(await copy.owner('select count(*)::int as n from trial.allocation')).toEqual([{ n: 1 }]);
    const login = secret();
    await copy.api(
      'request_login',
      after(50),
      invitee('boss-ends@work.example')['email_hash'],
      login,
      secret(),
    );
    const back = await confirm(copy.api, login, after(51));
    expect(await copy.api('read_session', after(52), back.session)).toMatchObject({
      stopped: true,
      guidance: 'none',
      couple: { state: 'randomised' },
    });
    expect(await copy.api('withdraw', after(52), back.session, 'no_data')).toEqual({ status: 'already' });
    await copy.close();
  });

  test('takes back an invitation that still waits', async () => {
    const { session } = await confirm(
      db.api,
      (await signUp(db.api, 'employee', 'leaver@home.example')).session,
    );
    await db.api('invite', after(2), session, invitee('boss-leaver@work.example'), true);
    await db.api('withdraw', after(3), session, 'no_data');
    expect((await send(db.api, after(60))).filter((m) => m.email_enc.includes('leaver'))).toEqual([]);
  });

  test('leaves room to sign up anew', async () => {
    const { session } = await confirm(
      db.api,
      (await signUp(db.api, 'employee', 'again@home.example')).session,
    );
    await db.api('withdraw', after(3), session, 'no_data');
    expect((await signUp(db.api, 'employee', 'again@home.example', after(10))).result['status']).toBe(
      'signed_up',
    );
  });
});

describe('a session', () => {
  test('shows nothing of the other half', async () => {
    const couple = await completedCouple(db.api, 'private', 200);
    await submit(db.api, 'employee', couple.employee, after(250));
    const bytes = JSON.stringify(await db.api('read_session', after(250), couple.employer));
    expect(bytes).not.toContain('private@home.example');
    expect(bytes).not.toContain('employee');
  });

  test('that is unknown is none', async () => {
    expect(await db.api('read_session', after(0), secret())).toEqual({ status: 'none' });
  });
});
