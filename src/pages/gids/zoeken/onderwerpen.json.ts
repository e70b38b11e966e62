/** What the search knows beside the running texts: fetched once somebody begins to search. */
import type { APIRoute } from 'astro';
import { gated } from '../../../components/guidance/guide.ts';
import { subjects } from '../../../components/guidance/subjects.ts';
import type { Subjects } from '../../../domain/search/subject.ts';

export const GET: APIRoute = () => {
  const known: Subjects = { subjects: subjects(), synonyms: gated.search.synonyms };
  return new Response(JSON.stringify(known), { headers: { 'content-type': 'application/json' } });
};
