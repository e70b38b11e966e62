/** What is wrong with captions by the grammar of WebVTT (W3C), as far as captions use it: cues, times, voices, escapes. */

const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMING = new RegExp(`^${TIME}[ \\t]+-->[ \\t]+${TIME}$`);
const SPAN = /<(v [^<>&\n]+|i|b|u|c(?:\.[\w-]+)*)>|<\/(v|i|b|u|c)>/g;

/** Faults in words, each with its block; empty when there are none. */
export function faultsOf(captions: string): readonly string[] {
  if (!/^\uFEFF?WEBVTT(?:[ \t][^\n]*)?\n\n/.test(captions))
    return ['no WEBVTT line with an empty line after it'];
  if (captions.includes('\r') || captions.includes('\0')) return ['a character that has no place here'];
  const blocks = captions
    .trimEnd()
    .split(/\n{2,}/)
    .slice(1);
  let last = 0;
  return blocks.flatMap((block, index) => {
    if (/^NOTE(?:[ \t\n]|$)/.test(block)) return block.includes('-->') ? [`note ${index + 1}: an arrow`] : [];
    const lines = block.split('\n');
    const timing = TIMING.exec(lines[0] ?? '') ?? TIMING.exec(lines[1] ?? '');
    if (!timing) return [`cue ${index + 1}: no timing`];
    const [from, to] = [secondsIn(timing.slice(1, 5)), secondsIn(timing.slice(5, 9))];
    const text = lines.slice(lines.findIndex((line) => line.includes('-->')) + 1).join('\n');
    const found = [
      ...(to > from ? [] : ['ends before it begins']),
      ...(from >= last ? [] : ['begins before the one before it']),
      ...(text.trim() ? [] : ['says nothing']),
      ...(text.includes('-->') ? ['an arrow in its text'] : []),
      ...spansIn(text),
    ];
    last = from;
    return found.map((fault) => `cue ${index + 1}: ${fault}`);
  });
}

function secondsIn([hours = '0', minutes = '0', seconds = '0', thousandths = '0']: readonly (
  string | undefined
)[]) {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
}

/** Each span is closed in its order; what is left holds no bare sign. */
function spansIn(text: string): string[] {
  const open: string[] = [];
  let crossed = false;
  for (const [, start, end] of text.matchAll(SPAN)) {
    if (start) open.push(start[0] ?? '');
    else crossed = open.pop() !== end || crossed;
  }
  const rest = text.replace(SPAN, '').replace(/&(?:amp|lt|gt|lrm|rlm|nbsp|#\d+|#x[\da-f]+);/gi, '');
  return [
    ...(crossed || open.length ? ['a span that is not closed in its order'] : []),
    ...(/[<&]/.test(rest) ? ['a bare < or &'] : []),
  ];
}
