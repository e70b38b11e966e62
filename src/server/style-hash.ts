/** The hash of the site's stylesheet, as the content security policy names it. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASH = "'sha256-t8r9tq2BBmL9LsLDMdpbOCkh8jjAI/+nPfY2xtsVyYw='";
