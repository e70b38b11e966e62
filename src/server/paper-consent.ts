/** The desk's pages about consent that was signed on paper: which forms wait for the person, and the form to type one [C7]. */
import { randomUUID } from 'node:crypto';
import { dayOf } from '../domain/calendar.ts';
import { shortDate } from '../domain/date.ts';
import type { FormInput, Problem } from '../domain/form.ts';
import { mayEnrol, recruitmentState } from '../domain/recruitment.ts';
import { personPath } from './desk-calls.ts';
import type { DeskVisit } from './desk-visit.ts';
import type { FillRow } from './fill.ts';
import { sayMoment } from './messages.ts';
import { again, show, type Outcome } from './outcome.ts';
import { roleOf } from './paths.ts';
import type { PaperConsentRow } from './research-paper.ts';
import type { World } from './world.ts';

export const PAPERS_PATH = '/onderzoekers/papier/toestemming/';
const LIST = '/sjabloon/onderzoekers/toestemming/';
/** So often somebody may try the figures; `api.confirm_paper` holds to the same. */
const MOST_TRIES = 5;

/** The four figures are worth nothing for another form, nor for anything else [C9]. */
export const figuresHash = ({ secrets }: Pick<World, 'secrets'>, paper: string, figures: string): string =>
  secrets.codeHash(`paper:${paper}`, figures);

/** The forms that wait, and where to type one. `done`: what was just done. */
export async function showPapers(world: World, desk: DeskVisit, done: string | null): Promise<Outcome> {
  const fill = await listOf(world, desk);
  return show(LIST, { ...fill, show: [...fill.show, ...(done === null ? [] : [`done-${done}`])] });
}

/** The same page, with what is wrong. */
export const papersAgain = async (world: World, desk: DeskVisit, problem: Problem): Promise<Outcome> =>
  again(LIST, { ...(await listOf(world, desk)), problems: [problem] });

async function listOf(world: World, { at, token }: DeskVisit) {
  const papers = (await world.research.paperConsents(token)).filter(({ ends_at }) => ends_at > at);
  const open = mayEnrol(recruitmentState(world.trial.recruitment, dayOf(at)));
  return {
    show: [open ? 'enrolling' : 'not-enrolling', ...(papers.length ? [] : ['no-papers'])],
    each: { papers: papers.map((paper) => paperRow(world, paper)) },
  };
}

const paperRow = ({ trial, secrets }: World, paper: PaperConsentRow): FillRow => ({
  text: {
    name: secrets.open(paper.name_enc),
    email: secrets.open(paper.email_enc),
    participant: paper.participant,
    role: roleOf(trial, paper.role)?.noun ?? paper.role,
    signed_on: shortDate(paper.signed_on),
    typed: `${sayMoment(paper.typed_at)}, door ${paper.typed_by_email ?? 'iemand die weg is'}`,
    ends_at: sayMoment(paper.ends_at),
    bounced_on: paper.bounced_on === null ? '' : shortDate(paper.bounced_on),
  },
  value: { paper: paper.id },
  show: [
    ...(paper.bounced_on === null ? [] : ['bounced']),
    ...(paper.tries >= MOST_TRIES ? ['tried-too-often'] : []),
  ],
});

const formOf = ({ trial }: World, role: string): string =>
  `/sjabloon/onderzoekers/toestemming/${roleOf(trial, role)?.path}/`;

/** The empty form for a role; it carries an id, by which one that is sent twice is entered once. */
export const showPaperForm = (world: World, role: string): Outcome =>
  show(formOf(world, role), { value: { paper: randomUUID() } });

/** The form as it was typed, with what is wrong; without problems with a question more (`flags`). */
export function paperFormAgain(
  world: World,
  typed: { readonly role: string; readonly id: string; readonly form: FormInput },
  problems: readonly Problem[],
  { flags = [], participant }: { readonly flags?: readonly string[]; readonly participant?: string } = {},
): Outcome {
  const fill = {
    form: typed.form,
    value: { paper: typed.id },
    show: [...flags, ...(participant === undefined ? [] : ['takes-part'])],
    ...(participant === undefined
      ? {}
      : { text: { participant }, href: { person: personPath(participant) } }),
  };
  return problems.length
    ? again(formOf(world, typed.role), { ...fill, problems })
    : show(formOf(world, typed.role), fill);
}
