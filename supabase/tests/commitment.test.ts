/** [T5] What is published of the list, and what it proves afterwards. */
import { describe, expect, test } from 'vitest';
import { verifyList, type Revealed } from '../../src/domain/allocation-proof.ts';
import { asUser, list, ready, type users } from './allocation.ts';
import { useDatabase, type Row } from './database.ts';
import { after, completedCouple, makeList, PROTOCOL, sha256 } from './journey.ts';

const db = useDatabase();
const fresh = (options: Parameters<typeof ready>[1] = {}) => ready(db, options);

describe('[T5] the commitment', () => {
  test('can be read by anybody before the first allocation; a list does not replace another', async () => {
    expect(await db.api('allocation_commitment')).toEqual({ status: 'no_list' });
    const copy = await fresh();
    expect(
      (await copy.as('anon', null, 'select api.allocation_commitment() as result'))[0]?.['result'],
    ).toMatchObject({
      status: 'committed',
      commitment: list.commitment,
    });
    expect(await copy.api('load_allocation_list', after(1), makeList(4))).toEqual({ status: 'list_exists' });
    await copy.close();
  });

  test('the list is revealed only after closing, by two different roles, and then proves every allocation', async () => {
    const copy = await fresh({ list });
    for (let n = 0; n < 6; n += 1) {
      await completedCouple(copy.api, `proof-${n}`, n * 60, { stratum: n % 3 === 0 ? 'large' : 'small' });
    }
    const reveal = (role: keyof typeof users): Promise<Row> =>
      asUser(copy, role, 'api.reveal_allocation_list($1)', [after(900)]);
    const close = (role: keyof typeof users): Promise<Row> =>
      asUser(copy, role, 'api.close_allocation($1)', [after(800)]);
    expect(await reveal('allocation_manager')).toEqual({ status: 'not_closed' });
    expect(await close('allocation_manager')).toEqual({ status: 'not_allowed' });
    expect(await close('owner')).toEqual({ status: 'closed' });
    expect(await reveal('owner')).toEqual({ status: 'not_allowed' });
    const revealed = await reveal('allocation_manager');
    expect(revealed).toMatchObject({ status: 'revealed', nonce: list.nonce });
    expect(revealed['entries']).toHaveLength(list.entries.length);
    const plan = {
      arms: PROTOCOL.arms,
      strata: ['organisation=small', 'organisation=large'],
      blockMultiples: [1, 2, 3],
      listLength: 20,
    };
    const { nonce, entries, allocations } = revealed as unknown as Omit<Revealed, 'commitment'>;
    expect(verifyList({ nonce, commitment: list.commitment, entries, allocations }, plan, sha256)).toEqual({
      intact: true,
    });
    expect((await completedCouple(copy.api, 'after', 1000)).status).toBe('no_list');
    await copy.close();
  });

  test('nothing published can be reproduced by trying all arms without the nonce', async () => {
    const copy = await fresh({ list: makeList(0, ['now', 'later', 'later', 'now']) });
    for (let n = 0; n < 4; n += 1) await completedCouple(copy.api, `guess-${n}`, n * 60);
    const known = await copy.owner(
      `select k.code, a.stratum, a.position from trial.allocation a join trial.couple k on k.id = a.couple order by number`,
    );
    const audit = await copy.owner(
      `select a.*, c.previous, c.hash from ops.audit a join ops.audit_chain c on c.audit = a.id`,
    );
    const published = new Set<string>(
      [
        ...audit.flatMap((row) => [row['proof'], row['hash'], row['previous']]),
        ...((await copy.api('allocation_chain'))['chain'] as Row[]).map((row) => row['chain']),
        (await copy.api('allocation_commitment'))['commitment'],
      ].filter((text) => typeof text === 'string'),
    );
    const starts = ['', ...published];
    const hits = starts.flatMap((start) =>
      known.flatMap(({ code, stratum, position }) =>
        ['now', 'later'].flatMap((arm) =>
          [
            `${start}${code}|${stratum}|${position}|${arm}`,
            `${start}${arm}`,
            `${code}|${arm}`,
            `${start}|${code}|${arm}`,
          ].filter((guess) => published.has(sha256(guess))),
        ),
      ),
    );
    expect(hits).toEqual([]);
    expect(JSON.stringify(audit)).not.toMatch(/"(now|later)"/);
    await copy.close();
  });
});
