/** A recruiter's own code: the link and the secret that it is given with, and the page with its totals [C4, C9]. */
import { dayOf, plainDate } from '../domain/calendar.ts';
import { kitLink } from '../domain/kit.ts';
import { freshCode, nextQuarter, sayQuarter, sayTotal } from '../domain/via.ts';
import type { KitAudience } from '../../content/kit-types.ts';
import type { ViaCode } from './database/via.ts';
import type { Fill } from './fill.ts';
import type { World } from './world.ts';

/** A token as it stands in a private link. */
export const TOKEN = /^[\w-]{43}$/;

/** Where the totals stand, for who has the secret. */
export const codePath = (token: string): string => `/verspreiden/code/?t=${token}`;

const TRIES = 5;

/** Makes `wanted`, or a code that nobody has; null when `wanted` is taken. */
export async function makeCode(
  { database, secrets, random }: World,
  at: Date,
  { code: audience, company }: KitAudience,
  wanted: string | null,
): Promise<{ readonly code: string; readonly token: string } | null> {
  const token = secrets.newToken();
  for (let tries = 0; tries < (wanted === null ? TRIES : 1); tries += 1) {
    const code = wanted ?? freshCode(audience, random(5));
    const made = await database.makeVia(at, {
      code,
      audience,
      company,
      secretHash: secrets.tokenHash(token),
    });
    if (made.status === 'made') return { code, token };
  }
  return null;
}

/** Values for `/sjabloon/verspreiden/gemaakt/`. */
export const fillMade = (
  { site }: World,
  audience: KitAudience,
  { code, token }: { readonly code: string; readonly token: string },
): Fill => ({
  text: { code, link: kitLink(site, code), private: `${site}${codePath(token)}` },
  href: { pieces: `/verspreiden/${audience.code}/?code=${code}` },
});

/** Values for `/sjabloon/verspreiden/code/`. */
export function fillCode({ content }: World, at: Date, via: ViaCode, token: string): Fill {
  const audience = content.kit.audiences.find(({ code }) => code === via.audience);
  return {
    text: {
      code: via.code,
      audience: audience?.name ?? via.audience,
      made_on: plainDate(via.made_on),
      withdrawn_on: via.withdrawn_on ? plainDate(via.withdrawn_on) : '',
      first_on: plainDate(nextQuarter(dayOf(at))),
    },
    value: { token },
    show: [
      ...(via.company ? ['company'] : []),
      ...(via.withdrawn_on ? ['withdrawn'] : []),
      ...(via.quarters.length ? [] : ['none']),
    ],
    each: {
      quarters: via.quarters.map(({ quarter, visits, checks = null, sign_ups = null }) => ({
        text: {
          quarter: sayQuarter(quarter),
          visits: sayTotal(visits),
          checks: sayTotal(checks),
          sign_ups: sayTotal(sign_ups),
        },
      })),
    },
  };
}
