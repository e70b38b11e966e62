/** The kit of a company: to everyone or to all managers, never to somebody [C4]. */
import type { KitAudience } from '../../kit-types.ts';

export const company: KitAudience = {
  code: 'bedrijf',
  icon: 'building',
  name: 'Bedrijf of organisatie',
  card: 'U werkt bij HR, u geeft leiding of u maakt het nieuws voor uw organisatie.',
  how: [
    'Stuur het bericht aan iedereen, of aan alle leidinggevenden.',
    'Kies geen mensen uit. Ook niet als u weet dat iemand ziek is.',
    'Houd geen lijst bij en vraag niet wie meedoet. Wij vertellen het u ook niet.',
    'Hang de poster waar iedereen komt. Leg flyers waar niemand ziet wie er een pakt.',
    'Er is voor u geen kaart om aan iemand te geven. Dat doen alleen zorgverleners en bedrijfsartsen.',
  ],
  company: true,
  handsToOne: false,
  texts: {
    email: {
      title: 'Een onderzoek voor werknemers en leidinggevenden',
      paragraphs: [
        'Beste collega’s,',
        'Voor dit bericht kozen wij niemand uit. {organisation} onderzoekt hoe werkgevers een werknemer met kanker goed kunnen begeleiden. Daarvoor is een praktische website gemaakt.',
        'Een werknemer en een leidinggevende doen samen mee. Gaat dit over u? Dan kiest u zelf of u dat wilt. U hoeft het ons niet te vertellen. Wij vragen er niet naar, en de onderzoekers geven ons geen namen.',
      ],
      forCompanies: true,
    },
    newsletter: {
      title: 'Wat helpt bij terugkeer naar werk?',
      paragraphs: [
        'Als een collega kanker krijgt, wil een leidinggevende het goed doen. Maar wat werkt? Dat zoekt {organisation} uit, samen met werknemers en hun werkgever.',
        'Wie meedoet, vult {waves} keer een vragenlijst in. Dat is verdeeld over {months} maanden. Leidinggevenden krijgen een website met tips: meteen, of na afloop. Het lot beslist.',
      ],
      forCompanies: true,
    },
    intranet: {
      title: 'Onderzoek naar goede begeleiding op het werk',
      paragraphs: [
        'Begeleidt u als leidinggevende iemand met kanker? Of bent u zelf ziek gemeld en wilt u terug naar uw werk? Dan kunt u samen meedoen aan het {trial}-onderzoek.',
        'U leest alles op de website van het onderzoek. Daar kunt u zich ook aanmelden. Dat gaat buiten ons om. De onderzoekers geven ons geen namen.',
      ],
      forCompanies: true,
    },
    linkedin: {
      paragraphs: [
        'Wij geven graag een onderzoek door. Iemand met kanker wil terug naar het werk. Hoe helpt een werkgever dan goed? Dat wil {organisation} weten.',
        'U doet mee als koppel: een werknemer en wie hem of haar begeleidt. Werkgevers die de website eerder gebruikten, vonden hem nuttig.',
      ],
      forCompanies: true,
    },
  },
};
