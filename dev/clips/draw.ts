/** One picture of a conversation as SVG, drawn for this project: where they are, two people, their faces and hands. */
import type { Dialogue, Look, Mood, Scene } from '../../src/domain/dialogue.ts';
import { backdrop, foreground } from './places.ts';

export const WIDTH = 640;
export const HEIGHT = 360;

/** What a person does at one moment. */
export interface Acting {
  readonly mood: Mood;
  /** How far the mouth is open: 0 closed to 2. */
  readonly mouth: 0 | 1 | 2;
  /** How far the head has sunk while speaking: 0 to 2. */
  readonly nod: 0 | 1 | 2;
  readonly blink: boolean;
  readonly hand: boolean;
}

export interface Moment {
  readonly you: Acting;
  readonly other: Acting;
}

const INK = '#1f2b49';
/** How the body shows a mood: shoulders up or down, head aside. */
const POSTURE: Readonly<Record<Mood, { readonly sink: number; readonly tilt: number }>> = {
  calm: { sink: 0, tilt: 0 },
  sad: { sink: 6, tilt: 9 },
  tense: { sink: -5, tilt: -2 },
  tired: { sink: 9, tilt: 7 },
  relieved: { sink: 1, tilt: -5 },
};
/** The brow on the outside and on the inside of the face: how high. */
const BROW: Readonly<Record<Mood, readonly [number, number]>> = {
  calm: [0, -1],
  sad: [3, -5],
  tense: [1, 0],
  tired: [2, 0],
  relieved: [-3, -4],
};
/** How the corners of a closed mouth bend: up is positive. */
const SMILE: Readonly<Record<Mood, number>> = { calm: 1, sad: -5, tense: -3, tired: -3, relieved: 8 };

/** The whole picture. */
export function draw(dialogue: Dialogue, scene: Scene, { you, other }: Moment): string {
  const { place, looks } = dialogue;
  const stands = scene.other === 'stands';
  const phone = place === 'phone';
  const people = [
    person(looks.you, you, { x: phone ? 150 : 180, y: 208, to: 1, arms: phone ? 'phone' : 'table' }),
    scene.other === 'away'
      ? ''
      : person(looks.other, other, {
          x: stands ? 540 : phone ? 490 : 458,
          y: stands ? 192 : 208,
          to: -1,
          arms: stands ? 'hang' : phone ? 'phone' : 'table',
        }),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `${backdrop(place, scene)}${people.join('')}${foreground(place, scene)}</svg>`
  );
}

/** A person from the waist up, turned `to` the right (1) or the left (-1): drawn turned right, and mirrored. */
function person(
  look: Look,
  { mood, mouth, nod, blink, hand }: Acting,
  at: { x: number; y: number; to: 1 | -1; arms: 'table' | 'phone' | 'hang' },
): string {
  const { sink, tilt } = POSTURE[mood];
  const { skin, clothes } = look;
  const arm = (path: string, x: number, y: number) =>
    `<g fill="none" stroke-linecap="round"><path d="${path}" stroke="${INK}" stroke-width="26" opacity=".2"/>` +
    `<path d="${path}" stroke="${clothes}" stroke-width="22"/></g>` +
    `<circle cx="${x}" cy="${y}" r="11" fill="${skin}"/>`;
  const phone = at.arms === 'phone';
  const hangs = at.arms === 'hang';
  const near = phone
    ? `${arm('M-50 76Q-74 100-46 40', -38, 14)}<rect x="-46" y="-22" width="11" height="38" rx="4" fill="${INK}"/>`
    : hangs
      ? arm('M-54 78Q-68 120-58 160', -58, 172)
      : arm('M-52 76Q-68 106-30 101', -16, 100);
  const far = hand
    ? arm('M52 76Q74 104 70 78', 74, 64)
    : hangs
      ? arm('M54 78Q68 120 58 160', 58, 172)
      : arm('M52 76Q68 106 38 101', 24, 101);
  return (
    `<g transform="translate(${at.x} ${at.y})${at.to < 0 ? ' scale(-1 1)' : ''}">` +
    `<g transform="translate(0 ${sink})">` +
    (look.style === 'long' ? `<path d="M-40-6Q-46 60-34 76H34Q44 50 38-6Z" fill="${look.hair}"/>` : '') +
    `<path d="M-74 160Q-76 62-40 54Q0 42 40 54Q76 62 74 160Z" fill="${clothes}"/>` +
    `<path d="M-13 24h26v26q-13 14-26 0Z" fill="${skin}"/><path d="M-13 36q13 14 26 0v6q-13 12-26 0Z" opacity=".15"/>` +
    `${phone ? '' : near}${far}` +
    `<g transform="translate(0 ${nod * 1.5}) rotate(${tilt} 0 40)">${head(look, mood, mouth, blink)}</g>` +
    `${phone ? near : ''}</g></g>`
  );
}

