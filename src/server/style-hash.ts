/** The hash of the site's stylesheet, as the content security policy names it. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASH = "'sha256-JQb0Af2QK+Y+efyTk1cRggSfrs02n+ThMJy3v2+QQCQ='";
