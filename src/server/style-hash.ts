/** The hashes of the site's stylesheets, as the content security policy names them. Written by the build; see `dev/style-hash.ts`. */
export const STYLE_HASHES =
  "'sha256-AaOHuUeS40PPku+EAqDm4HpaFlqoDS4Ce3/YH+qizuk=' 'sha256-EAjsUlcDrzbFPx9xEAY6GnUw3MWk8VztU91ZkR3GSRk=' 'sha256-IAFwbRE+TQLuMSngkPwVw173pEhB3Bxx4aDfJApOcdM=' 'sha256-ghv0AQOHgQvME5rZTp3YYLkWG5OkXM2uFCw0LuCogh0=' 'sha256-zMUGpmSfIf2ojZ5YWjLwBytQ7cM8uvT8lDyKUTtZH0s='";
