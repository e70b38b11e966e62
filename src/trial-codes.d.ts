/** What `dev/trial-codes.ts` tells of the trial of this deployment. */
declare module 'virtual:trial-codes' {
  export const trial: string;
  export const roles: readonly string[];
  export const guidanceRoles: readonly string[];
  export const arms: readonly string[];
  /** The folder of its guidance. */
  export const guidance: string;
}
