/**
 * Tells what was read and done on this page, in one small report when the page is left: which page, how long it was really
 * used, and codes of what was done. A report that is lost is lost; one that comes twice is counted once.
 */
import { reckon, startWatch, type Sign } from '../../domain/active-time.ts';
import { REPORT_LIMIT, REPORT_PATH, type UseKind, type UseReport } from '../../domain/use.ts';

/** Signs of life that follow each other sooner are one. */
const ONE_SIGN_MS = 1_000;

const foot = document.querySelector<HTMLElement>('[data-release]');
if (foot) begin(foot.dataset.page ?? '', foot.dataset.release ?? '');

function begin(page: string, release: string): void {
  const seen = () => document.visibilityState === 'visible';
  let view = crypto.randomUUID();
  let start = performance.now();
  let watch = startWatch(start, seen());
  let acts = new Map<string, number>();
  let sent = '';

  const sign = (what: Sign): void => {
    watch = reckon(watch, what, performance.now());
  };
  const did = (kind: UseKind, code = '', times?: number): void => {
    const key = `${kind} ${code}`;
    acts.set(key, Math.min(99, times ?? (acts.get(key) ?? 0) + 1));
  };
  const report = (): void => {
    sign('look');
    const told: UseReport['acts'][number][] = [...acts].map(([key, times]) => {
      const [kind, code] = key.split(' ');
      return [kind as UseKind, code ?? '', times];
    });
    const seconds = Math.round(watch.active / 1000);
    const news = JSON.stringify([view, seconds, told]);
    if (!watch.active || news === sent) return;
    const elapsed = Math.ceil((watch.at - start) / 1000);
    const body = () =>
      JSON.stringify({
        view,
        page,
        release,
        elapsed,
        seconds,
        acts: told,
      } satisfies UseReport);
    while (told.length && body().length > REPORT_LIMIT) told.pop();
    try {
      // Same origin only, so the type asks no leave of another site.
      if (navigator.sendBeacon(REPORT_PATH, new Blob([body()], { type: 'application/json' }))) sent = news;
    } catch {
      // Nothing of this may ever be in the reader's way.
    }
  };

  for (const event of ['keydown', 'pointerdown', 'pointermove', 'scroll', 'touchmove'])
    addEventListener(
      event,
      () => {
        if (performance.now() - watch.lastSign > ONE_SIGN_MS) sign('use');
      },
      { capture: true, passive: true },
    );
  for (const event of ['play', 'pause', 'ended'])
    document.addEventListener(
      event,
      ({ target }) => {
        const playing = [...document.querySelectorAll('video')].some(
          ({ paused, ended }) => !paused && !ended,
        );
        sign(playing ? 'play' : 'pause');
        if (event === 'play' && target instanceof Element)
          did('video', target.closest('section')?.id.replace(/^deel-/, ''));
      },
      true,
    );
  for (const event of ['click', 'auxclick'])
    document.addEventListener(event, ({ target }) => {
      const link = target instanceof Element && target.closest('a');
      if (!link) return;
      const choice = /^#keuze-(.+)/.exec(link.getAttribute('href') ?? '')?.[1];
      if (choice) did('choice', choice);
      else if (link.protocol.startsWith('http') && link.host !== location.host) did('link', link.href);
    });
  document.addEventListener('change', ({ target }) => {
    const list =
      target instanceof Element && target.matches('[type=checkbox]') && target.closest('[data-checklist]');
    if (list) did('tick', '', list.querySelectorAll('[data-keep]:checked').length);
  });
  addEventListener('beforeprint', () => did('print'));
  addEventListener('gids:agenda', () => did('calendar'));

  document.addEventListener('visibilitychange', () => {
    sign(seen() ? 'show' : 'hide');
    if (!seen()) report();
  });
  addEventListener('pagehide', () => {
    sign('hide');
    report();
  });
  // Come back to from the browser's own memory: a new time that it is opened.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    view = crypto.randomUUID();
    start = performance.now();
    watch = startWatch(start, seen());
    acts = new Map();
  });
}
