/** Which subjects answer a question best: names before summaries, summaries before running text, rare words before common. */
import type { Findable, Known } from './known.ts';
import type { Question } from './question.ts';
import type { Subject } from './subject.ts';

/** How often the running text of each path holds a word: word → path → times. */
export type TextHits = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Ranked {
  readonly subject: Subject;
  readonly score: number;
}

const POINTS = { keyword: 8, inKeyword: 3.5, title: 5, summary: 2, text: 2, phrase: 9, whole: 14, meant: 8 };
/** Below this part of the best score a page is noise. */
const FLOOR = 0.05;

/** The best first, none that is far behind the best. */
export function rank(question: Question, known: Known, hits: TextHits): readonly Ranked[] {
  const rarity = rarityOf(known);
  const scored = known.findable
    .map((findable) => ({
      subject: findable.subject,
      score: scoreOf(question, findable, hits, rarity) * findable.subject.weight,
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * FLOOR);
}

type Rarity = (stem: string) => number;

function scoreOf(question: Question, findable: Findable, hits: TextHits, rarity: Rarity): number {
  const each = question.words.map((guesses) =>
    Math.max(
      0,
      ...guesses.map(
        ({ stem, word, sure }) =>
          sure * rarity(stem) * pointsFor(stem, findable, hits.get(word)?.get(findable.subject.path) ?? 0),
      ),
    ),
  );
  const found = each.filter((points) => points > 0).length;
  const cover = question.words.length > 0 ? found / question.words.length : 0;
  return each.reduce((sum, points) => sum + points, 0) * cover + namePoints(question, findable);
}

function pointsFor(stem: string, { title, summary, keywords }: Findable, times: number): number {
  const keyword = keywords.some((row) => row.length === 1 && row[0] === stem);
  const inKeyword = keywords.some((row) => row.length > 1 && row.includes(stem));
  return (
    (keyword ? POINTS.keyword : inKeyword ? POINTS.inKeyword : 0) +
    (title.has(stem) ? POINTS.title : 0) +
    (summary.has(stem) ? POINTS.summary : 0) +
    POINTS.text * (times / (times + 1))
  );
}

/** A name that stands in the question as a whole, or is all of it. */
function namePoints({ stems, meant }: Question, { names }: Findable): number {
  const asked = ` ${stems.join(' ')} `;
  const points = names.map((row) => {
    const name = row.join(' ');
    if (name === asked.trim()) return POINTS.whole;
    if (meant.some((one) => one.join(' ') === name)) return POINTS.meant;
    return row.length > 1 && asked.includes(` ${name} `) ? POINTS.phrase : 0;
  });
  return Math.max(0, ...points);
}

/** Words that many subjects bear say little: between 1 and about 3. */
function rarityOf({ findable }: Known): Rarity {
  const bearers = new Map<string, number>();
  for (const { names, summary } of findable)
    for (const stem of new Set([...names.flat(), ...summary]))
      bearers.set(stem, (bearers.get(stem) ?? 0) + 1);
  return (stem) => Math.log2(1 + findable.length / (1 + (bearers.get(stem) ?? 0))) / 2;
}
