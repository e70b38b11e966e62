/**
 * What must hold for the questionnaires of any trial: each way ends, each item can be reached, conditions look back, and a
 * code keeps its meaning. Run by the tests and at each build: a definition with a fault makes no page.
 */
import { itemsOf } from './condition.ts';
import { instruments } from './instruments/index.ts';
import { fieldsOf } from './journey.ts';
import { codesOf, walk } from './paths.ts';
import type { AnswerType, Condition, Item, Questionnaire, Section, Warning } from './questionnaire.ts';
import { shortFormOf } from './short-form.ts';
import type { Trial } from './trial.ts';

/** Each fault in words, with the questionnaire in front; empty when there is none. */
export function checkQuestionnaires(
  trial: Pick<Trial, 'questionnaires' | 'primaryOutcome'>,
): readonly string[] {
  return [
    ...trial.questionnaires.flatMap((one) => checkQuestionnaire(one).map((fault) => `${one.id}: ${fault}`)),
    ...reused(trial.questionnaires),
    ...outcomeFaults(trial),
  ];
}

export function checkQuestionnaire(questionnaire: Questionnaire): readonly string[] {
  const backwards = looksBack(questionnaire);
  return [
    ...codeFaults(questionnaire),
    ...backwards,
    ...conditionFaults(questionnaire),
    ...revealFaults(questionnaire),
    ...questionnaire.sections.flatMap(instrumentFaults),
    // A condition that looks forward or at nothing would make the walk say nonsense.
    ...(backwards.length > 0 ? [] : unreachable(questionnaire)),
  ];
}

const itemsIn = ({ sections }: Questionnaire): readonly Item[] => sections.flatMap(({ items }) => items);

function twice(codes: readonly string[], what: string): string[] {
  const found = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [...new Set(found)].map((code) => `${what} ${code} stands there twice`);
}

/** The form around the questions uses these names. */
const TAKEN = ['questionnaire', 'version', 'form', 'website', 'gestart'];

function codeFaults({ sections }: Questionnaire): string[] {
  const items = sections.flatMap((section) => section.items);
  const codes = items.flatMap((item) => [...new Set([item.code, ...fieldsOf(item)])]);
  const names = sections.map(({ code }) => code);
  return [
    ...twice(names, 'section'),
    ...twice(codes, 'code'),
    ...items.flatMap(({ code, answer }) =>
      'options' in answer
        ? twice(
            answer.options.map((option) => option.code),
            `option of ${code}`,
          )
        : [],
    ),
    ...codes.filter((code) => !/^[a-z][a-z0-9_]*$/.test(code)).map((code) => `${code} is no code`),
    ...codes.filter((code) => TAKEN.includes(code)).map((code) => `code ${code} is taken by the form`),
  ];
}

/** The items that a warning looks at. */
function warned({ when }: Warning): readonly string[] {
  if ('moreThanItem' in when) return [when.item, when.moreThanItem];
  return 'moreThanDaysAgo' in when ? [when.item] : itemsOf(when);
}

function looksBack({ sections }: Questionnaire): string[] {
  const earlier = new Set<string>();
  const faults: string[] = [];
  const look = (seen: readonly string[], who: string): void => {
    for (const code of seen)
      if (!earlier.has(code)) faults.push(`${who} looks at ${code}, which does not come before it`);
  };
  for (const section of sections) {
    if (section.when) look(itemsOf(section.when), `section ${section.code}`);
    for (const item of section.items) {
      if (item.when) look(itemsOf(item.when), `item ${item.code}`);
      for (const code of codesOf(item)) earlier.add(code);
      for (const warning of item.warnings ?? []) look(warned(warning), `a warning of ${item.code}`);
    }
  }
  return faults;
}

/** Whether an answer can make a part of a condition come true. */
function conditionFaults(questionnaire: Questionnaire): string[] {
  const answers = new Map<string, AnswerType>();
  for (const item of itemsIn(questionnaire)) for (const code of codesOf(item)) answers.set(code, item.answer);
  const check = (condition: Condition): string[] => {
    if ('all' in condition) return condition.all.flatMap(check);
    if ('any' in condition) return condition.any.flatMap(check);
    if ('not' in condition) return check(condition.not);
    const answer = answers.get(condition.item);
    if (!answer) return [];
    if ('is' in condition) {
      const codes = 'options' in answer ? answer.options.map(({ code }) => code) : [];
      return [condition.is]
        .flat()
        .filter((code) => !codes.includes(code))
        .map((code) => `a condition waits for ${condition.item} to be ${code}, which it never is`);
    }
    // An amount may be typed with points between the thousands, which a condition can't read.
    return ['number', 'scale', 'visual'].includes(answer.type)
      ? []
      : [`a condition compares ${condition.item}, which is no plain number`];
  };
  return questionnaire.sections
    .flatMap(({ when, items }) => [when, ...items.map((item) => item.when)])
    .flatMap((condition) => (condition ? check(condition) : []));
}

