/** Loads the words of licensed instruments from the folder that INSTRUMENTS_DIR names, outside this repository [T12]. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import {
  instrumentTextShape,
  textFaults,
  withTexts,
  type InstrumentText,
} from '../domain/instruments/texts.ts';
import type { Trial } from '../domain/trial.ts';

/**
 * Each `*.json` in the folder, by the code of its instrument.
 * @throws when the folder can't be read or a file doesn't fit its instrument: says which and why
 */
export function readInstrumentTexts(folder: string): ReadonlyMap<string, InstrumentText> {
  const texts = new Map<string, InstrumentText>();
  for (const name of filesIn(folder)) {
    const text = readText(join(folder, name));
    if (texts.has(text.instrument))
      throw new Error(`INSTRUMENTS_DIR: ${name} holds ${text.instrument}, which another file holds too.`);
    texts.set(text.instrument, text);
  }
  return texts;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    throw new Error(`INSTRUMENTS_DIR=${folder} can't be read (looked in ${resolve(folder)}).`);
  }
}

function readText(path: string): InstrumentText {
  const refuse = (faults: readonly string[]): never => {
    throw new Error(
      `INSTRUMENTS_DIR: ${path} can't be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  };
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return refuse(['it is no JSON']);
  }
  const read = instrumentTextShape.safeParse(data);
  if (!read.success) return refuse([z.prettifyError(read.error)]);
  const faults = textFaults(read.data);
  return faults.length > 0 ? refuse(faults) : read.data;
}

/** The trial with the licensed words in place of their placeholders; without a folder, as it is. */
export function withInstruments(trial: Trial, folder: string | undefined): Trial {
  if (!folder) return trial;
  const texts = readInstrumentTexts(folder);
  return { ...trial, questionnaires: trial.questionnaires.map((one) => withTexts(one, texts)) };
}
