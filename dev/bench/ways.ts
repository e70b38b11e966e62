/** The ways in which a baseline can be sent in: by our function, by the plain RPC, by plain SQL, or saved bit by bit. */
import save from '../../functions/save-answers.ts';
import submit from '../../functions/submit-questionnaire.ts';
import { readAnswers } from '../../src/domain/answers.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { eligibleUntil, strataOf } from '../../src/domain/strata.ts';
import { SESSION_COOKIE } from '../../src/server/cookies.ts';
import type { Submission } from '../../src/server/database/answers.ts';
import type { World } from '../../src/server/world.ts';
import { everyAnswer } from './answers.ts';
import type { Backend } from './backend.ts';
import type { Member } from './couples.ts';

/** Each ends with one submission; each throws when it was not taken. */
export type Way = 'function' | 'rpc' | 'sql' | 'saving';

/** What somebody answers, as the browser posts it and as the function passes it on. */
export interface Baseline {
  readonly session: string;
  readonly cookie: string;
  readonly address: string;
  readonly form: Readonly<Record<string, string>>;
  readonly submission: Submission;
}

/** What `member` answers; another `number` gives other answers. */
export function baselineOf(
  { trial, secrets, clock }: World,
  { role, secret }: Member,
  number: number,
): Baseline {
  const questionnaire = trial.questionnaires.find(({ id }) => id === trial.roles[role]?.baseline);
  if (!questionnaire) throw new Error(`no baseline for ${role}`);
  const today = dayOf(clock.now());
  const { id, version } = questionnaire;
  const form = { questionnaire: id, version: String(version), ...everyAnswer(questionnaire, number, today) };
  const read = readAnswers(questionnaire, form, today);
  if (read.problems) throw new Error(`answers to ${id} are not valid`);
  const submission: Submission = {
    questionnaire: id,
    version,
    mode: 'web',
    answers: read.answers,
    texts: read.texts,
    strata: strataOf(trial, role, read.answers),
    eligibleUntil: eligibleUntil(trial, role, read.answers),
  };
  const address = `10.${number >> 8}.${number & 255}.${Object.keys(trial.roles).indexOf(role)}`;
  return {
    session: secrets.tokenHash(secret),
    cookie: `${SESSION_COOKIE}=${secret}`,
    address,
    form,
    submission,
  };
}

function must(found: string | number, wanted: string | number): void {
  if (found !== wanted) throw new Error(`${found} instead of ${wanted}`);
}

/** Sends one baseline in, in each of the ways. `onSaved` hears how many milliseconds each answer took that was saved apart. */
export function waysOf(
  { world, direct }: Backend,
  onSaved: (ms: number) => void,
): Record<Way, (baseline: Baseline) => Promise<void>> {
  const post = (path: string, { cookie }: Baseline, type: string, body: string) =>
    new Request(world.site + path, {
      method: 'POST',
      headers: { cookie, origin: world.site, 'content-type': type },
      body,
    });
  const byFunction = async (one: Baseline) => {
    const body = new URLSearchParams(one.form).toString();
    const request = post('/api/vragenlijst/versturen', one, 'application/x-www-form-urlencoded', body);
    must((await submit(request, { ip: one.address })).status, 303);
  };
  return {
    function: byFunction,
    async rpc({ session, submission }) {
      must(
        (await world.database.submitQuestionnaire(world.clock.now(), session, submission)).status,
        'submitted',
      );
    },
    async sql({
      session,
      submission: { questionnaire, version, mode, answers, texts, strata, eligibleUntil: until },
    }) {
      const json = (value: unknown) => direct.json(value as Parameters<typeof direct.json>[0]);
      const [row] = await direct<
        { status: string }[]
      >`select api.submit_questionnaire(${world.clock.now()}, ${session},
        ${questionnaire}, ${version}, ${mode}, ${json(answers)}, ${json(texts)}, ${json(strata)}, ${until}) ->> 'status' as status`;
      must(row?.status ?? 'nothing', 'submitted');
    },
    async saving(one) {
      const { questionnaire, version } = one.submission;
      for (const [field, value] of Object.entries(one.form).slice(2)) {
        const body = JSON.stringify({ questionnaire, version, answers: { [field]: value } });
        const request = post('/api/vragenlijst/bewaren', one, 'application/json', body);
        const start = performance.now();
        must((await save(request, { ip: one.address })).status, 200);
        onSaved(performance.now() - start);
      }
      await byFunction(one);
    },
  };
}
