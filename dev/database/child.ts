/** The process of the local database. */
import { runChild } from '../child.ts';
import { openDatabase } from './open.ts';

await runChild(openDatabase);
