/** The paths of pages that exist once for each role. */
import { definitionOf, trial } from './site.ts';

/** For `getStaticPaths`: `/.../<role path>/...`. */
export const rolePaths = () =>
  Object.entries(trial.roles).map(([role, { path }]) => ({ params: { role: path }, props: { role } }));

/** The roles that invite by mail, and whom. */
export const mailers = Object.entries(trial.roles).flatMap(([role, { path, invites }]) =>
  invites?.how === 'mail'
    ? [
        {
          role,
          other: invites.role,
          noun: definitionOf(invites.role).noun,
          path: `/meedoen/${path}/${definitionOf(invites.role).path}/`,
        },
      ]
    : [],
);
