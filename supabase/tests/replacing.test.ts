/** Another employer in the place of one who left, and a person who is asked for two couples. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import {
  after,
  completedCouple,
  days,
  invitee,
  joinedCouple,
  makeList,
  secret,
  send,
  setUp,
  sha256,
  signUp,
  submit,
} from './journey.ts';
import { by, holds, login, replace, report, researcher, sessionOf } from './life.ts';

let coordinatorId: string;
const db = useDatabase(async () => {
  await setUp(db.api, { list: makeList(0, ['now', 'later', 'now', 'later']) });
  coordinatorId = await researcher(db);
});

describe('another in the place of the employer', () => {
  test('only after telling that something changed, and never by the employer', async () => {
    const copy = await db.branch();
    const { employee, employer } = await completedCouple(copy.api, 'asking');
    const boss = invitee('new-asking@work.example');
    expect(await copy.api('invite', after(44), employee, boss, true)).toEqual({ status: 'already_invited' });
    await report(copy.api, employer, 'no_longer_guides', 45);
    expect((await sessionOf(copy, employee, 46))['may_replace']).toBe(false);
    await report(copy.api, employee, 'other_manager', 46);
    expect(await copy.api('invite', after(47), employee, boss, false)).toEqual({ status: 'not_confirmed' });
    expect(await copy.api('invite', after(47), employee, invitee('asking@home.example'), true)).toEqual({
      status: 'same_person',
    });
    expect(await copy.api('invite', after(47), employee, boss, true)).toMatchObject({
      status: 'invited',
      leaves_at: expect.stringContaining('T10:17'),
    });
    expect(await sessionOf(copy, employee, 48)).toMatchObject({
      may_replace: false,
      invitation: { state: 'waiting' },
    });
    expect(await copy.api('take_back_invitation', after(50), employee)).toEqual({ status: 'taken_back' });
    expect((await sessionOf(copy, employee, 51))['may_replace']).toBe(true);
  });

  test.each([['goes on'], ['stopped']])(
    '[C1] the one who was a member is refused in the same words, whether that one %s',
    async (how) => {
      const copy = await db.branch();
      const { employee, employer } = await completedCouple(copy.api, 'same');
      if (how === 'stopped') await copy.api('withdraw', after(44), employer, 'no_data');
      await report(copy.api, employee, 'other_employer', 45);
      expect(await copy.api('invite', after(46), employee, invitee('boss-same@work.example'), true)).toEqual({
        status: 'already_member',
      });
    },
  );

  test.each([
    ['now', 'open'],
    ['later', 'waiting'],
  ])(
    'after the draw in the arm %s: a member from that day, the website %s, no baseline',
    async (arm, guidance) => {
      const copy = await db.branch();
      if (arm === 'later') await completedCouple(copy.api, 'before');
      const { employee, employer } = await completedCouple(copy.api, 'moved', 100);
      await send(copy.api, after(145));
      await copy.owner(`update ops.session set expires_at = '2030-01-01'`);
      const before = await sessionOf(copy, employer, days(20));
      expect(before['guidance']).toBe(guidance);
      const { session, result } = await replace(copy.api, 'moved', 'new-moved@work.example', days(20));
      expect(result).toMatchObject({ status: 'signed_up', joined: false });
      expect(await sessionOf(copy, session, days(20) + 60)).toMatchObject({
        couple: { state: 'randomised', randomised_on: '2026-03-02' },
        guidance,
        questionnaires: [],
      });
      expect(await sessionOf(copy, employer, days(20))).toEqual(before);
      expect(await sessionOf(copy, employee, days(20) + 60)).toMatchObject({
        may_replace: false,
        invitation: { state: 'joined' },
      });
      const sent = await send(copy.api, after(days(20) + 60));
      expect(sent.map((one) => [one.email_enc, one.kind, one.variant])).toEqual([
        ['v1.email.new-moved@work.example', 'allocated', arm],
      ]);
      expect(
        await copy.owner(`select m.role, m.until is null as now, trial.day(m.since)::text as since from trial.member m join trial.couple c on c.id = m.couple
      where c.id = (select id from trial.couple order by joined_at desc limit 1) order by m.role, m.since`),
      ).toEqual([
        { role: 'employee', now: true, since: '2026-03-02' },
        { role: 'employer', now: false, since: '2026-03-02' },
        { role: 'employer', now: true, since: '2026-03-22' },
      ]);
      const joinedOn = (
        (await copy.api('read_histories', after(days(20) + 61), null, 100))['people'] as Row[]
      )
        .filter((one) => one['role'] === 'employer')
        .map((one) => [one['joined_on'], one['randomised_on']])
        .toSorted();
      expect(joinedOn.at(-1)).toEqual(['2026-03-22', '2026-03-02']);
      expect(joinedOn).toHaveLength(arm === 'later' ? 3 : 2);
    },
  );

  test('before the draw: the couple goes on with a baseline of the new employer, when a person lifts the hold', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    const { employee, employer } = await joinedCouple(copy.api, 'soon');
    await submit(copy.api, 'employee', employee, after(40));
    const { session, result } = await replace(copy.api, 'soon', 'new-soon@work.example', 60);
    expect(result).toMatchObject({ status: 'signed_up', joined: true });
    await submit(copy.api, 'employer', session, after(98), { stratum: 'large' });
    const [hold] = await copy.owner(`select id from trial.hold where state = 'open'`);
    expect(
      await coordinator('decide_hold', after(100), hold?.['id'], 'lift', 'the new employer takes part'),
    ).toMatchObject({ status: 'lifted', randomisation: 'randomised' });
    expect(await copy.owner('select stratum from trial.allocation')).toEqual([
      { stratum: 'organisation=large' },
    ]);
    // Who never sent in the own baseline is not drawn, and sees what anybody sees who waits.
    expect(await sessionOf(copy, employer, 101)).toMatchObject({
      couple: { state: 'baseline' },
      guidance: 'none',
    });
    expect(
      (await send(copy.api, after(101)))
        .filter((one) => one.kind === 'allocated')
        .map((one) => one.email_enc)
        .toSorted(),
    ).toEqual(['v1.email.new-soon@work.example', 'v1.email.soon@home.example']);
  });

  test('[C1] before the draw, an employer whose baseline is in hears of the draw and gets the website as a member does', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    const { employee, employer } = await joinedCouple(copy.api, 'kept');
    await submit(copy.api, 'employer', employer, after(40));
    const { session } = await replace(copy.api, 'kept', 'new-kept@work.example', 60);
    await submit(copy.api, 'employer', session, after(98));
    await submit(copy.api, 'employee', employee, after(99));
    const [hold] = await copy.owner(`select id from trial.hold where state = 'open'`);
    await coordinator('decide_hold', after(100), hold?.['id'], 'lift', 'the new employer takes part');
    const again = await login(copy.api, 'boss-kept@work.example', 101);
    expect(await sessionOf(copy, again, 102)).toMatchObject({
      couple: { state: 'randomised' },
      guidance: 'open',
    });
    expect((await send(copy.api, after(102))).filter((one) => one.kind === 'allocated')).toHaveLength(3);
    expect(await copy.owner('select count(*)::int as n from trial.allocation')).toEqual([{ n: 1 }]);
  });

  test('a former employer who stops before the draw holds nobody', async () => {
    const copy = await db.branch();
    await joinedCouple(copy.api, 'former');
    await replace(copy.api, 'former', 'new-former@work.example', 60);
    await copy.owner(`update trial.hold set state = 'lifted', decided_at = now()`);
    await copy.owner(`update trial.couple set state = 'baseline'`);
    await copy.api('withdraw', after(110), await login(copy.api, 'boss-former@work.example', 110), 'no_data');
    expect(await holds(copy)).toEqual([['life_event', 'lifted']]);
  });

  test('an invitation that nobody answers ends without a word, and another can be made', async () => {
    const copy = await db.branch();
    const { employee } = await completedCouple(copy.api, 'unanswered');
    await send(copy.api, after(44));
    await report(copy.api, employee, 'other_manager', 45);
    await copy.api('invite', after(46), employee, invitee('silent@work.example'), true);
    await send(copy.api, after(90));
    await copy.api('forget_expired', after(days(31)));
    expect(await send(copy.api, after(days(31)))).toEqual([]);
    const back = await login(copy.api, 'unanswered@home.example', days(31));
    expect((await sessionOf(copy, back, days(31)))['may_replace']).toBe(true);
  });
});

describe('a person in two couples', () => {
  test('[T2] an employer of one couple who is invited for another: refused, recorded once, on the desk; nobody is held', async () => {
    const copy = await db.branch();
    await joinedCouple(copy.api, 'first');
    await send(copy.api, after(45));
    const second = await (async () => {
      const { session } = await signUp(copy.api, 'employee', 'second@home.example', after(50));
      const fresh = secret();
      await copy.api('open_code', after(50), session, sha256('c'));
      await copy.api('confirm_code', after(50), session, sha256('c'), fresh);
      return fresh;
    })();
    await copy.api('invite', after(51), second, invitee('boss-first@work.example'), true);
    const mail = (await send(copy.api, after(90))).find((one) => one.kind === 'invitation');
    for (const minutes of [91, 95]) {
      const opened = secret();
      await copy.api('open_link', after(minutes), mail?.token ?? null, opened, null);
      const { session, result } = await signUp(copy.api, 'employer', 'x', after(minutes), opened);
      expect(result).toEqual({ status: 'already_signed_up' });
      await copy.api('open_code', after(minutes), session, sha256(`c${minutes}`));
      const refused = secret();
      expect(
        await copy.api('confirm_code', after(minutes), session, sha256(`c${minutes}`), refused),
      ).toMatchObject({ next: 'second', joined: false });
      // In the same browser, an hour later: the own page is reached as ever.
      await copy.api('open_code', after(minutes + 60), refused, sha256(`d${minutes}`));
      expect(
        await copy.api('confirm_code', after(minutes + 60), refused, sha256(`d${minutes}`), secret()),
      ).toMatchObject({ next: 'mine' });
    }
    expect(
      await copy.owner(
        `select e.kind, p.role, e.invitation is not null as seen from trial.life_event e join trial.participant p on p.id = e.participant`,
      ),
    ).toEqual([{ kind: 'second_couple', role: 'employer', seen: true }]);
    expect(await copy.owner(`select kind, state from trial.task`)).toEqual([
      { kind: 'life_event', state: 'open' },
    ]);
    expect(await holds(copy)).toEqual([]);
    expect(await copy.owner('select count(*)::int as n from trial.couple')).toEqual([{ n: 1 }]);
    expect(await sessionOf(copy, second, 100)).toMatchObject({ couple: null, invitation: { state: 'sent' } });
    await copy.api('forget_expired', after(days(32)));
    expect(
      (await send(copy.api, after(days(32))))
        .filter((one) => one.email_enc.includes('second@home'))
        .map((one) => one.kind),
    ).toEqual(['no-couple']);
  });
});
