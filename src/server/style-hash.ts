/** The hash of the site's stylesheet, as the content security policy names it. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASH = "'sha256-2Oa69DmRpB1HjwpZrzGO6ma1pssgeWGCJo4zfrhkpD4='";
