/**
 * The stylesheets, each as the text of one `<style>` element: a page has that of the whole site and those of its own
 * areas. They stand in the page, because a file would cost a slow phone one more journey.
 */
import questionnaire from '../components/questionnaire/questionnaire.css?inline';
import conversation from './conversation.css?inline';
import forms from './forms.css?inline';
import guidance from './guidance.css?inline';
import home from './home.css?inline';
import kit from './kit.css?inline';
import paper from './paper.css?inline';
import parts from './parts.css?inline';
import site from './site.css?inline';
import tools from './tools.css?inline';

/** In the order in which they stand in a page: a later one may change what an earlier one says. */
const styles = {
  site,
  parts,
  forms,
  home,
  kit,
  questionnaire,
  paper,
  guidance,
  tools,
  conversation,
} as const;

export type Area = Exclude<keyof typeof styles, 'site'>;

/** The sheets of a page with these areas. */
export const sheetsOf = (areas: readonly Area[]): string[] =>
  Object.entries(styles).flatMap(([name, sheet]) =>
    name === 'site' || areas.some((area) => area === name) ? [sheet] : [],
  );
