/** The kit of a patient organisation: to all members, and to who comes for advice. */
import type { KitAudience } from '../../kit-types.ts';

export const patients: KitAudience = {
  code: 'vereniging',
  icon: 'hand-heart',
  name: 'Patiëntenorganisatie',
  card: 'U bent er voor mensen met kanker en voor wie naast hen staat.',
  how: [
    'Deel het bericht met al uw leden, of zet het op uw website.',
    'Laat ieder zelf kiezen. Vraag later niet of iemand meedoet.',
    'Zegt iemand dat de werkgever het nog niet weet? Dat mag. Meedoen kan pas als die het weet.',
    'U meldt niemand aan en houdt geen lijst bij.',
  ],
  company: false,
  handsToOne: false,
  texts: {
    email: {
      title: 'Onderzoek over werk: misschien iets voor u',
      paragraphs: [
        'Beste lezer,',
        'Heeft u kanker, en denkt u aan uw werk? Dan is het fijn als uw werkgever weet hoe hij kan helpen. {organisation} onderzoekt of een website voor werkgevers dat beter maakt.',
        'U doet mee samen met de persoon die u op uw werk begeleidt. U nodigt die persoon zelf uit. Uw antwoorden ziet uw werkgever nooit. U mag altijd stoppen.',
      ],
      forCompanies: false,
    },
    newsletter: {
      title: 'Samen met uw werkgever meedoen aan onderzoek',
      paragraphs: [
        'Werknemers met kanker dachten mee over een website voor werkgevers. Er staan tips op, films over het gesprek en uitleg over de wet. Nu wil {organisation} weten of de website echt helpt.',
        'Daarom zoekt het onderzoek koppels: een werknemer en een werkgever. U vult elk {waves} keer een vragenlijst in. Dat duurt samen {months} maanden. Nee zeggen heeft geen gevolgen.',
      ],
      forCompanies: false,
    },
    intranet: {
      title: 'Voor vrijwilligers: zo vertelt u over dit onderzoek',
      paragraphs: [
        'Krijgt u een vraag over werk en kanker? Dan kunt u dit onderzoek noemen. Vertel dat iemand meedoet samen met de werkgever, en dat de keuze vrij is.',
        'De werkgever moet al weten dat iemand kanker heeft. Heeft iemand dat nog niet verteld? Dring dan nergens op aan. Het vertellen is een eigen keuze.',
      ],
      forCompanies: false,
    },
    linkedin: {
      paragraphs: [
        'Werken met of na kanker gaat niet vanzelf. Een werkgever die meedenkt, maakt verschil. Maar wat helpt een werkgever om dat goed te doen? {organisation} onderzoekt het.',
        'Werknemers die ziek gemeld zijn, kunnen samen met hun werkgever meedoen. Deel dit bericht gerust met uw netwerk.',
      ],
      forCompanies: true,
    },
  },
};
