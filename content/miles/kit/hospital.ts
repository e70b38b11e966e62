/** The kit of a hospital: who treats may hand it to one person. */
import type { KitAudience } from '../../kit-types.ts';

export const hospital: KitAudience = {
  code: 'zorg',
  icon: 'stethoscope',
  name: 'Ziekenhuis',
  card: 'U behandelt of begeleidt mensen met kanker.',
  how: [
    'U mag de kaart of de flyer aan één persoon geven, als dat past in uw gesprek.',
    'Zeg erbij dat nee zeggen niets verandert aan de zorg.',
    'U meldt niemand aan en geeft ons geen namen. Wie wil, doet dat zelf.',
    'Posters en flyers mogen in de wachtkamer, voor iedereen.',
    'De kaart noemt geen ziekte. Zo kan iemand hem ook op het werk laten zien.',
  ],
  company: false,
  handsToOne: true,
  texts: {
    email: {
      title: 'Wilt u dit onderzoek onder de aandacht brengen?',
      paragraphs: [
        'Beste collega,',
        'Veel mensen met kanker willen weer aan het werk. Hun werkgever wil helpen, maar weet niet altijd hoe. {organisation} onderzoekt of een praktische website de werkgever daarbij helpt.',
        'U kunt patiënten op dit onderzoek wijzen. Geef de kaart mee of noem de website. U meldt niemand aan. Nee zeggen verandert niets aan de zorg.',
      ],
      forCompanies: false,
    },
    newsletter: {
      title: 'Onderzoek: samen op weg terug naar werk',
      paragraphs: [
        'Wilt u weer aan het werk tijdens of na kanker? Dan heeft u met uw werkgever te maken. {organisation} onderzoekt of een website voor werkgevers dat makkelijker maakt.',
        'U doet mee samen met uw werkgever. U vult allebei {waves} keer een vragenlijst in, verdeeld over {months} maanden. U kiest zelf of u meedoet. Voor uw zorg maakt dat niets uit.',
      ],
      forCompanies: false,
    },
    intranet: {
      title: 'Wijs mensen op een onderzoek over werk',
      paragraphs: [
        'Spreekt u mensen met kanker die een baan hebben? Vraag dan eens naar hun werk. Er is een onderzoek waar zij met hun werkgever aan mee kunnen doen.',
        'Op de website vindt u een kaart voor de spreekkamer, flyers en een poster. U hoeft niemand aan te melden. Wie wil, doet dat zelf.',
      ],
      forCompanies: false,
    },
    linkedin: {
      paragraphs: [
        'Terug naar werk met kanker: dat doet u niet alleen. Helpt het als uw werkgever een website met tips heeft? Dat zoekt {organisation} uit met het {trial}-onderzoek.',
        'Het onderzoek zoekt koppels van een werknemer en een werkgever. Geef dit bericht gerust door.',
      ],
      forCompanies: true,
    },
  },
};
