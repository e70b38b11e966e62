/** Words that tell somebody who looks over a shoulder, or reads a list of mails, that the reader is ill [C3]. */
export const ILLNESS =
  /kanker|tumor|oncolog|chemo|bestraling|ziek|ongesteld|pati[eë]nt|diagnos|medisch|behandel|genez|gezondheid|verzuim|miles/i;
