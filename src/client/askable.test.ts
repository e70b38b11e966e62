import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trialOf } from '../trials/index.ts';
import { everyAnswer } from '../../dev/bench/answers.ts';
import { asked, fieldsOf } from '../domain/journey.ts';
import { askable } from './askable.ts';

const { questionnaires } = trialOf('miles');

test('whatever the answers: all that is asked may be asked, and answering makes the way never longer', () => {
  const some = fc.record({
    questionnaire: fc.constantFrom(...questionnaires),
    number: fc.nat(60),
    steps: fc.nat(80),
  });
  fc.assert(
    fc.property(some, ({ questionnaire, number, steps }) => {
      const all = everyAnswer(questionnaire, number, '2026-06-01');
      const answers: Record<string, string> = {};
      let before = Infinity;
      for (let step = 0; step <= steps; step += 1) {
        const shown = asked(questionnaire, answers);
        const may = askable(questionnaire, answers, questionnaire.sections[0]!.code);
        const codes = may.flatMap(({ items }) => items.map(({ code }) => code));
        for (const { code } of shown.flatMap(({ items }) => items)) expect(codes).toContain(code);
        expect(codes.length).toBeLessThanOrEqual(before);
        before = codes.length;
        // The next open question, as the page asks them.
        const open = shown
          .flatMap(({ items }) => items)
          .find((item) => !fieldsOf(item).some((field) => field in answers));
        if (!open) return;
        for (const field of fieldsOf(open)) answers[field] = all[field] ?? '';
      }
    }),
    { numRuns: 60 },
  );
});
