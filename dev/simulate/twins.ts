/**
 * [C1] Couples played twice under one seed: once with something dramatic in the life of one member, who leaves the question
 * for a new consent unanswered as well, once with an even life in its place. What the other got must be the same to the byte, but for tokens and codes.
 */
import { createHash } from 'node:crypto';
import type { Finding } from './checks/shape.ts';
import { opensGate } from './gate.ts';
import { eventful, type Cast, type Pair } from './people.ts';
import { playTrial, type Played } from './play.ts';
import type { Posted } from './post.ts';
import { openStage, type Stage } from './stage.ts';
import { plus } from './times.ts';

const DAY = 1440;
/** Long enough for every wave of who arrives in the first days. */
const TWIN_DAYS = 430;
const SEEN_DAYS = [95, 130, 190, 280, 372, 402, 425];
/** After all that happens to a member, and before the last wave. */
const RENEWED_DAY = 250;

const C1 = '[C1] what happens to one changes nothing for the other';

export interface TwinOptions {
  readonly seed: number;
  readonly couples: number;
  readonly startsAt: Date;
  readonly open?: (seed: number, startsAt: Date) => Promise<Stage>;
}

/** Plays the couples with and without, and compares what the quiet members got. */
export async function comparesTwins({
  seed,
  couples,
  startsAt,
  open = openStage,
}: TwinOptions): Promise<Finding> {
  const drama = await played({ seed, couples, startsAt, open }, new Set());
  const calm = await played({ seed, couples, startsAt, open }, new Set(drama.eventful));
  if (drama.quiet.length === 0) return { name: C1, broken: ['there was nobody to compare'] };
  const broken = drama.quiet.flatMap((who) =>
    differenceIn(who, drama.got.get(who) ?? [], calm.got.get(who) ?? []),
  );
  return { name: C1, broken };
}

interface Seen {
  readonly eventful: readonly string[];
  /** The other member of each couple in which something happened. */
  readonly quiet: readonly string[];
  /** What each person got, in order of time, without tokens and codes. */
  readonly got: ReadonlyMap<string, readonly string[]>;
}

async function played(
  { seed, couples, startsAt, open }: Required<TwinOptions>,
  calm: ReadonlySet<string>,
): Promise<Seen> {
  const stage = await open(seed, startsAt);
  const cast: Cast = { trial: stage.trial, seed, couples, days: 8, drama: true, calm };
  const got = new Map<string, string[]>();
  const note = (who: string, words: string) => void got.set(who, [...(got.get(who) ?? []), words]);
  try {
    const all = await playTrial(stage, cast, {
      startsAt,
      until: plus(startsAt, TWIN_DAYS * DAY),
      renewal: { at: plus(startsAt, RENEWED_DAY * DAY + 6 * 60), role: renewedRole(stage.trial, seed) },
      prepare: (scene) => {
        for (const person of scene.people.values())
          for (const day of SEEN_DAYS)
            scene.later(plus(startsAt, day * DAY + 12 * 60), person, async () => {
              if (person.actor.events.length > 0 || calm.has(person.actor.key)) return;
              const page = await person.mine();
              const opens = await opensGate(stage, person.browser, '/gids/');
              note(
                person.actor.key,
                `day ${day}: website ${opens ? 'open' : 'closed'}; own page: ${plain(page?.html ?? 'none')}`,
              );
            });
      },
    });
    lettersOf(all, stage.post.all).forEach((letters, who) => letters.forEach((one) => note(who, one)));
    const dramatic = eventful(all.pairs).map(({ key }) => key);
    return { eventful: dramatic, quiet: othersOf(all.pairs, new Set([...dramatic, ...calm])), got };
  } finally {
    await stage.stop();
  }
}

const renewedRole = ({ roles }: Cast['trial'], seed: number): string => {
  const all = Object.keys(roles);
  return all[seed % all.length] ?? '';
};

const othersOf = (pairs: readonly Pair[], eventful: ReadonlySet<string>): string[] =>
  pairs.flatMap(({ first, second }) =>
    [first, second].filter(({ key }) => !eventful.has(key)).map(({ key }) => key),
  );

/** Every mail to each person, as it was. */
function lettersOf({ people }: Played, posted: readonly Posted[]): ReadonlyMap<string, string[]> {
  const owners = new Map([...people].map(([key, { actor }]) => [actor.email, key]));
  const letters = new Map<string, string[]>();
  for (const { at, mail, fate } of posted) {
    const who = owners.get(mail.to);
    const words = `${at.toISOString()} ${fate} ${mail.subject} ${plain(mail.text)} ${plain(mail.html)}`;
    if (who) letters.set(who, [...(letters.get(who) ?? []), words]);
  }
  return letters;
}

/** Without what is drawn anew in each run: tokens, codes, pseudonyms and ids. */
const plain = (text: string): string =>
  text
    .replace(/[\w-]{43}/g, '<token>')
    .replace(/\b\d{3}\s?\d{3}\b/g, '<code>')
    .replace(/\b[PK]-[0-9A-HJKMNP-TV-Z]{6}\b/g, '<pseudonym>')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');

function differenceIn(who: string, one: readonly string[], two: readonly string[]): string[] {
  const place = one.findIndex((words, index) => words !== two[index]);
  if (place < 0 && one.length === two.length) return [];
  const at = place < 0 ? Math.min(one.length, two.length) : place;
  const [left = 'nothing', right = 'nothing'] = [one[at], two[at]];
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  const cut = (text: string) => text.slice(Math.max(0, same - 60), same + 60).replace(/\s+/g, ' ');
  return [`${who} (${hash(one)} and ${hash(two)}): "${cut(left)}" became "${cut(right)}"`];
}

const hash = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 8);
