/** The hashes of the site's stylesheets, as the content security policy names them. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASHES =
  "'sha256-AaOHuUeS40PPku+EAqDm4HpaFlqoDS4Ce3/YH+qizuk=' 'sha256-I8h0kKLjpXCofh8t1Ks4j/px71RLrrhzYhFUNWqnKOk=' 'sha256-IAFwbRE+TQLuMSngkPwVw173pEhB3Bxx4aDfJApOcdM=' 'sha256-V0898l0YrJGCNFM7nhHNYydAfCPkM+hYLdEFCrDwrZg=' 'sha256-cDJ760KWxpATvkkvUv5bQmI8p8RaZ/MT14CJJhvVB0A=' 'sha256-ghv0AQOHgQvME5rZTp3YYLkWG5OkXM2uFCw0LuCogh0='";
