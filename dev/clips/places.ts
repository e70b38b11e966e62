/** Where a conversation is held: what is behind the two, and what stands before them. */
import type { Place, Scene } from '../../src/domain/dialogue.ts';

type Part = (scene: Scene) => string;

const box = (x: number, y: number, width: number, height: number, fill: string, round = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}"${round ? ` rx="${round}"` : ''} fill="${fill}"/>`;

/** Flat land with a row of trees and roofs, by day or at night. */
function view(x: number, y: number, width: number, height: number, evening = false): string {
  const [sky, land, far] = evening ? ['#26345f', '#1b2748', '#31406b'] : ['#d8e6ea', '#a3bf9d', '#b9c6c9'];
  const floor = y + height;
  return (
    box(x - 6, y - 6, width + 12, height + 12, '#fffaf2', 4) +
    box(x, y, width, height, sky) +
    (evening
      ? `<circle cx="${x + width * 0.7}" cy="${y + 26}" r="12" fill="#f6e3b8"/>`
      : `<circle cx="${x + width * 0.7}" cy="${y + 34}" r="18" fill="#f7b56f"/>`) +
    `<path d="M${x} ${floor - 34}l22-16 22 16h26v-20l14-10 14 10v20H${x + width}V${floor}H${x}Z" fill="${far}"/>` +
    box(x, floor - 26, width, 26, land) +
    `<path d="M${x + width / 2} ${y}v${height}" stroke="#fffaf2" stroke-width="5"/>`
  );
}

const chair = (x: number): string =>
  `<path d="M${x - 52} 360V216q0-22 22-22h60q22 0 22 22v144Z" fill="#7b86a6"/>`;

const lamp = (x: number, y: number): string =>
  `<path d="M${x} 0v${y}" stroke="#6f7891" stroke-width="3"/><path d="M${x - 34} ${y + 26}q6-28 34-28t34 28Z" fill="#f0a45d"/>`;

const room: Part = () =>
  box(0, 0, 640, 360, '#fdebd7') +
  box(0, 296, 640, 64, '#e6cfb2') +
  view(258, 74, 130, 130) +
  box(556, 96, 84, 230, '#c7a27c', 4) +
  box(564, 106, 84, 210, '#d6b48f', 3) +
  `<circle cx="574" cy="222" r="5" fill="#6f7891"/>` +
  chair(180) +
  chair(458);

const phone: Part = () =>
  box(0, 0, 320, 360, '#dfe7ef') +
  view(34, 70, 84, 104) +
  box(216, 196, 76, 8, '#b98a5e', 2) +
  `${box(224, 158, 12, 38, '#a8506a')}${box(238, 150, 14, 46, '#6c927b')}${box(254, 162, 10, 34, '#f0a45d')}` +
  chair(150) +
  box(320, 0, 320, 360, '#f6dfc9') +
  lamp(590, 56) +
  `<path d="M372 360V236q0-30 30-30h180q30 0 30 30v124Z" fill="#8fae98"/>` +
  `<path d="M346 360v-76q0-20 20-20t20 20v76Zm252 0v-76q0-20 20-20t22 20v76Z" fill="#6c927b"/>` +
  box(317, 0, 6, 360, '#fffaf2');

const office: Part = ({ evening = false }) =>
  box(0, 0, 640, 360, evening ? '#c9cbd8' : '#e3ebe9') +
  box(0, 296, 640, 64, evening ? '#a3a7bb' : '#cbd6d0') +
  view(250, 70, 150, 136, evening) +
  lamp(520, 40) +
  `<path d="M36 300q-18-70 6-104q10 40 0 104Zm14 0q0-60 28-84q4 50-16 84Z" fill="#6c927b"/>${box(28, 290, 44, 40, '#b5653a', 6)}` +
  chair(458);

const table = (things: string): string =>
  `<path d="M60 326q0-12 14-12h492q14 0 14 12v34H60Z" fill="#b98a5e"/>${box(60, 314, 520, 10, '#cfa276', 5)}${things}`;

const cup = (x: number): string =>
  `<path d="M${x} 296h24v14q0 8-8 8h-8q-8 0-8-8Z" fill="#fffaf2"/><path d="M${x + 24} 300q10 0 8 7t-10 5" fill="none" stroke="#fffaf2" stroke-width="4"/>`;

const before: Readonly<Record<Place, Part>> = {
  room: () =>
    table(
      `${cup(262)}${cup(352)}<path d="M300 312l40-6 30 6-36 8Z" fill="#fffaf2"/><path d="M308 312l28-4" stroke="#8b95b1" stroke-width="2"/>`,
    ),
  phone: () =>
    `${box(0, 330, 317, 30, '#b98a5e')}${cup(248)}<path d="M323 360v-18q80-14 317-6v24Z" fill="#a8506a"/>`,
  office: () =>
    `${table('')}${box(300, 300, 10, 16, '#505b78')}${box(276, 314, 58, 6, '#505b78', 3)}` +
    `${box(250, 232, 110, 72, '#1f2b49', 6)}${box(256, 238, 98, 60, '#38497d', 3)}${cup(376)}`,
};
const behind: Readonly<Record<Place, Part>> = { room, phone, office };

export const backdrop = (place: Place, scene: Scene): string => behind[place](scene);
export const foreground = (place: Place, scene: Scene): string => before[place](scene);
