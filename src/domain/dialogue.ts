/** A conversation to practise: scenes with lines, and choices that lead on. The scenario is data; each scene is one clip. */

/** How somebody looks while a line is spoken; the drawing and the film follow it. */
export type Mood = 'calm' | 'sad' | 'tense' | 'tired' | 'relieved';

export interface Line {
  readonly who: 'you' | 'other';
  readonly words: string;
  readonly mood: Mood;
}

/** What the reader can say next, and what it does. */
export interface Choice {
  readonly code: string;
  readonly words: string;
  /** Code of the scene that follows. */
  readonly next: string;
  /** What it does to the other, said after choosing. */
  readonly feedback: string;
  readonly effect: 'helps' | 'mixed' | 'hurts';
}

/** How a person is drawn until there is a film: colours as CSS writes them. */
export interface Look {
  readonly skin: string;
  readonly hair: string;
  readonly style: 'short' | 'long' | 'bun' | 'bald';
  readonly clothes: string;
  readonly beard?: boolean;
  readonly glasses?: boolean;
}

/** Where the two are. On the phone each is in a place of their own. */
export type Place = 'room' | 'phone' | 'office';

export interface Scene {
  readonly code: string;
  /** The other stands, or isn't there any more; without it the other sits. */
  readonly other?: 'stands' | 'away';
  /** It is dark outside. */
  readonly evening?: boolean;
  /** What is seen, for who can't see it; also the alternative text of the first picture. */
  readonly setting: string;
  readonly lines: readonly Line[];
  /** None: the conversation ends here. */
  readonly choices: readonly Choice[];
  /** At an ending: what to take along. */
  readonly ending?: string;
}

export interface Dialogue {
  /** Also the path and the folder of the clips. */
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  /** 1–4, as in the guidance. */
  readonly phase: number;
  readonly people: { readonly you: string; readonly other: string };
  readonly place: Place;
  readonly looks: { readonly you: Look; readonly other: Look };
  /** Code of the first scene. */
  readonly start: string;
  readonly scenes: readonly Scene[];
  readonly learningPoint: string;
  readonly reviewedBy: string | null;
  /** ISO date. */
  readonly checkedOn: string;
}

/** Seconds that a line stays: time to read it aloud calmly (2.4 words a second, our own estimate), at least 2.5. */
export function secondsOf({ words }: Line): number {
  return Math.max(2.5, Math.round((words.split(/\s+/).length / 2.4) * 2) / 2 + 0.5);
}

/** The captions of a scene as WebVTT (W3C Candidate Recommendation 2019): one cue a line, with its speaker. */
export function captionsOf(scene: Scene, people: Dialogue['people']): string {
  let at = 0;
  const cues = scene.lines.map((line) => {
    const from = at;
    at += secondsOf(line);
    return `${stamp(from)} --> ${stamp(at)}\n<v ${people[line.who]}>${escape(line.words)}</v>`;
  });
  return ['WEBVTT', ...cues, ''].join('\n\n');
}

function stamp(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const thousandths = String(Math.round((seconds % 1) * 1000)).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${thousandths}`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What is wrong with a scenario, in words for its author; empty when it can be played from any choice to an end. */
export function problemsOf(dialogue: Dialogue): readonly string[] {
  const { scenes, start } = dialogue;
  const byCode = new Map(scenes.map((scene) => [scene.code, scene]));
  const reached = reachable(byCode, start);
  const ends = endable(scenes);
  return [
    ...(byCode.size === scenes.length ? [] : ['two scenes have the same code']),
    ...(byCode.has(start) ? [] : [`there is no first scene ${start}`]),
    ...scenes.flatMap((scene) => [
      ...scene.choices
        .filter(({ next }) => !byCode.has(next))
        .map(({ code, next }) => `${scene.code}: ${code} leads to ${next}, which isn't there`),
      ...(reached.has(scene.code) ? [] : [`${scene.code}: no choice leads here`]),
      ...(ends.has(scene.code) ? [] : [`${scene.code}: from here no choice leads to an end`]),
      ...(scene.lines.length ? [] : [`${scene.code}: nobody says anything`]),
      ...(scene.choices.length === 1 ? [`${scene.code}: one choice is no choice`] : []),
      ...(new Set(scene.choices.map(({ code }) => code)).size === scene.choices.length
        ? []
        : [`${scene.code}: two choices have the same code`]),
      ...((scene.choices.length === 0) === (scene.ending !== undefined)
        ? []
        : [`${scene.code}: an end, and only an end, says what to take along`]),
    ]),
  ];
}

function reachable(byCode: ReadonlyMap<string, Scene>, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (code: string): void => {
    if (found.has(code)) return;
    found.add(code);
    for (const { next } of byCode.get(code)?.choices ?? []) visit(next);
  };
  visit(start);
  return found;
}

/** The scenes from which an end can be reached. */
function endable(scenes: readonly Scene[]): ReadonlySet<string> {
  const found = new Set(scenes.filter(({ choices }) => choices.length === 0).map(({ code }) => code));
  for (let grown = true; grown;) {
    const more = scenes.filter(
      ({ code, choices }) => !found.has(code) && choices.some(({ next }) => found.has(next)),
    );
    for (const { code } of more) found.add(code);
    grown = more.length > 0;
  }
  return found;
}
