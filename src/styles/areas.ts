/**
 * The stylesheets, each as the text of one `<style>` element: a page has that of the whole site and those of its own
 * areas. They stand in the page, because a file would cost a slow phone one more journey.
 */
import questionnaire from '../components/questionnaire/questionnaire.css?inline';
import guidance from './guidance.css?inline';
import home from './home.css?inline';
import kit from './kit.css?inline';
import paper from './paper.css?inline';
import site from './site.css?inline';

export const styles = { site, home, questionnaire, guidance, kit, paper } as const;

export type Area = Exclude<keyof typeof styles, 'site'>;
