/** All licensed instruments that this code knows, by code. */
import { cis } from './cis.ts';
import { eq5d5l } from './eq5d5l.ts';
import type { Instrument } from './instrument.ts';
import { ipcq } from './ipcq.ts';
import { irtwcs } from './irtwcs.ts';
import { mfi20 } from './mfi20.ts';
import { promis10 } from './promis10.ts';
import { qlqc30 } from './qlqc30.ts';
import { qwlqcs } from './qwlqcs.ts';
import { rand36 } from './rand36.ts';
import { rtwse } from './rtwse.ts';
import { wai } from './wai.ts';
import { wlq } from './wlq.ts';
import { wpai } from './wpai.ts';
import { wrfq } from './wrfq.ts';

const all = [eq5d5l, qlqc30, ipcq, wpai, wai, qwlqcs, irtwcs, rtwse, wrfq, mfi20, rand36, promis10, cis, wlq];

export const instruments: ReadonlyMap<string, Instrument> = new Map(all.map((one) => [one.code, one]));
