/** Places elsewhere that can be relied on: who is behind each, what it is for, and when it was last looked at. */
import type { ReliableSource } from '../../src/domain/guidance.ts';

export const sourcesReviewedBy: string | null = null;

const checkedOn = '2026-11-22';
const people = 'Over kanker en werk';
const law = 'Over de wet en uw plichten';
const help = 'Over hulp en praten';

export const reliableSources: readonly ReliableSource[] = [
  {
    name: 'Werk en kanker, op kanker.nl',
    url: 'https://www.kanker.nl/gevolgen-van-kanker/werk-en-kanker/werk-en-kanker/werk-en-kanker-wie-kan-helpen',
    group: people,
    behind: 'kanker.nl. De pagina zegt dat deskundigen haar controleerden.',
    purpose: 'Wie kan helpen bij werk. Geschreven voor uw werknemer, ook goed voor u.',
    checkedOn,
  },
  {
    name: 'Late gevolgen op de werkvloer, op kankerenwerk.nl',
    url: 'https://kankerenwerk.nl/werkgever-en-kanker/late-gevolgen-kanker-en-werk/',
    group: people,
    behind: 'NFK, de koepel van patiëntenorganisaties voor mensen met kanker.',
    purpose: 'Wat iemand jaren later nog kan merken, en wat u dan kunt doen.',
    checkedOn,
  },
  {
    name: 'Informatie voor werkgevers, op nfk.nl',
    url: 'https://nfk.nl/kanker-en-werk/informatie-voor-werkgevers',
    group: people,
    behind: 'NFK, de koepel van patiëntenorganisaties voor mensen met kanker.',
    purpose: 'Tips voor werkgevers, en wie een workshop kan geven.',
    checkedOn,
  },
  {
    name: 'Kenniscentrum Werken & Kanker',
    url: 'https://kenniscentrumwerkenkanker.nl/index.php/kanker-en-werk',
    group: people,
    behind: 'Een kenniscentrum met meer initiatiefnemers. Wie het nu betaalt, hebben wij niet nagezocht.',
    purpose: 'Feiten over kanker en werk, en een lijst van afkortingen.',
    checkedOn,
  },
  {
    name: 'Voor leidinggevenden, op kanker-werk.nl',
    url: 'https://www.kanker-werk.nl/web/voor-leidinggevende/tonen-op-leidinggevende/stap-1-leg-de-basis-met-goed-contact-en-begrip.htm',
    group: people,
    behind: 'kanker-werk.nl. Wie de site nu bijhoudt, hebben wij niet nagezocht.',
    purpose: 'Stap voor stap: contact, plannen, terugkeer.',
    checkedOn,
  },
  {
    name: 'Bedrijfsarts Consulent Oncologie',
    url: 'https://www.nvka.nl/BACO/page/',
    group: people,
    behind: 'NVKA, een vereniging van artsen voor werk en gezondheid.',
    purpose: 'Wat een bedrijfsarts met kennis van kanker doet.',
    checkedOn,
  },
  {
    name: 'Beleidsregels De zieke werknemer',
    url: 'https://wetten.overheid.nl/BWBR0037896',
    group: law,
    behind: 'Autoriteit Persoonsgegevens, op de wettensite van de overheid.',
    purpose: 'Wat u mag vragen en opschrijven. De volledige regels.',
    checkedOn,
  },
  {
    name: 'Lang ziek: wat werkgever en werknemer doen',
    url: 'https://www.rijksoverheid.nl/onderwerpen/ziekteverzuim-van-het-werk/vraag-en-antwoord/wat-moeten-mijn-werkgever-en-ik-doen-als-ik-lang-ziek-ben',
    group: law,
    behind: 'Rijksoverheid.',
    purpose: 'De stappen van de wet in het kort.',
    checkedOn,
  },
  {
    name: 'UWV over het re-integratieverslag',
    url: 'https://www.uwv.nl/nl/publicaties/kennis/2018/toetsing-van-het-re-integratieverslag-riv',
    group: law,
    behind: 'UWV. De tekst is van 2018.',
    purpose: 'Hoe UWV kijkt naar wat u samen deed.',
    checkedOn,
  },
  {
    name: 'Second opinion of deskundigenoordeel',
    url: 'https://www.arboportaal.nl/onderwerpen/verschil-second-opinion-en-deskundigenoordeel',
    group: law,
    behind: 'Arboportaal, van het ministerie van Sociale Zaken en Werkgelegenheid.',
    purpose: 'Het verschil tussen de twee, en wie wat vraagt.',
    checkedOn,
  },
  {
    name: 'Vergoeding voor de werkplek',
    url: 'https://business.gov.nl/subsidy/workstation-modification/',
    group: law,
    behind: 'De overheid, voor ondernemers. De pagina is in het Engels.',
    purpose: 'Wat UWV vergoedt, en dat u het vooraf vraagt.',
    checkedOn,
  },
  {
    name: 'Juridisch Loket over ontslag en ziekte',
    url: 'https://www.juridischloket.nl/werk-en-inkomen/ontslag/ontslag-tijdens-ziekte/',
    group: law,
    behind: 'Het Juridisch Loket, betaald door het ministerie van Justitie en Veiligheid.',
    purpose: 'Uitleg voor uw werknemer. Voor uw eigen bedrijf vraagt u een jurist.',
    checkedOn,
  },
  {
    name: 'IPSO: huizen om binnen te lopen',
    url: 'https://ipso.nl/',
    group: help,
    behind: 'IPSO, waarin inloophuizen in heel Nederland samenwerken.',
    purpose: 'Een plek om te praten, voor uw werknemer en wie dichtbij staat.',
    checkedOn,
  },
  {
    name: 'Je collega heeft kanker, op kanker.nl',
    url: 'https://www.kanker.nl/algemene-onderwerpen/voor-naasten/iemand-in-je-omgeving-heeft-kanker/je-collega-heeft-kanker',
    group: help,
    behind: 'kanker.nl.',
    purpose: 'Goed om aan het team te geven, als uw werknemer dat wil.',
    checkedOn,
  },
];
