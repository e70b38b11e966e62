/** The hashes of the site's stylesheets, as the content security policy names them. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASHES =
  "'sha256-7J7G4K4iatL1brBKHwa9+F8rad8CTWRuthdDjOoLNTE=' 'sha256-AaOHuUeS40PPku+EAqDm4HpaFlqoDS4Ce3/YH+qizuk=' 'sha256-IAFwbRE+TQLuMSngkPwVw173pEhB3Bxx4aDfJApOcdM=' 'sha256-M/Noi+eVXD/OS/hNfHfGcAcZVt6ZT5xvC/z/bFxO0uM=' 'sha256-SpCCvah//XRMgEKshc6IM8hIeiaw+C8YnhXI7JfqD9o=' 'sha256-V0898l0YrJGCNFM7nhHNYydAfCPkM+hYLdEFCrDwrZg='";
