/**
 * A conversation to practise. Links and styles do the work; this remembers the place on this device, stops the clip
 * that is left, and plays the next one for who played the one before and takes movement.
 */
import { keep, kept, wipe } from './keeping.ts';

const root = document.querySelector<HTMLElement>('[data-talk]');
if (root) begin(root);

function begin(talk: HTMLElement): void {
  const name = `gesprek/${talk.dataset.talk}`;
  const parts = [...talk.querySelectorAll<HTMLElement>(':scope > section')];
  const first = talk.querySelector<HTMLElement>(':scope > .first');
  const words = document.querySelector<HTMLElement>('[data-words]')?.dataset ?? {};
  const said = document.querySelector<HTMLElement>('[data-said]');
  const partOf = (id: unknown) => parts.find((part) => part.id === id);
  let here: HTMLElement | null = null;
  let playing = false;
  let captions = true;

  const show = (): void => {
    const part = partOf(location.hash.slice(1)) ?? first;
    if (!part || part === here) return;
    if (here && said) said.textContent = '';
    const before = here?.querySelector('video')?.textTracks[0];
    if (before) captions = before.mode === 'showing';
    here = part;
    for (const video of talk.querySelectorAll('video')) if (!part.contains(video)) video.pause();
    const video = part.querySelector('video');
    if (video) prepare(video);
    if (video && playing && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      void video.play().catch(() => undefined);
    remember(part);
  };
  /** Its own first picture, and captions; who turned those off in the scene before keeps them off. */
  const prepare = (video: HTMLVideoElement): void => {
    if (video.dataset.poster) video.poster = video.dataset.poster;
    const [track] = video.textTracks;
    if (track) track.mode = captions ? 'showing' : 'disabled';
  };
  const remember = (part: HTMLElement): void => {
    if (part === first || part.hasAttribute('data-ending')) wipe(name);
    else if (!keep(name, part.id) && said) said.textContent = words.notKept ?? '';
  };

  // Media events don't bubble; they can be caught on the way down.
  talk.addEventListener('play', () => (playing = true), true);
  talk.addEventListener(
    'pause',
    ({ target }) => {
      // By the reader, not at the end and not because the scene was left.
      if (target instanceof HTMLVideoElement && !target.ended && here?.contains(target)) playing = false;
    },
    true,
  );
  addEventListener('hashchange', show);

  const left = partOf(kept(name));
  if (!partOf(location.hash.slice(1)) && left && left !== first) {
    location.replace(`#${left.id}`);
    show();
    if (said) said.textContent = words.resumed ?? '';
  } else show();
}
