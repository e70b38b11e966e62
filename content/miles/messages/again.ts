/** Before the draw, when the first questionnaire is too old by then [T1]. The same words for everybody, and of nobody else. */
import type { Message, MessageWords } from '../../types.ts';

const subject = 'Kloppen uw antwoorden nog?';
const preheader = 'Een paar korte vragen: hoogstens {minutes} minuten.';
const button = 'Naar de vragen';
const stop = 'Even pauze, geen mail meer of stoppen mag altijd, zonder reden. Dat regelt u op {mine}';
const help = 'Vragen, of lukt het niet? Bel of mail {contact_name}: {contact_phone}, {contact_email}.';

const asked: MessageWords = {
  subject,
  preheader,
  paragraphs: [
    'Dag {name},',
    'U heeft de eerste vragenlijst voor ons ingevuld. Dat is alweer een tijd geleden. Voordat de computer loot, willen wij weten of een paar antwoorden nog kloppen.',
    'Wij vragen ze u opnieuw, ook als er niets veranderd is. Dat kost hoogstens {minutes} minuten. Het kan tot en met {closes_on}.',
    'Uw andere antwoorden blijven gewoon staan: die hoeft u niet nog eens te geven.',
    stop,
    help,
  ],
  button,
};

const reminded: MessageWords = {
  subject,
  preheader,
  paragraphs: [
    'Dag {name},',
    'Wij vroegen u of een paar antwoorden uit uw eerste vragenlijst nog kloppen. Kwam het er nog niet van? Dat geeft niet: het kan tot en met {closes_on}.',
    'Het kost hoogstens {minutes} minuten. Daarna kan de computer loten. Horen wij niets? Dan bellen wij u misschien een keer, om samen te kijken wat lukt.',
    stop,
    help,
  ],
  button,
};

export const again: Message = { employee: asked, employer: asked };
export const againReminder: Message = { employee: reminded, employer: reminded };
