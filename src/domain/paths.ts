/**
 * All ways through a questionnaire, without trying every answer: answers that no condition can tell apart count as one,
 * and what no later condition looks at is forgotten.
 */
import { holds, itemsOf } from './condition.ts';
import type { Condition, Item, Questionnaire, Section } from './questionnaire.ts';

/** The atoms of a condition: its parts that look at one item. */
type Atom = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

type Answers = Readonly<Record<string, readonly string[]>>;

interface Way {
  readonly answers: Answers;
  readonly weight: number;
  /** Whether something was asked in the section at hand, and so its title and intro were read. */
  readonly opened: boolean;
}

/** What is found on the ways through. */
export interface Found {
  /** Weight of the heaviest way. */
  readonly heaviest: number;
  /** Codes of the items that are asked on some way. */
  readonly reached: ReadonlySet<string>;
  /** Ways that differ in what is asked, as far as they had to be told apart. */
  readonly ways: number;
}

/**
 * Walks all ways. A condition on an item that isn't in the questionnaire counts as met, so that what is left of a
 * questionnaire can be weighed too.
 * @param weigh weight of an item that is asked, and of the words above a section in which something is asked
 * @param most throws when more ways than this must be told apart at once: the conditions are then too tangled
 */
export function walk(
  { sections }: Pick<Questionnaire, 'sections'>,
  weigh: { readonly item: (item: Item) => number; readonly section: (section: Section) => number },
  most = 20_000,
): Found {
  const known = new Set(sections.flatMap(({ items }) => items.flatMap(codesOf)));
  const conditions = sections.flatMap(({ when, items }) => [when, ...items.map((item) => item.when)]);
  const atoms = conditions.flatMap((condition) => (condition ? atomsOf(condition) : []));
  const asks = (condition: Condition | undefined, answers: Answers): boolean =>
    !condition || itemsOf(condition).some((item) => !known.has(item)) || holds(condition, answers);
  const reached = new Set<string>();
  let ways: readonly Way[] = [{ answers: {}, weight: 0, opened: false }];
  let widest = 1;
  sections.forEach((section, place) => {
    ways = ways.map((way) => ({ ...way, opened: false }));
    section.items.forEach((item, index) => {
      const next = ways.flatMap((way): Way[] => {
        if (!asks(section.when, way.answers) || !asks(item.when, way.answers)) return [way];
        reached.add(item.code);
        const weight = way.weight + weigh.item(item) + (way.opened ? 0 : weigh.section(section));
        return answersTo(item, atoms).map((own) => ({
          answers: { ...way.answers, ...own },
          weight,
          opened: true,
        }));
      });
      ways = merge(next, stillLookedAt(sections, place, index));
      widest = Math.max(widest, ways.length);
      if (widest > most) throw new Error(`more than ${most} ways through, at item ${item.code}`);
    });
  });
  return { heaviest: Math.max(...ways.map(({ weight }) => weight)), reached, ways: widest };
}

/** Keeps of ways that can't be told apart any more only the heaviest. */
function merge(ways: readonly Way[], looked: ReadonlySet<string>): readonly Way[] {
  const kept = new Map<string, Way>();
  for (const way of ways) {
    const answers = Object.fromEntries(
      Object.entries(way.answers).filter(([item]) => looked.has(item)),
    ) as Answers;
    const key = JSON.stringify([way.opened, Object.entries(answers).sort()]);
    const other = kept.get(key);
    if (!other || other.weight < way.weight) kept.set(key, { ...way, answers });
  }
  return [...kept.values()];
}

/** The items that conditions look at after this place. */
function stillLookedAt(sections: readonly Section[], place: number, index: number): ReadonlySet<string> {
  const here = sections[place];
  const rest = [
    ...(here ? [here.when, ...here.items.slice(index + 1).map(({ when }) => when)] : []),
    ...sections.slice(place + 1).flatMap(({ when, items }) => [when, ...items.map((item) => item.when)]),
  ];
  return new Set(rest.flatMap((condition) => (condition ? itemsOf(condition) : [])));
}

function atomsOf(condition: Condition): readonly Atom[] {
  if ('all' in condition) return condition.all.flatMap(atomsOf);
  if ('any' in condition) return condition.any.flatMap(atomsOf);
  if ('not' in condition) return atomsOf(condition.not);
  return [condition];
}

/** Codes that conditions may look at: of the item, or of the rows of a matrix. */
export function codesOf({ code, answer }: Item): readonly string[] {
  return answer.type === 'matrix' ? answer.rows.map((row) => row.code) : [code];
}

/** Answers to an item, one for each way in which the conditions on it can come out together. */
function answersTo(item: Item, atoms: readonly Atom[]): readonly Answers[] {
  let found: readonly Answers[] = [{}];
  for (const code of codesOf(item)) {
    const looking = atoms.filter((atom) => atom.item === code);
    if (looking.length === 0) continue;
    const outcomes = new Map<string, readonly string[]>();
    for (const values of valuesOf(item, looking)) {
      const outcome = looking.map((atom) => holds(atom, { [code]: values })).join();
      if (!outcomes.has(outcome)) outcomes.set(outcome, values);
    }
    found = found.flatMap((answers) =>
      [...outcomes.values()].map((values) => ({ ...answers, [code]: values })),
    );
  }
  return found;
}

/** Values to try: every option, every number at or beside a bound; nothing too, where that is allowed. */
function valuesOf({ answer, required }: Item, looking: readonly Atom[]): readonly (readonly string[])[] {
  const open: readonly (readonly string[])[] = required ? [] : [[]];
  if (answer.type === 'choice' || answer.type === 'matrix')
    return [...open, ...answer.options.map(({ code }) => [code])];
  if (answer.type === 'choices')
    return [
      ...open,
      ...combinations(
        answer.options.map(({ code }) => code),
        answer.none,
        looking,
      ),
    ];
  if (
    answer.type === 'number' ||
    answer.type === 'scale' ||
    answer.type === 'visual' ||
    answer.type === 'money'
  ) {
    const [min, max] = answer.type === 'visual' ? [0, 100] : [answer.min, answer.max];
    const step = 10 ** -(answer.type === 'number' ? answer.decimals : answer.type === 'money' ? 2 : 0);
    const bounds = looking.flatMap((atom) =>
      'atLeast' in atom ? [atom.atLeast] : 'atMost' in atom ? [atom.atMost] : [],
    );
    const inside = [min, max, ...bounds.flatMap((bound) => [bound - step, bound, bound + step])].filter(
      (value) => value >= min && value <= max,
    );
    return [...open, ...inside.map((value) => [String(Number(value.toFixed(2)))])];
  }
  return [...open, ['x']];
}

/** Sets of options that can be chosen together: of the options that conditions name all sets, of the others one. */
function combinations(
  options: readonly string[],
  none: string | undefined,
  looking: readonly Atom[],
): readonly (readonly string[])[] {
  const named = new Set(looking.flatMap((atom) => ('is' in atom ? [atom.is].flat() : [])));
  const free = options.filter((option) => option !== none);
  const some = [
    ...free.filter((option) => named.has(option)),
    ...free.filter((option) => !named.has(option)).slice(0, 1),
  ];
  let sets: readonly (readonly string[])[] = [[]];
  for (const option of some) sets = [...sets, ...sets.map((set) => [...set, option])];
  return [...sets.filter((set) => set.length > 0), ...(none === undefined ? [] : [[none]])];
}
