/** The hashes of the site's stylesheets, as the content security policy names them. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASHES =
  "'sha256-AaOHuUeS40PPku+EAqDm4HpaFlqoDS4Ce3/YH+qizuk=' 'sha256-IAFwbRE+TQLuMSngkPwVw173pEhB3Bxx4aDfJApOcdM=' 'sha256-T9NPWAZFiVamDLnZAnszc0tngIk36mEC3GKrB2+5Srw=' 'sha256-oXle7xVuvSAvee3KpDy4Htb74odoffwMxGj2nUNto08=' 'sha256-zMUGpmSfIf2ojZ5YWjLwBytQ7cM8uvT8lDyKUTtZH0s='";
