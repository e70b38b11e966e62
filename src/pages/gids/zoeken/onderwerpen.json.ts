/** What the search knows beside the running texts: fetched once somebody begins to search. */
import type { APIRoute } from 'astro';
import { gated } from '../../../components/guidance/guide.ts';
import { subjects } from '../../../components/guidance/subjects.ts';
import type { Subjects } from '../../../domain/search/subject.ts';

export const GET: APIRoute = async () => {
  const known: Subjects = { subjects: await subjects(), synonyms: gated.search.synonyms };
  return new Response(JSON.stringify(known), { headers: { 'content-type': 'application/json' } });
};
