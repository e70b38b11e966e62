/**
 * To the address on a form that was signed on paper. It may be mistyped and be a stranger's: no name, no figures, and nothing
 * of what the form is about [C3].
 */
import type { Message, MessageWords } from '../../types.ts';

const words: MessageWords = {
  subject: 'Klopt dit e-mailadres?',
  preheader: 'Bevestig het met de vier cijfers die u zelf koos.',
  paragraphs: [
    'Goedendag,',
    'Op een formulier op papier gaf u ons dit e-mailadres. Druk op de knop, en typ de vier cijfers die u zelf koos en op het formulier schreef. Daarna kunt u verder.',
    'De knop werkt tot {confirm_until}. Bevestigt u het adres niet, dan wissen wij wat wij van het formulier hebben overgetypt.',
    'Vulde u geen formulier in? Dan typte iemand per ongeluk uw adres. U hoeft niets te doen.',
    'Weet u de cijfers niet meer, of heeft u een vraag? Bel {contact_name}: {contact_phone}.',
  ],
  button: 'Dit adres is van mij',
};

export const paperSignUp: Message = { employee: words, employer: words };
