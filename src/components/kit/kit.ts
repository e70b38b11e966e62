/** The kit of this deployment: words with facts filled in, links, and which pieces each audience gets. */
import type { KitAudience, KitTextKind } from '../../../content/kit-types.ts';
import { fillKit, kitIsOut, kitLink, kitParagraphs, kitValues, type KitClosing } from '../../domain/kit.ts';
import { OTHER_KIND } from '../../domain/talk.ts';
import { open, state } from '../recruitment.ts';
import { trial, words } from '../site.ts';

export const kit = words.kit;
export const audiences = kit.audiences;
export const out = kitIsOut(state);

/** Who may ask for a talk; the last is for whom none of the audiences fits. */
export const kinds = [
  ...audiences.map(({ code, name }) => ({ code, label: name })),
  { code: OTHER_KIND, label: 'Iets anders' },
];

const values = kitValues(trial);
export const filled = (text: string): string => fillKit(text, values);

const closing: KitClosing = {
  call: open ? kit.call.open : kit.call.planned,
  contact: kit.contact,
  rule: kit.rule,
};
export const call = filled(closing.call);
export const contact = filled(closing.contact);

/** Without a configured address the build's own stands in it, as everywhere on the site. */
export const linkOf = (site: URL | undefined, code: string): string =>
  kitLink(site?.origin ?? 'http://localhost:8888', code);

const KINDS: Readonly<Record<KitTextKind, { readonly name: string; readonly heading: string }>> = {
  email: { name: 'E-mail', heading: 'Onderwerp' },
  newsletter: { name: 'Nieuwsbrief', heading: 'Kop' },
  intranet: { name: 'Intranet', heading: 'Kop' },
  linkedin: { name: 'LinkedIn', heading: 'Kop' },
};

export const textsOf = ({ texts }: KitAudience) =>
  Object.entries(KINDS).map(([kind, names]) => {
    const text = texts[kind as KitTextKind];
    return {
      kind,
      ...names,
      title: text.title === undefined ? null : filled(text.title),
      paragraphs: kitParagraphs(text, closing, values),
    };
  });

export interface Piece {
  readonly path: string;
  readonly name: string;
  readonly paper: 'a3' | 'a4' | 'a5' | 'slide';
  readonly about: string;
}
const PIECES: readonly Piece[] = [
  {
    path: 'flyer-a4',
    name: 'Flyer A4',
    paper: 'a4',
    about: 'Twee kanten: voor de werknemer en voor de werkgever.',
  },
  {
    path: 'flyer-a5',
    name: 'Flyer A5',
    paper: 'a5',
    about: 'Dezelfde twee kanten, half zo groot.',
  },
  { path: 'poster', name: 'Poster', paper: 'a3', about: 'Eén kant, A3. Past ook op A4.' },
  {
    path: 'kaart',
    name: 'Kaart',
    paper: 'a4',
    about: 'Vier kaarten op één vel, met twee kanten. Zonder ziekte erop.',
  },
  { path: 'dia', name: 'Dia', paper: 'slide', about: 'Eén beeld van 16 bij 9, voor een presentatie.' },
];

/** A card is handed to one person, so only some get it [C4]. */
export const piecesOf = ({ handsToOne }: KitAudience): readonly Piece[] =>
  PIECES.filter(({ path }) => path !== 'kaart' || handsToOne);
