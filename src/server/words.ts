/** What is said beside a field when only the database or the session could know that something is wrong. */
import { dayOf, plainDate, timeOf } from '../domain/calendar.ts';
import type { Problem } from '../domain/form.ts';

/** The same for a wrong, an old and an unknown code: otherwise it would tell whose address takes part. */
export const codeDoesNotFit: Problem = {
  field: 'code',
  message:
    'Deze code klopt niet, of werkt niet meer. U kunt een code vijf keer proberen, 10 minuten lang. Vraag zo nodig een nieuwe aan.',
};

export const notYourOwnAddress = (field: string): Problem => ({
  field,
  message: 'Met dit e-mailadres doet de ander in uw koppel al mee. Gebruik een adres dat alleen van u is.',
});

/** Also for who stopped since: nobody learns from it what the other did [C1]. */
export const alreadyMember = (field: string): Problem => ({
  field,
  message:
    'Deze persoon deed al met u mee. Vul het adres in van iemand anders, of bel ons als dit niet klopt.',
});

export const thinkFirst = (from: Date): Problem => ({
  field: '',
  message: `Neem eerst de tijd om na te denken. U kunt zich aanmelden vanaf ${plainDate(dayOf(from))} om ${timeOf(from)} uur, in deze browser.`,
});

export const notTheInvitedAddress = (field: string): Problem => ({
  field,
  message: 'De uitnodiging ging naar een ander adres, en dat gebruiken wij. Maak dit veld leeg.',
});

/** The two private questions on the page behind a handed link, as a summary names them. */
const ASKED = { free: 'of u zich vrij voelt', choice: 'wat u wilt' };

export const chooseAnAnswer = (field: keyof typeof ASKED): Problem => ({
  field,
  message: `Kies een antwoord bij de vraag ${ASKED[field]}`,
  beside: 'Kies een antwoord.',
});

export const confirmStop: Problem = {
  field: 'confirm',
  message: 'Zet een vinkje als u zeker weet dat u wilt stoppen.',
};

export const confirmCodeBack: Problem = {
  field: 'sure',
  message: 'Zet een vinkje als u zeker weet dat u de code wilt intrekken.',
};

/** Why a researcher can't type the answers of this task now. */
export const cannotAssist = (status: string): Problem =>
  status === 'bad_date'
    ? {
        field: 'answered_on',
        message: 'Op die dag stond deze vragenlijst niet open. Kijk nog eens op het papier.',
      }
    : {
        field: '',
        message:
          status === 'consent_first'
            ? 'Er is een nieuwe versie van de informatie. Eerst moet deze persoon opnieuw toestemming geven.'
            : status === 'ended'
              ? 'Deze taak is afgesloten. Alleen antwoorden die op papier kwamen, kunt u nog invullen.'
              : 'Deze vragenlijst staat niet meer open. Hij is al binnen, of de tijd is voorbij.',
      };

export const nobodyFound: Problem = {
  field: 'code',
  message: 'Wij vinden niemand met deze code of naam. Een code ziet eruit als P-7K2M9Q.',
};

export const alreadyDied: Problem = {
  field: 'kind',
  message: 'Dat deze persoon is overleden, stond hier al.',
};

export const alreadyWithdrawn: Problem = {
  field: 'grade',
  message: 'Dat stond hier al. Er is niets veranderd.',
};

/** A worry is off the list by what was done, not by a button [C8]. */
export const worryNeedsAttempt: Problem = {
  field: 'outcome',
  message:
    'Leg eerst vast wat er gedaan is, met ‘Gesproken of overgedragen’. Daarmee gaat deze zorg van de lijst.',
};

export const reasonToWithdraw: Problem = {
  field: '',
  message: 'Schrijf op waarom u dit terugneemt. Noem geen naam en geen ziekte.',
};

/** Why this answer can't be put right. */
export const cannotCorrect = (status: string): Problem => ({
  field: '',
  message:
    status === 'unknown'
      ? 'Van deze persoon is deze vragenlijst niet binnen.'
      : status === 'other_version'
        ? 'Deze persoon vulde een oudere versie van de vragenlijst in. Die kan hier niet worden verbeterd.'
        : 'Dit antwoord kan hier niet worden verbeterd.',
});

export const notAResearchersAddress: Problem = {
  field: 'email',
  message: 'Dit is uw eigen adres. Vul het adres in dat de persoon u gaf.',
};

const WHY_NOT_CONTACT: Readonly<Record<string, Problem>> = {
  same: { field: 'email', message: 'Dit adres hebben wij al, en mail komt er aan.' },
  taken: {
    field: 'email',
    message: 'Dit adres kan niet. Vraag om een ander adres, en zeg niet waarom.',
  },
  too_many: {
    field: '',
    message: 'Er is net al een paar keer iets veranderd. Wacht een half uur, en probeer het dan opnieuw.',
  },
  over: { field: '', message: 'Er wacht geen nieuw adres meer. Kijk hieronder wat ermee gebeurde.' },
};

/** Why an address or number can't be changed now. */
export const cannotChangeContact = (status: string): Problem =>
  WHY_NOT_CONTACT[status] ?? { field: '', message: 'Dit kan nu niet: deze persoon doet niet (meer) mee.' };

const WHY_NOT_PAPER: Readonly<Record<string, Problem>> = {
  takes_part: {
    field: 'email',
    message: 'Met dit adres doet al iemand mee in deze rol. U hoeft niets in te voeren. Kijk wie dat is.',
  },
  waiting: {
    field: 'email',
    message: 'Voor dit adres is al een formulier ingevoerd. Dat wacht op de persoon.',
  },
  outdated: {
    field: 'version',
    message: 'Er is net een nieuwe versie gekomen. De persoon moet die lezen en tekenen.',
  },
  bad_date: {
    field: 'signed_on',
    message: 'Een handtekening van deze dag telt niet. Kijk nog eens op het formulier.',
  },
};

/** Why a consent on paper can't be entered or mailed now. */
export const cannotEnterPaper = (status: string): Problem =>
  WHY_NOT_PAPER[status] ?? {
    field: '',
    message: 'Er zijn net al veel mails verstuurd. Wacht even, en probeer het dan opnieuw.',
  };

export const paperWaitsNoLonger: Problem = {
  field: '',
  message: 'Dit formulier wacht niet meer. De persoon heeft bevestigd, of de tijd is voorbij.',
};
