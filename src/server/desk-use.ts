/** How the guidance is read, page by page: for who makes it. No row of a person stands here. */
import { pageInWords } from '../domain/use.ts';
import type { Fill, FillRow } from './fill.ts';
import type { PageUseRow, RefusedTotal } from './research-rows.ts';

/** Values for the page `/sjabloon/onderzoekers/gebruik/`. */
export const fillUse = (pages: readonly PageUseRow[], refused: RefusedTotal | null): Fill => ({
  text: { refused_people: String(refused?.people ?? 0), refused_times: String(refused?.times ?? 0) },
  show: [pages.length ? 'rows' : 'no-rows', refused?.times ? 'refused' : 'not-refused'],
  each: { pages: pages.map(rowOf) },
});

function rowOf({ page, reasons, median_seconds, ...counts }: PageUseRow): FillRow {
  return {
    text: {
      page: pageInWords(page),
      seconds: median_seconds === null ? '–' : String(median_seconds),
      ...Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, String(n)])),
      ...Object.fromEntries(Object.entries(reasons).map(([reason, n]) => [reason, String(n)])),
    },
    show: Object.keys(reasons),
  };
}
