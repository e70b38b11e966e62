import { expect, test } from 'vitest';
import { readInvitation, sameOrganisation } from './invitation.ts';

const invited = { role: 'guide', noun: 'begeleider' };
const form = {
  guide_name: 'Kees de Boer',
  guide_email: 'Kees@bedrijf.nl',
  guide_email_again: 'kees@bedrijf.nl ',
  shown_name: 'Anja',
  knows: 'ja',
};

test('[C3] reads who is invited, and the name under which the inviter wants to be known', () => {
  expect(readInvitation(form, invited)).toEqual({
    invitation: { name: 'Kees de Boer', email: 'kees@bedrijf.nl', shownName: 'Anja' },
  });
});

test('[C3] wants the address typed twice, and once more after the preview it has it only once', () => {
  const { problems } = readInvitation({ ...form, guide_email_again: 'kees@bedrijf.com' }, invited);
  expect(problems?.map(({ field }) => field)).toEqual(['guide_email_again']);
  expect(
    readInvitation({ ...form, guide_email_again: '' }, invited, { typedTwice: false }).problems,
  ).toBeUndefined();
});

test('[C3] sends nothing without the confirmation that the other knows', () => {
  const { knows: _, ...unconfirmed } = form;
  expect(readInvitation(unconfirmed, invited).problems?.map(({ field }) => field)).toEqual(['knows']);
});

test('does not invite the inviter', () => {
  const { problems } = readInvitation(form, invited, { ownEmail: 'KEES@bedrijf.nl' });
  expect(problems?.map(({ field }) => field)).toEqual(['guide_email']);
});

test('says of an empty form what to do for each field', () => {
  const fields = readInvitation({}, invited).problems?.map(({ field }) => field);
  expect(fields).toEqual(['guide_name', 'guide_email', 'shown_name', 'knows']);
});

test('[C3] sees that two addresses are at the same organisation', () => {
  expect(sameOrganisation('a@bedrijf.nl', 'b@hr.bedrijf.nl')).toBe(true);
  expect(sameOrganisation('a@bedrijf.nl', 'b@ander.nl')).toBe(false);
  expect(sameOrganisation('a@gmail.com', 'b@gmail.com')).toBe(false);
});
