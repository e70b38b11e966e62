/** What `dev/trial-codes.ts` tells of the trial of this deployment. */
declare module 'virtual:trial-codes' {
  export const trial: string;
  export const roles: readonly string[];
}
