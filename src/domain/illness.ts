/** What may not stand where others can read along: sender, subject, link, title, calendar, file name [C3]. */

const ILLNESS =
  /kanker|cancer|tumor|oncolo|chemo|bestraling|kwf|pati[eë]nt|diagnose|ziek|behandel|medisch|gezond|arts|symptoom|kwaal|herstel|verzuim/i;

/** Whether a text would tell a reader, or whoever looks over a shoulder, that somebody is ill. */
export const namesIllness = (text: string): boolean => ILLNESS.test(text);
