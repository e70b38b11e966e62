/**
 * Whether somebody saw the website of the trial, and what else they used: asked of both roles in both arms [T7, T10].
 * Who saw it gets a block about the website; who didn't gets a block of equal length about other sources. The answers
 * could tell the arm: no masked view holds them, and they aren't asked in a conversation (decision 0011).
 */
import type { Item, Option, Section } from '../../../domain/questionnaire.ts';
import { mark, yesNo } from './words.ts';

/** The words of one block; both blocks ask the same six things (the employee's: four of them). */
interface Words {
  readonly title: string;
  readonly times: string;
  readonly minutes: string;
  readonly used: string;
  readonly parts: readonly Option[];
  readonly from: string;
  readonly applied: string;
  readonly useful: string;
}

const website: Words = {
  title: 'De MiLES-website',
  times: 'Hoe vaak keek u op de website?',
  minutes: 'Hoeveel minuten keek u per keer?',
  used: 'Wat bekeek u op de website?',
  parts: [
    { code: 'tips', label: 'Tips' },
    { code: 'videos', label: 'Video’s' },
    { code: 'checklists', label: 'Checklists' },
    { code: 'links', label: 'Links' },
    { code: 'people', label: 'Wie kan helpen' },
    { code: 'law', label: 'Regels' },
    { code: 'other', label: 'Iets anders' },
  ],
  from: 'Hoe kwam u bij de website?',
  applied: 'Heeft u er in uw begeleiding iets mee gedaan?',
  useful: 'Hoe nuttig was de website voor u?',
};

const sources: Words = {
  title: 'Andere informatie',
  times: 'Hoe vaak zocht u informatie op?',
  minutes: 'Hoeveel minuten zocht u per keer?',
  used: 'Waar zocht u de informatie?',
  parts: [
    { code: 'internet', label: 'Internet' },
    { code: 'paper', label: 'Folders of boeken' },
    { code: 'work', label: 'Mijn werk' },
    { code: 'physician', label: 'Bedrijfsarts' },
    { code: 'people', label: 'Bekenden' },
    { code: 'uwv', label: 'UWV' },
    { code: 'other', label: 'Ergens anders' },
  ],
  from: 'Hoe kwam u bij die informatie?',
  applied: 'Heeft u er in uw begeleiding iets mee gedaan?',
  useful: 'Hoe nuttig was die informatie voor u?',
};

/** Who looked for nothing is asked nothing more; who saw the website was there at least once. */
function block(code: 'website' | 'sources', words: Words, ways: readonly Option[], whole: boolean): Section {
  const first = { item: `${code}_times`, atLeast: 1 } as const;
  const seen = code === 'website';
  const items: readonly Item[] = [
    {
      code: `${code}_times`,
      question: words.times,
      required: true,
      answer: { type: 'number', unit: 'keer', min: seen ? 1 : 0, max: 500, decimals: 0 },
    },
    {
      code: `${code}_minutes`,
      question: words.minutes,
      required: true,
      when: first,
      answer: { type: 'number', unit: 'minuten', min: 0, max: 600, decimals: 0 },
    },
    {
      code: `${code}_used`,
      question: words.used,
      required: true,
      when: first,
      answer: { type: 'choices', options: words.parts },
    },
    {
      code: `${code}_from`,
      question: words.from,
      required: true,
      when: first,
      answer: { type: 'choice', options: ways },
    },
    {
      code: `${code}_applied`,
      question: words.applied,
      required: true,
      when: first,
      answer: {
        type: 'choice',
        options: [
          { code: 'often', label: 'Ja, meer dan eens' },
          { code: 'once', label: 'Ja, een keer' },
          { code: 'no', label: 'Nee' },
        ],
      },
    },
    {
      code: `${code}_mark`,
      question: words.useful,
      required: true,
      when: first,
      answer: mark('niet nuttig', 'heel nuttig'),
    },
  ];
  const guidingOnly = [`${code}_minutes`, `${code}_applied`];
  return {
    code,
    title: words.title,
    intro: `Sinds de vorige vragenlijst. Schatten is goed.${seen ? '' : ' Zocht u niets? Vul dan 0 in.'}`,
    when: { item: 'website_seen', is: seen ? 'yes' : 'no' },
    revealsArm: true,
    items: items.filter((item) => whole || !guidingOnly.includes(item.code)),
  };
}

/** @param whole whether all six things are asked: of who guides */
function sourcesFor(
  websiteWays: readonly Option[],
  otherWays: readonly Option[],
  whole: boolean,
): readonly Section[] {
  return [
    {
      code: 'website_seen',
      title: 'Informatie over werk',
      revealsArm: true,
      items: [
        {
          code: 'website_seen',
          question: 'Heeft u sinds de vorige vragenlijst de MiLES-website gezien, of een deel ervan?',
          hint: 'Ook als iemand anders u iets liet zien of stuurde.',
          required: true,
          answer: yesNo,
        },
      ],
    },
    block('website', website, websiteWays, whole),
    block('sources', sources, otherWays, whole),
  ];
}

const researchers: Option = { code: 'researchers', label: 'Via de onderzoekers' };
const self: Option = { code: 'self', label: 'Ik zocht zelf' };
const waysVia = (otherHalf: string, first: Option): readonly Option[] => [
  first,
  { code: 'other_half', label: otherHalf },
  { code: 'colleague', label: 'Via een collega' },
  { code: 'other', label: 'Op een andere manier' },
];

export const employeeSources = sourcesFor(
  waysVia('Via mijn werkgever', researchers),
  waysVia('Via mijn werkgever', self),
  false,
);

export const employerSources = sourcesFor(
  waysVia('Via mijn werknemer', researchers),
  waysVia('Via mijn werknemer', self),
  true,
);
