/** All that a participant gave, and what was kept of reading, as a file for a program and as a page to read or print. */
import { answersInWords } from '../domain/answer-words.ts';
import { dayOf, plainDate, timeOf } from '../domain/calendar.ts';
import { writePhone } from '../domain/phone.ts';
import type { Questionnaire } from '../domain/questionnaire.ts';
import type { Everything } from './database/everything.ts';
import type { Fill, FillRow } from './fill.ts';
import { consentGiven, consentRows, statementsGiven } from './own-consent.ts';
import { readingOf, showReading } from './own-reading.ts';
import type { World } from './world.ts';

const opened = ({ secrets }: Pick<World, 'secrets'>, sealed: string | null): string | null =>
  sealed === null ? null : secrets.open(sealed);

/** The wording of a version; null when the trial asks another one by now. */
const questionnaireOf = ({ trial }: World, id: string, version: number): Questionnaire | null =>
  trial.questionnaires.find((one) => one.id === id && one.version === version) ?? null;

const titleOf = ({ trial }: World, id: string): string =>
  trial.questionnaires.find((one) => one.id === id)?.title ?? id;

/** The contents of the file: what was typed, as it was typed, with the words of questions and statements. */
export function downloadOf(world: World, all: Everything, at: Date): object {
  return {
    made_at: at.toISOString(),
    code: all.code,
    role: all.role,
    name: opened(world, all.name_enc),
    email: opened(world, all.email_enc),
    phone: opened(world, all.phone_enc),
    signed_up_at: all.signed_up_at.toISOString(),
    stopped_at: all.stopped_at?.toISOString() ?? null,
    messages: all.contact,
    consents: all.consents.map((one) => ({
      version: one.version,
      mode: one.mode,
      signed_on: one.signed_on,
      given_at: one.given_at.toISOString(),
      text_hash: one.text_hash,
      statements: statementsGiven(consentGiven(world, all.role, one), one),
    })),
    invited: all.invited.map((one) => ({
      name: opened(world, one.name_enc),
      email: opened(world, one.email_enc),
      shown_name: opened(world, one.shown_name_enc),
      made_at: one.made_at.toISOString(),
    })),
    pauses: all.pauses,
    changes: all.changes.map(({ kind, happened_on, made_at }) => ({
      kind,
      happened_on,
      told_at: made_at.toISOString(),
    })),
    questionnaires: all.questionnaires.map(({ answers, texts, submitted_at, ...one }) => ({
      ...one,
      submitted_at: submitted_at.toISOString(),
      stored: [...answers, ...texts],
      in_words: answersInWords(questionnaireOf(world, one.questionnaire, one.version), [
        ...answers,
        ...texts,
      ]),
    })),
    drafts: all.drafts.map((one) => ({ ...one, saved_at: one.saved_at.toISOString() })),
    ...readingOf(all),
  };
}

/** The same as a page. */
export function overviewOf(world: World, all: Everything): Fill {
  const phone = opened(world, all.phone_enc);
  const read = showReading(all);
  return {
    text: {
      name: opened(world, all.name_enc) ?? '',
      email: opened(world, all.email_enc) ?? '',
      phone: phone === null ? '' : writePhone(phone),
      signed_up_on: plainDate(dayOf(all.signed_up_at)),
      ...(all.stopped_at ? { stopped_on: plainDate(dayOf(all.stopped_at)) } : {}),
    },
    show: [
      ...(phone === null ? [] : ['phone']),
      ...(all.stopped_at ? ['stopped'] : []),
      ...(all.contact === 'none' ? ['no-contact'] : []),
      ...(all.pauses.length ? ['pauses'] : []),
      ...(all.changes.length ? ['changes'] : []),
      ...(all.invited.length ? ['invited'] : []),
      all.questionnaires.length + all.drafts.length ? 'answers' : 'no-answers',
      ...read.show,
    ],
    each: {
      ...read.each,
      consents: consentRows(world, all.role, all.consents),
      invited: all.invited.map((one) => ({
        text: {
          other: opened(world, one.name_enc) ?? '',
          address: opened(world, one.email_enc) ?? '',
          shown_name: opened(world, one.shown_name_enc) ?? '',
          day: plainDate(dayOf(one.made_at)),
        },
      })),
      pauses: all.pauses.map(({ from_on, until_on }) => ({
        text: { from: plainDate(from_on), until: plainDate(until_on) },
      })),
      changes: all.changes.map((one) => ({
        text: { day: plainDate(dayOf(one.made_at)) },
        show: [one.kind],
      })),
      answers: [
        ...all.questionnaires.flatMap((one) => sentRows(world, one)),
        ...all.drafts.flatMap((one) => draftRows(world, one)),
      ],
    },
  };
}

function sentRows(world: World, one: Everything['questionnaires'][number]): FillRow[] {
  const lines = answersInWords(questionnaireOf(world, one.questionnaire, one.version), [
    ...one.answers,
    ...one.texts,
  ]);
  const day = `${plainDate(dayOf(one.submitted_at))}, ${timeOf(one.submitted_at)} uur`;
  return answerRows({ title: titleOf(world, one.questionnaire), day }, 'sent', lines);
}

function draftRows(world: World, one: Everything['drafts'][number]): FillRow[] {
  const stored = Object.entries(one.answers).flatMap(([item, values]) =>
    [values].flat().map((value) => ({ item, value })),
  );
  const lines = answersInWords(questionnaireOf(world, one.questionnaire, one.version), stored);
  return answerRows(
    { title: titleOf(world, one.questionnaire), day: plainDate(dayOf(one.saved_at)) },
    'draft',
    lines,
  );
}

const answerRows = (
  text: { title: string; day: string },
  flag: 'sent' | 'draft',
  lines: ReturnType<typeof answersInWords>,
): FillRow[] => [
  { text, show: ['heading', flag] },
  ...lines.map(({ question, answers }) => ({
    text: { question, answer: answers.join('; ') },
    show: ['line'],
  })),
];