function head(look: Look, mood: Mood, mouth: number, blink: boolean): string {
  const { skin, style } = look;
  const hair =
    style === 'bald'
      ? ''
      : `<path d="M-38 4C-46-50 46-54 39 2C34-14 24-24 8-25C-10-22-26-16-30-4Z" fill="${look.hair}"/>`;
  return (
    (style === 'bun' ? `<circle cx="-20" cy="-44" r="17" fill="${look.hair}"/>` : '') +
    `<circle cx="-35" cy="6" r="8" fill="${skin}"/><ellipse cy="2" rx="36" ry="41" fill="${skin}"/>` +
    `<circle cx="-12" cy="17" r="7" fill="#e2735a" opacity=".22"/><circle cx="27" cy="17" r="6" fill="#e2735a" opacity=".22"/>` +
    (look.beard ? beard(look.hair) : '') +
    `${hair}${eyes(mood, blink)}${lips(mood, mouth)}` +
    `<path d="M11 6q6 7 0 10" fill="none" stroke="${INK}" stroke-width="2" stroke-linecap="round" opacity=".5"/>` +
    (look.glasses
      ? `<g fill="none" stroke="${INK}" stroke-width="2.2"><circle cx="-6" cy="2" r="11"/><circle cx="23" cy="2" r="11"/><path d="M5 1q3.500-3 7 0M-17 0l-17-3"/></g>`
      : '')
  );
}

const beard = (colour: string): string =>
  `<path d="M-35 8C-34 50 36 52 35 8C31 24 22 20 9 20C-6 20-22 26-35 8Z" fill="${colour}"/>`;

function eyes(mood: Mood, blink: boolean): string {
  const [outside, inside] = BROW[mood];
  const down = mood === 'sad' || mood === 'tired' ? 2 : 0;
  const eye = (x: number) =>
    blink
      ? `<path d="M${x - 5} 3q5 3 10 0"/>`
      : `<circle cx="${x}" cy="${2 + down}" r="3.400" fill="${INK}" stroke="none"/>` +
        (mood === 'tired' ? `<path d="M${x - 6} 0h12M${x - 4} 10q4 2 8 0" stroke-width="2"/>` : '');
  return (
    `<g fill="none" stroke="${INK}" stroke-width="2.600" stroke-linecap="round">${eye(-6)}${eye(23)}` +
    `<path d="M-14 ${-11 + outside}Q-6 ${-14 + (outside + inside) / 2} 1 ${-11 + inside}"/>` +
    `<path d="M16 ${-11 + inside}Q23 ${-14 + (outside + inside) / 2} 31 ${-11 + outside}"/></g>`
  );
}

function lips(mood: Mood, mouth: number): string {
  if (mouth > 0) return `<ellipse cx="9" cy="27" rx="${9 - mouth}" ry="${2 + mouth * 2.5}" fill="#7a2e35"/>`;
  const bend = SMILE[mood];
  const y = 27 - bend / 2;
  return `<path d="M-2 ${y}Q9 ${y + bend * 1.6} 20 ${y}" fill="none" stroke="#7a2e35" stroke-width="3" stroke-linecap="round"/>`;
}
