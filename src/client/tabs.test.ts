import { expect, test } from 'vitest';
import type { Givens } from './draft.ts';
import { openTabs, type Channel } from './tabs.ts';

/** Channels that hear each other at once, as the browser's do a moment later. */
function room() {
  const open = new Set<Channel>();
  return (): Channel => {
    const channel: Channel = {
      onmessage: null,
      postMessage(data) {
        for (const other of open) if (other !== channel) other.onmessage?.({ data } as MessageEvent);
      },
      close: () => void open.delete(channel),
    };
    open.add(channel);
    return channel;
  };
}

function tab(channel: Channel, mine: Givens = {}) {
  const heard: Givens[] = [];
  const left: boolean[] = [];
  const tabs = openTabs({
    channel,
    mine: () => mine,
    onNews: (answers) => heard.push(answers),
    onLeave: () => left.push(true),
  });
  return { ...tabs, heard, left };
}

const hours = { hours: { value: '32', at: 5 } };

test('a tab that opens later hears what was filled in already', () => {
  const channel = room();
  tab(channel(), hours);
  expect(tab(channel()).heard).toEqual([hours]);
});

test('an answer in one tab is told to the others', () => {
  const channel = room();
  const [one, two] = [tab(channel()), tab(channel())];
  one.heard.length = 0;
  two.tell(hours);
  expect(one.heard).toEqual([hours]);
});

test('[C10] stopping in one tab ends the others', () => {
  const channel = room();
  const [one, two] = [tab(channel()), tab(channel())];
  one.leave();
  expect(two.left).toEqual([true]);
});

test('what is no answer with its time is not taken over', () => {
  const channel = room();
  const one = tab(channel());
  const stranger = channel();
  for (const answers of [null, 7, 'x', { hours: '32' }, { hours: { value: 1, at: 1 } }]) {
    stranger.postMessage({ kind: 'answers', answers });
  }
  stranger.postMessage(null);
  expect(one.heard).toEqual([{}, {}, {}, {}, {}]);
});
