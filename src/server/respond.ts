/** Carries an outcome out: the response that the browser gets. */
import { gatedPath } from '../domain/gate.ts';
import { fillPage } from './fill.ts';
import { personalHeaders } from './headers.ts';
import type { Outcome } from './outcome.ts';
import { PageRefused } from './pages.ts';
import type { World } from './world.ts';

type Cookies = Readonly<Record<string, string>>;

const HTML = 'text/html; charset=utf-8';

/** `cookies`: of the reader, with which a page behind the gate is got. */
export async function respond(outcome: Outcome, world: World, cookies: Cookies = {}): Promise<Response> {
  const response = await bodyOf(outcome, world, cookies);
  for (const cookie of outcome.cookies ?? []) response.headers.append('Set-Cookie', cookie);
  // Only storage: the cookies are set and cleared by name, and "cookies" would take the new ones along.
  if (outcome.clearStorage) response.headers.set('Clear-Site-Data', '"storage"');
  return response;
}

async function bodyOf(outcome: Outcome, world: World, cookies: Cookies): Promise<Response> {
  if (outcome.kind === 'json') {
    const headers = personalHeaders('application/json; charset=utf-8');
    return new Response(JSON.stringify(outcome.body), { status: outcome.status, headers });
  }
  if (outcome.kind === 'file') {
    const headers = personalHeaders(outcome.type);
    headers.set('Content-Disposition', `attachment; filename="${outcome.name}"`);
    return new Response(outcome.body, { headers });
  }
  if (outcome.kind === 'redirect') {
    const headers = personalHeaders('text/plain; charset=utf-8');
    headers.set('Location', outcome.to);
    return new Response(null, { status: 303, headers });
  }
  if (outcome.kind === 'notice') return shown(await noticePage(outcome.notice, world), outcome.status);
  try {
    return shown(await filled(outcome, world, cookies), outcome.status);
  } catch (fault) {
    if (!(fault instanceof PageRefused)) throw fault;
    const code = fault.status === 401 ? 'no-session' : 'questionnaire-closed';
    return shown(await noticePage(code, world), fault.status);
  }
}

const shown = (html: string, status: number) =>
  new Response(html, { status, headers: personalHeaders(HTML) });

async function filled({ page, fill }: Extract<Outcome, { kind: 'page' }>, world: World, cookies: Cookies) {
  return fillPage(await world.pages.get(page, gatedPath(page).gated ? cookies : undefined), fill);
}

async function noticePage(
  code: Extract<Outcome, { kind: 'notice' }>['notice'],
  world: World,
): Promise<string> {
  const words = world.content.notices[code];
  return fillPage(await world.pages.get('/sjabloon/melding/'), {
    title: words.heading,
    text: {
      heading: words.heading,
      body: words.body,
      ...(words.next ? { next_label: words.next.label } : {}),
    },
    ...(words.next ? { href: { next: words.next.href }, show: ['next'] } : {}),
  });
}

/** The last resort, when even the page with the words for a fault can't be had. */
export const bareFault = (): Response =>
  new Response('Er ging iets mis. Probeer het over een paar minuten opnieuw.', {
    status: 500,
    headers: personalHeaders('text/plain; charset=utf-8'),
  });
