/** Everything that each function does alike: read, guard, decide, answer, log. Faults end here. */
import { readForm, readJson, type Refusal } from './body.ts';
import { traceOf } from './log.ts';
import { again, answer, notice, type NoticeCode, type Outcome } from './outcome.ts';
import { bareFault, respond } from './respond.ts';
import { visitOf, type PlatformContext, type Visit } from './visit.ts';
import { getWorld, type World } from './world.ts';
import type { FormInput } from '../domain/form.ts';

/** What a function's `handle` is: it takes the request as it came, and decides. */
export interface Handler {
  readonly methods: readonly string[];
  /** False for what only our own gate calls: all of its calls come from one address. */
  readonly limited: boolean;
  readonly refuse: (code: NoticeCode) => Outcome;
  readonly decide: (request: Request, world: World, visit: Visit) => Promise<Outcome>;
}

type Decide<T> = (data: T, world: World, visit: Visit) => Promise<Outcome> | Outcome;

/**
 * A function that takes a form. `reshow` names the page of the form: there a field with unreadable bytes is shown as
 * a problem. Without it such a form is refused.
 */
export function form(
  decide: Decide<FormInput>,
  reshow?: (data: FormInput, world: World) => string | null,
): Handler {
  return {
    methods: ['POST'],
    limited: true,
    refuse: notice,
    async decide(request, world, visit) {
      const body = await readForm(request);
      if (typeof body === 'string') return notice(body);
      if (!body.unreadable.length) return decide(body.data, world, visit);
      const page = reshow?.(body.data, world);
      return page ? again(page, { form: body.data, problems: body.unreadable }) : notice('bad-request');
    },
  };
}

/**
 * A function that takes JSON from our own browser modules, and answers JSON. `most`: bytes that are read. `limited` is false
 * for what counts its own requests, so that it never uses up what forms need.
 */
export function json(
  decide: Decide<unknown>,
  { most, limited = true }: { most?: number; limited?: boolean } = {},
): Handler {
  return {
    methods: ['POST'],
    limited,
    refuse: refuseProgram,
    async decide(request, world, visit) {
      const body = await readJson(request, most);
      return typeof body === 'string' ? refuseProgram(body) : decide(body.data, world, visit);
    },
  };
}

/** A function that is called without a body by a program (the gate), and answers JSON. */
export const call = (decide: (world: World, visit: Visit) => Promise<Outcome>): Handler => ({
  methods: ['POST'],
  limited: false,
  refuse: refuseProgram,
  decide: async (_request, world, visit) => decide(world, visit),
});

/** A function that shows a page. */
export const page = (decide: (world: World, visit: Visit) => Promise<Outcome> | Outcome): Handler => ({
  methods: ['GET', 'HEAD'],
  limited: false,
  refuse: notice,
  decide: async (_request, world, visit) => decide(world, visit),
});

const refuseProgram = (code: NoticeCode | Refusal): Outcome => {
  const { status } = notice(code) as Extract<Outcome, { kind: 'notice' }>;
  return answer({ status: code.replaceAll('-', '_') }, { status, event: code });
};

/** The function as the platform calls it. Whatever comes in, the answer is a page, a redirect or JSON. */
export function serve(handler: Handler) {
  return async (request: Request, context: PlatformContext = {}): Promise<Response> => {
    const started = performance.now();
    const world = worldOrNull();
    if (!world) return bareFault();
    const visit = visitOf(request, world, context);
    const event = new URL(request.url).pathname;
    const finish = (response: Response, outcome: string, more: object = {}) => {
      world.log({
        event,
        status: response.status,
        outcome,
        ms: Math.round(performance.now() - started),
        ...more,
      });
      return response;
    };
    try {
      const outcome = await guarded(handler, request, world, { visit, ip: context.ip ?? '' });
      return finish(
        await respond(outcome, world, visit.cookies),
        outcome.event ?? outcome.kind,
        fieldsOf(outcome),
      );
    } catch (fault) {
      const response = await respond(handler.refuse('fault'), world).catch(bareFault);
      return finish(response, 'fault', { fault: traceOf(fault) });
    }
  };
}

/** What is missing in the environment is for the log of the platform, not for the visitor. */
function worldOrNull(): World | null {
  try {
    return getWorld();
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : 'no world'}\n`);
    return null;
  }
}

async function guarded(
  handler: Handler,
  request: Request,
  world: World,
  { visit, ip }: { visit: Visit; ip: string },
): Promise<Outcome> {
  if (!handler.methods.includes(request.method)) return { ...handler.refuse('bad-request'), event: 'method' };
  if (request.method === 'POST' && !fromOurPages(request, world.site)) {
    return { ...handler.refuse('bad-request'), event: 'foreign-origin' };
  }
  if (handler.limited && (await overLimit(world, visit, ip))) return handler.refuse('too-many-requests');
  return handler.decide(request, world, visit);
}

/**
 * False if the form was sent from another site. Our personal pages send no referrer, and for those a browser gives
 * the origin `null`: then its own word that the request is same-origin counts, which no page can forge.
 */
function fromOurPages(request: Request, site: string): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || origin === site) return true;
  return origin === 'null' && request.headers.get('sec-fetch-site') === 'same-origin';
}

async function overLimit(world: World, visit: Visit, ip: string): Promise<boolean> {
  const { requests, seconds } = world.limit;
  const key = world.secrets.rateKey(`address:${ip}`);
  return (await world.database.rate(visit.at, key, seconds, requests)).status === 'limited';
}

function fieldsOf(outcome: Outcome): { fields?: string[] } {
  if (outcome.kind !== 'page' || !outcome.fill.problems) return {};
  // Only names as our own forms have them: a name made up by a visitor could hold anything.
  const names = outcome.fill.problems
    .map(({ field }) => field)
    .filter((field) => /^[a-z][a-z0-9_]{0,40}$/.test(field));
  return { fields: [...new Set(names)] };
}
