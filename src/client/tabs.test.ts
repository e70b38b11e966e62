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

function tab(channel: Channel, mine: Givens = {}, person: string | null = 'anna') {
  const heard: Givens[] = [];
  const left: boolean[] = [];
  const tabs = openTabs({
    channel,
    person: () => person,
    mine: () => mine,
    onNews: (answers) => heard.push(answers),
    onLeave: () => left.push(true),
  });
  tabs.greet();
  return { ...tabs, heard, left, known: (who: string) => (person = who) };
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

test('two tabs of which each has answers hear of both when the second one opens', () => {
  const channel = room();
  const size = { size: { value: 'small', at: 7 } };
  const one = tab(channel(), hours);
  const two = tab(channel(), size);
  expect([one.heard, two.heard]).toEqual([[size], [hours]]);
});

test('nothing is told or taken while it is not known whose answers these are', () => {
  const channel = room();
  const one = tab(channel(), hours);
  const two = tab(channel(), {}, null);
  one.tell(hours);
  two.tell(hours);
  expect([one.heard, two.heard]).toEqual([[], []]);
  two.known('anna');
  two.greet();
  expect(two.heard).toEqual([hours]);
});

test("[C9] no answer goes to another person's tab, and who signs in later ends the tab of who was there", () => {
  const channel = room();
  const one = tab(channel(), hours);
  const two = tab(channel(), {}, 'bert');
  expect([one.left, two.left]).toEqual([[true], []]);
  one.tell(hours);
  two.tell(hours);
  expect([one.heard, two.heard]).toEqual([[], []]);
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
    stranger.postMessage({ kind: 'answers', person: 'anna', answers });
  }
  stranger.postMessage(null);
  expect(one.heard).toEqual([{}, {}, {}, {}, {}]);
});
