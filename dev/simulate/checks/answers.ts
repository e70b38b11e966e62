/** What people sent, held against the tables: there, once, and as it was sent. */
import { minutesAtMost, minutesFor } from '../../../src/domain/journey.ts';
import { differences, type Check, type Evidence } from './shape.ts';

/** What stands in the tables of each submission: `who wave mode`. */
export const everySubmission: Check = (evidence) => {
  const { facts, names, played } = evidence;
  const known = (participant: string) => names.whoIs.get(participant) ?? '?';
  const expected = played.ledger.of('submitted').map(({ who, wave, mode }) => `${who} ${wave} by ${mode}`);
  const actual = facts.submissions.map(
    ({ participant, wave, mode }) => `${known(participant)} ${wave} by ${mode}`,
  );
  return {
    name: 'every questionnaire that was sent is in, and none twice',
    broken: differences(expected, actual, { missing: 'sent and not in', extra: 'in and not sent' }),
  };
};

/** Every value as it was sent; of who wanted all erased, what the rules of erasing leave. */
export const everyAnswer: Check = (evidence) => {
  const { facts, names, played } = evidence;
  const { ledger } = played;
  const kept = new Map<string, Map<string, string[]>>();
  for (const { submission, item, value } of facts.answers) {
    const items = kept.get(submission) ?? new Map<string, string[]>();
    items.set(item, [...(items.get(item) ?? []), value]);
    kept.set(submission, items);
  }
  const submissions = new Map(
    facts.submissions.map((one) => [`${names.whoIs.get(one.participant) ?? '?'} ${one.wave}`, one.id]),
  );
  const broken = ledger.of('submitted').flatMap(({ who, wave, questionnaire, given }) => {
    const stored = kept.get(submissions.get(`${who} ${wave}`) ?? '') ?? new Map<string, string[]>();
    const erased = ledger.of('withdrew', who).some(({ grade }) => grade === 'erase');
    const texts = textsOf(evidence, questionnaire);
    const expected = Object.entries(given)
      .filter(([item]) => !(erased && texts.has(item)))
      .map(([item, value]) => [item, [value].flat().map((one) => (erased ? monthOnly(one) : one))] as const);
    const words = (item: string, values: readonly string[]) =>
      `${who} ${wave} ${item} = ${values.join(', ')}`;
    return differences(
      expected.map(([item, values]) => words(item, [...values].sort())),
      [...stored].map(([item, values]) => words(item, [...values].sort())),
      { missing: 'sent and not stored', extra: 'stored and not sent' },
    );
  });
  return { name: 'every answer is in the tables as it was sent, and no other', broken };
};

function textsOf({ trial }: Evidence, questionnaire: string): ReadonlySet<string> {
  const items = trial.questionnaires
    .filter(({ id }) => id === questionnaire)
    .flatMap(({ sections }) => sections.flatMap((section) => section.items));
  return new Set(items.filter(({ answer }) => answer.type === 'text').map(({ code }) => code));
}

/** Of who wanted all erased only the month of a day is kept. */
const monthOnly = (value: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(value) ? `${value.slice(0, 7)}-01` : value;

/** What the pages promise of the time is what the items take at most. */
export const timeAsked: Check = ({ trial }) => ({
  name: 'no questionnaire asks more time than it promises',
  broken: trial.questionnaires
    .filter((one) => minutesFor(one) > minutesAtMost(trial, one))
    .map((one) => `${one.id}: ${minutesFor(one)} minutes, and ${minutesAtMost(trial, one)} were promised`),
});
