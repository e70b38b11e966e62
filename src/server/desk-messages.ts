/** Every message as it would be mailed, with an example person and when it leaves: for the team to read before it does. */
import { addDays, dayOf, plainDate, releaseOn } from '../domain/calendar.ts';
import { messageParts, type MessageParts } from '../domain/message.ts';
import { askingOf } from '../domain/journey.ts';
import { offeredForm, questionnaireValues, wordsFor } from '../domain/message-values.ts';
import type { Questionnaire } from '../domain/questionnaire.ts';
import type { Trial } from '../domain/trial.ts';
import type { MessageKind, MessageWords } from '../../content/index.ts';
import type { Fill } from './fill.ts';
import { linkUrl, sayMoment } from './messages.ts';
import { momentOfMessage, NAMES, sendingHours } from './desk-moments.ts';
import type { World } from './world.ts';

interface Example {
  readonly kind: MessageKind;
  /** Who gets it, in words: roles, with the group or the short form. */
  readonly to: readonly string[];
  readonly parts: MessageParts;
}

/** Values for the page `/sjabloon/onderzoekers/berichten/`. */
export function fillMessages(world: World, at: Date): Fill {
  return {
    text: { hours: sendingHours(world.trial.sending) },
    each: {
      messages: examplesOf(world, at).map(({ kind, to, parts }) => ({
        text: {
          name: NAMES[kind],
          to: to.join(', '),
          when: momentOfMessage(world.trial, kind),
          from: world.sender,
          subject: parts.subject,
          preheader: parts.preheader,
          body: parts.paragraphs.join('\n\n'),
          button: parts.button?.label ?? '',
          fallback: parts.fallback ?? '',
          link: parts.button?.link ?? '',
          signature: parts.signature.join('\n'),
        },
        show: parts.button ? ['button'] : [],
      })),
    },
  };
}

/** In the order of the trial; what is the same to the letter for several people stands once. */
export function examplesOf(world: World, at: Date): Example[] {
  const { trial, content } = world;
  const kinds = Object.keys(NAMES) as MessageKind[];
  return kinds.flatMap((kind) => {
    const found: Example[] = [];
    for (const [variant, words] of Object.entries(content.messages[kind])) {
      const parts = exampleOf(world, at, { kind, variant, words });
      if (!parts) continue;
      const same = found.findIndex((one) => JSON.stringify(one.parts) === JSON.stringify(parts));
      const to = sayVariant(trial, variant);
      if (same < 0) found.push({ kind, to: [to], parts });
      else found[same] = { kind, parts, to: [...(found[same]?.to ?? []), to] };
    }
    return found;
  });
}

function exampleOf(
  world: World,
  at: Date,
  { kind, variant, words }: { kind: MessageKind; variant: string; words: MessageWords },
): MessageParts | null {
  const { trial } = world;
  const [role = ''] = variant.split('.');
  const today = dayOf(at);
  const questionnaire = exampleQuestionnaire(world, kind, role, words);
  // Words that no questionnaire leads to are never mailed.
  if (questionnaire === undefined) return null;
  const days = askingOf(trial, questionnaire?.id ?? null)?.windowDays ?? 0;
  const values = {
    name: 'Sam de Vries',
    other: 'Noor',
    code: '123 456',
    link: linkUrl(world, 'voorbeeld', TARGETS[kind]),
    mine: `${world.site}/mijn/`,
    release_on: plainDate(releaseOn(trial, today)),
    closes_on: plainDate(addDays(today, days)),
    confirm_until: sayMoment(
      new Date(+at + (kind === 'address-desk' ? trial.addressHours : PAPER_HOURS) * 3_600_000),
    ),
    ...(questionnaire ? questionnaireValues(trial, kind, questionnaire) : {}),
  };
  return messageParts(words, values, trial.contact);
}

/** Links that don't land where most do. */
const TARGETS: Readonly<Partial<Record<MessageKind, string>>> = {
  'address-desk': 'address',
  'paper-sign-up': 'paper',
};
/** Fourteen days, as `api.enter_paper_consent` has it. */
const PAPER_HOURS = 14 * 24;

const ABOUT_THE_FIRST: ReadonlySet<string> = new Set(['joined']);
const ABOUT_A_LATER: ReadonlySet<string> = new Set(['wave', 'reminder', 'last-reminder']);
const ABOUT_IT_AGAIN: ReadonlySet<string> = new Set(['again', 'again-reminder']);

/** The questionnaire in the example: the first that gets these words; null for a message about none. */
function exampleQuestionnaire(
  { trial, content }: World,
  kind: MessageKind,
  role: string,
  words: MessageWords,
): Questionnaire | null | undefined {
  const again = ABOUT_IT_AGAIN.has(kind);
  const first = again || ABOUT_THE_FIRST.has(kind);
  if (!first && !ABOUT_A_LATER.has(kind)) return null;
  const own = trial.questionnaires.filter(
    (one) => one.role === role && (one.wave === trial.baselineAgain.code) === again,
  );
  const inOrder = first ? own : [...own.slice(1), ...own.slice(0, 1)];
  return inOrder.find((one) => {
    const short = offeredForm(trial, kind, one) ? 'short' : null;
    return wordsFor(content.messages[kind], role, short) === words;
  });
}

/** `employee.control` in words. */
function sayVariant(trial: Trial, variant: string): string {
  const [role = '', part] = variant.split('.');
  const noun = trial.roles[role]?.noun ?? (role === 'researcher' ? 'onderzoeker' : role);
  if (part === undefined) return noun;
  if (part === 'short') return `${noun} (met korte vragenlijst)`;
  return `${noun} (${trial.arms.find(({ code }) => code === part)?.name ?? part})`;
}
