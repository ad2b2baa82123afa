/** The sentence that says how much the page shows. */
import { reportsIn, shown } from "../data/counted.ts";

/** What it depends on. */
export interface Shown {
	readonly fitting: number;
	readonly all: number;
	/** Whether the reports only hold some of the words. */
	readonly partly: boolean;
	/** Whether only titles are searched so far. */
	readonly titlesOnly: boolean;
}

/** How many reports there are, in words. */
export function statusText({ fitting, all, partly, titlesOnly }: Shown): string {
	const reports = reportsIn(all);
	const count = fitting === all ? reports : fitting === 0 ? `None of ${reports}` : `${shown(fitting)} of ${reports}`;
	const sentences = [count];
	if (partly && fitting > 0) sentences.push("None holds all of the words, these hold some");
	if (titlesOnly) sentences.push("Titles only so far: the words are being loaded");
	return `${sentences.join(". ")}.`;
}