/** What isn't asked in a conversation can't decide what is [T7]. */
function revealFaults({ sections }: Questionnaire): string[] {
  const revealing = new Set(
    sections.filter(({ revealsArm }) => revealsArm).flatMap(({ items }) => items.flatMap(codesOf)),
  );
  return sections
    .filter(({ revealsArm }) => !revealsArm)
    .filter(({ when, items }) =>
      [when, ...items.map((item) => item.when)].some(
        (one) => one && itemsOf(one).some((item) => revealing.has(item)),
      ),
    )
    .map(({ code }) => `section ${code} depends on an answer that could tell the arm`);
}

function unreachable(questionnaire: Questionnaire): string[] {
  const { reached } = walk(questionnaire, { item: () => 1, section: () => 0 });
  return itemsIn(questionnaire)
    .filter(({ code }) => !reached.has(code))
    .map(({ code }) => `item ${code} is asked of nobody`);
}

/** A section that stands for a licensed instrument has its structure; as a placeholder it asks for nothing [T12]. */
function instrumentFaults({ code, instrument, items }: Section): string[] {
  if (!instrument) return [];
  const known = instruments.get(instrument.code);
  if (!known) return [`section ${code}: there is no instrument ${instrument.code}`];
  const faults: string[] = [];
  if (items.flatMap(fieldsOf).join() !== known.items.map((item) => item.code).join())
    faults.push(`section ${code} does not have the items of ${known.name}`);
  for (const { answer, code: item } of items) {
    const scale = known.items.find((one) =>
      fieldsOf({ code: item, answer, question: '', required: false }).includes(one.code),
    )?.scale;
    const codes = 'options' in answer ? answer.options.map((option) => option.code).join() : null;
    if (scale?.kind === 'levels' && !known.openLevels && codes !== scale.codes.join())
      faults.push(`item ${item} does not have the answers of ${known.name}`);
    if (scale?.kind === 'visual' && answer.type !== 'visual') faults.push(`item ${item} must be a line`);
  }
  if (instrument.status.kind === 'placeholder') {
    if (items.some(({ required }) => required))
      faults.push(`section ${code}: a placeholder may not be required`);
    for (const item of items) {
      const words =
        item.answer.type === 'matrix' ? item.answer.rows.map(({ label }) => label) : [item.question];
      if (words.some((word) => !/^Plaatsvervanger: vraag \d+ van \d+, tekst volgt/.test(word)))
        faults.push(`item ${item.code} does not say that it is a placeholder`);
    }
  }
  return faults;
}

/** Within a role a code has one way to be answered, in every questionnaire. */
function reused(questionnaires: readonly Questionnaire[]): string[] {
  const meanings = new Map<string, { readonly where: string; readonly answer: string }>();
  const faults: string[] = [];
  for (const questionnaire of questionnaires) {
    for (const item of itemsIn(questionnaire)) {
      const key = `${questionnaire.role}/${item.code}`;
      const answer = JSON.stringify(item.answer);
      const other = meanings.get(key);
      if (!other) meanings.set(key, { where: questionnaire.id, answer });
      else if (other.answer !== answer)
        faults.push(`${questionnaire.id}: item ${item.code} means something else than in ${other.where}`);
    }
  }
  return faults;
}

/** The primary outcome can be computed, and its short form exists, in each of its waves [T9]. */
function outcomeFaults({
  primaryOutcome,
  questionnaires,
}: Pick<Trial, 'questionnaires' | 'primaryOutcome'>): string[] {
  const { role, waves, items } = primaryOutcome;
  if (items.length === 0 || waves.length === 0) return ['the primary outcome names no items or no waves'];
  return waves.flatMap((wave) => {
    const questionnaire = questionnaires.find((one) => one.role === role && one.wave === wave);
    if (!questionnaire) return [`the primary outcome has no questionnaire in wave ${wave}`];
    const short = shortFormOf({ primaryOutcome }, questionnaire);
    const codes = itemsIn(questionnaire).flatMap((item) => [item.code, ...fieldsOf(item)]);
    return [
      ...items
        .filter((item) => !codes.includes(item))
        .map((item) => `${questionnaire.id}: item ${item} of the primary outcome is missing`),
      ...(short ? checkForm(short, 'short form') : [`${questionnaire.id}: there is no short form`]),
    ];
  });
}

/** A form that was cut out of a questionnaire looks only at what is still in it. */
function checkForm(form: Questionnaire, name: string): string[] {
  return looksBack({ ...form, sections: form.sections.map(withoutWarnings) }).map(
    (fault) => `${form.id}, ${name}: ${fault}`,
  );
}

function withoutWarnings(section: Section): Section {
  return { ...section, items: section.items.map(({ warnings: _, ...item }) => item) };
}
