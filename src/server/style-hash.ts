/** The hash of the site's stylesheet, as the content security policy names it. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASH = "'sha256-uglxtZm/u7Cbo0u0zs8FFn5uCebD/rXAKt3tJ6Xpqxs='";
