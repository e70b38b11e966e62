/** When a form without a session was opened: a mark in the form that only this server can have written. */
import type { Secrets } from './secrets.ts';

const MARK = /^(\d{10})\.([0-9a-f]{64})$/;

/** The mark of a form that is opened now. */
export function startedMark({ rateKey }: Secrets, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `${seconds}.${rateKey(`started:${seconds}`)}`;
}

/** Seconds since the form was opened; null for a mark that isn't ours. */
export function secondsSince({ rateKey }: Secrets, mark: string, at: Date): number | null {
  const [, seconds = '', key] = MARK.exec(mark) ?? [];
  if (!key || key !== rateKey(`started:${seconds}`)) return null;
  return at.getTime() / 1000 - Number(seconds);
}
