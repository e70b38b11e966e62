/** Whom a participant can reach. Null means: the research team still has to fill this in. */
import type { Contact } from '../../domain/trial.ts';

export const contact: Contact = {
  organisation: 'Amsterdam UMC',
  department: 'afdeling Public and Occupational Health',
  funder: 'KWF Kankerbestrijding',
  person: {
    name: 'Judith Mollet',
    role: 'onderzoeker',
    email: 'j.m.mollet@amsterdamumc.nl',
    phone: '06-13316940',
  },
  investigators: ['Michiel Greidanus', 'Judith Mollet'],
  independentExpert: null,
  complaints: null,
  dataProtection: null,
};
