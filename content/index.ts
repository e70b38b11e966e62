/** All words of a trial by its id; the guidance itself is MDX and read by the site's build only. */
import { miles } from './miles/index.ts';
import type { TrialContent } from './types.ts';

export type { Message, MessageKind, MessageWords, Notice, NoticeCode, TrialContent } from './types.ts';

const all: Readonly<Record<string, TrialContent>> = { miles };

/** The words of trial `id`. Throws when there is no folder of that name. */
export function content(id: string): TrialContent {
  const found = all[id];
  if (!found)
    throw new Error(
      `There are no words for trial "${id}": add content/${id} and name it in content/index.ts.`,
    );
  return found;
}
