import { describe, expect, test } from 'vitest';
import { faultsOf } from './webvtt.ts';

const cue = (timing: string, text = 'Dag.') => `WEBVTT\n\n${timing}\n${text}\n`;
const good = '00:00:00.000 --> 00:00:02.500';

describe('captions', () => {
  test.each([
    ['one cue', cue(good)],
    ['a voice', cue(good, '<v Noor>Dag &amp; tot <i>morgen</i>.</v>')],
    ['no hours, a name and a note', 'WEBVTT film\n\nNOTE by hand\n\neen\n00:01.000 --> 00:02.000\nDag.\n'],
    ['two cues', `${cue(good)}\n00:00:02.500 --> 00:00:03.000\nJa.\n`],
  ])('are well made: %s', (_what, captions) => expect(faultsOf(captions)).toEqual([]));

  test.each([
    ['no head', `${good}\nDag.\n`],
    ['a comma in a time', cue('00:00:00,000 --> 00:00:02,500')],
    ['61 seconds', cue('00:00:00.000 --> 00:00:61.000')],
    ['an end before its beginning', cue('00:00:02.000 --> 00:00:01.000')],
    ['cues out of order', `${cue('00:00:02.000 --> 00:00:03.000')}\n00:00:01.000 --> 00:00:02.000\nJa.\n`],
    ['nothing said', `WEBVTT\n\n${good}\n`],
    ['an arrow in the text', cue(good, 'a --> b')],
    ['an open voice', cue(good, '<v Noor>Dag.</v></i>')],
    ['a bare sign', cue(good, 'u & ik')],
    ['a tag of another kind', cue(good, '<script>x</script>')],
    ['Windows line ends', cue(good).replaceAll('\n', '\r\n')],
  ])('are refused: %s', (_what, captions) => expect(faultsOf(captions)).not.toEqual([]));
});
