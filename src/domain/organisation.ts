/** From a mail domain to the organisation behind it. A list of names, kept apart because it grows. */

/** Domains where anybody can have an address, so that a shared one says nothing about an employer. */
const PUBLIC = new Set(
  `gmail.com googlemail.com outlook.com outlook.nl hotmail.com hotmail.nl hotmail.be live.com live.nl live.be msn.com
   icloud.com me.com mac.com yahoo.com yahoo.nl ymail.com aol.com proton.me protonmail.com pm.me tutanota.com tuta.io
   gmx.com gmx.net gmx.nl gmx.de web.de mail.com zoho.com fastmail.com fastmail.fm hey.com startmail.com soverin.net
   ziggo.nl ziggomail.com home.nl casema.nl chello.nl upcmail.nl quicknet.nl multiweb.nl kpnmail.nl kpnplanet.nl
   planet.nl hetnet.nl xs4all.nl tele2.nl telfort.nl versatel.nl zonnet.nl wanadoo.nl orange.nl online.nl solcon.nl
   caiway.nl caiway.net kabelfoon.nl delta.nl zeelandnet.nl freedom.nl freedomnet.nl tweak.nl budgetmail.nl
   telenet.be skynet.be proximus.be scarlet.be
   example.com example.org example.net`.split(/\s+/),
);

/** Second levels under which organisations register, as `bedrijf.co.uk`. */
const SHARED_SECOND_LEVEL = new Set('co com org net ac gov edu'.split(' '));

/**
 * The registered domain of an organisation (`afdeling.bedrijf.nl` gives `bedrijf.nl`), or null when the domain is a
 * public mail service. Without the public suffix list: good enough to ask a person to look, not to decide.
 */
export function organisationFrom(domain: string): string | null {
  const labels = domain.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  const size = top.length === 2 && SHARED_SECOND_LEVEL.has(second) && labels.length > 2 ? 3 : 2;
  const registered = labels.slice(-size).join('.');
  return PUBLIC.has(registered) ? null : registered;
}
