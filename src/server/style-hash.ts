/** The hashes of the site's stylesheets, as the content security policy names them. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASHES =
  "'sha256-AaOHuUeS40PPku+EAqDm4HpaFlqoDS4Ce3/YH+qizuk=' 'sha256-IAFwbRE+TQLuMSngkPwVw173pEhB3Bxx4aDfJApOcdM=' 'sha256-M/Noi+eVXD/OS/hNfHfGcAcZVt6ZT5xvC/z/bFxO0uM=' 'sha256-O73BM7IU3eA5LBHtoMC1UlH2b3crNxrAo4n+8Y2bE4w=' 'sha256-V0898l0YrJGCNFM7nhHNYydAfCPkM+hYLdEFCrDwrZg=' 'sha256-xuXHU14iV7pv6Nnx6Zr83W0oE2E6rNKAmvtlkLQNXaI='";
