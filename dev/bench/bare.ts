/** The same questions as one bare HTML page: no style, script or font. What a questionnaire page is compared with. */
import { fieldsOf } from '../../src/domain/journey.ts';
import type { AnswerType, Item, Questionnaire } from '../../src/domain/questionnaire.ts';

const escape = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

const choice = (name: string, type: 'radio' | 'checkbox', value: string, label: string) =>
  `<p><label><input type="${type}" name="${name}" value="${value}"> ${escape(label)}</label></p>`;

function scale(
  { min, max, minLabel, maxLabel }: Extract<AnswerType, { type: 'scale' }>,
  name: string,
): string {
  const steps = Array.from({ length: max - min + 1 }, (_, step) => String(min + step));
  const dots = steps.map(
    (step) => `<label><input type="radio" name="${name}" value="${step}"> ${step}</label>`,
  );
  return `<p>${escape(minLabel)} ${dots.join(' ')} ${escape(maxLabel)}</p>`;
}

function spells(code: string, answer: Extract<AnswerType, { type: 'spells' }>): string {
  const labels = [answer.from, answer.to, answer.hours?.label ?? ''];
  return fieldsOf({ code, answer, question: '', required: false })
    .map((field, index) => {
      const type = field.endsWith('_hours') ? 'text' : 'date';
      return `<p><label>${escape(labels[index % (answer.hours ? 3 : 2)] ?? '')} <input type="${type}" name="${field}"></label></p>`;
    })
    .join('');
}

function controls({ code, answer, required }: Item): string {
  const must = required ? ' required' : '';
  switch (answer.type) {
    case 'choice':
      return answer.options.map((option) => choice(code, 'radio', option.code, option.label)).join('');
    case 'choices':
      return answer.options.map((option) => choice(code, 'checkbox', option.code, option.label)).join('');
    case 'scale':
      return scale(answer, code);
    case 'matrix':
      return answer.rows
        .map((row) => {
          const options = answer.options.map((option) =>
            choice(row.code, 'radio', option.code, option.label),
          );
          return `<fieldset><legend>${escape(row.label)}</legend>${options.join('')}</fieldset>`;
        })
        .join('');
    case 'number':
      return `<p><input type="text" inputmode="decimal" name="${code}"${must}> ${escape(answer.unit)}</p>`;
    case 'money':
      return `<p>€ <input type="text" inputmode="decimal" name="${code}"${must}></p>`;
    case 'visual':
      return `<p>${escape(answer.minLabel)} <input type="text" inputmode="numeric" name="${code}"${must}> ${escape(answer.maxLabel)}</p>`;
    case 'spells':
      return spells(code, answer);
    case 'date':
      return `<p><input type="date" name="${code}"${must}></p>`;
    case 'text':
      return `<p><textarea name="${code}" maxlength="${answer.maxLength}"${must}></textarea></p>`;
  }
}

const item = (asked: Item) =>
  `<fieldset><legend>${escape(asked.question)}</legend>${asked.hint ? `<p>${escape(asked.hint)}</p>` : ''}${controls(asked)}</fieldset>`;

/** The whole page as HTML, with a form that posts where the real one does. */
export function barePage(questionnaire: Questionnaire): string {
  const sections = questionnaire.sections.map(
    ({ title, intro, items }) =>
      `<section><h2>${escape(title)}</h2>${intro ? `<p>${escape(intro)}</p>` : ''}${items.map(item).join('')}</section>`,
  );
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Vragenlijst</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>${escape(questionnaire.title)}</h1><form method="post" action="/api/vragenlijst/versturen">
<input type="hidden" name="questionnaire" value="${questionnaire.id}">
<input type="hidden" name="version" value="${questionnaire.version}">
${sections.join('\n')}
<button>Versturen</button></form></main></body></html>
`;
}
