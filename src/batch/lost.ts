/** What is told of an item whose work came to no end of its own. */
import { type Fault, fault } from "../findings/faults.ts";

/** What an item comes to whose work was lost. */
export type Lost<Item, Answer> = (item: Item, why: Fault) => Answer;

/** The program failed on it. */
export const failure = (reason: string): Fault =>
	fault("unreadable-file", `Unreadable file: ${reason}`, "a report of this fault, with the notes if they may be shown");

/** It took longer than the milliseconds that are allowed. */
export const tooSlow = (patience: number): Fault =>
	fault("too-slow", `Too slow: more than ${patience / 1000} seconds`, "less, or a longer `--max-time`");
