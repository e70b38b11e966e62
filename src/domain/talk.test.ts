import { expect, test } from 'vitest';
import { PLAN_MOST, readTalk, readTalkOutcome } from './talk.ts';

const kinds = ['bedrijf', 'anders'];
const form = {
  organisation: 'Bakkerij Bol',
  kind: 'bedrijf',
  name: 'Bea Bol',
  email: 'Bea@Bol.nl',
  phone: '06 12345678',
  plan: 'Wij willen een middag.\r\nKan dat?',
  reach: '',
};

test('a whole form gives who asks and what for', () => {
  expect(readTalk(form, kinds)).toEqual({
    kind: 'bedrijf',
    talk: {
      organisation: 'Bakkerij Bol',
      name: 'Bea Bol',
      email: 'bea@bol.nl',
      phone: '+31612345678',
      plan: 'Wij willen een middag.\nKan dat?',
      reach: '',
    },
  });
});

test('number, plan and hours may be left empty', () => {
  expect(readTalk({ ...form, phone: '', plan: '' }, kinds)).toMatchObject({
    talk: { phone: null, plan: '' },
  });
});

test('an empty form names each field that is needed, in the order of the page', () => {
  expect(readTalk({}, kinds).problems?.map(({ field }) => field)).toEqual([
    'organisation',
    'kind',
    'name',
    'email',
  ]);
});

test.each([
  ['kind', 'koning'],
  ['email', 'geen adres'],
  ['phone', '112'],
  ['name', 'https://koop.nu'],
  ['plan', 'x'.repeat(PLAN_MOST + 1)],
  ['reach', 'x'.repeat(201)],
])('%s can’t be %j', (field, value) => {
  expect(readTalk({ ...form, [field]: value }, kinds).problems?.map((one) => one.field)).toEqual([field]);
});

test('a talk ends in one of the ways that there are', () => {
  expect(readTalkOutcome({ outcome: 'plan' })).toEqual({ outcome: 'plan' });
  expect(readTalkOutcome({ outcome: 'toString' }).problems).toHaveLength(1);
});
