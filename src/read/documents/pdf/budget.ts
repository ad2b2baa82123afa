/** Takes the words of a page as they come, and no more than a page can hold. */

import { append } from "../../../text/append.ts";
import type { PdfPage } from "./package.ts";

/** How many words, or parts of them, a page and a document may have, and how long reading them may take. */
export interface PdfBudget {
	/** Takes so many from what is left; false where that is not enough, or the time is over. */
	spend(count: number): boolean;
}

/** So many words would cover a page in the smallest print. */
const mostOfPage = 10_000;
const mostOfAll = 2_000_000;

/** A budget that begins to run. */
export function budget(now: () => number, mostTime: number): PdfBudget {
	const end = now() + mostTime;
	let left = mostOfAll;
	return {
		spend(count) {
			left -= count;
			return left >= 0 && now() <= end;
		},
	};
}

/** The words of a page as the library gives them; null where there are too many, or it takes too long. */
export async function wordsIn(page: PdfPage, { spend }: PdfBudget): Promise<readonly unknown[] | null> {
	const reader = page.streamTextContent().getReader();
	const words: unknown[] = [];
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return words;
		append(words, value.items);
		if (words.length <= mostOfPage && spend(value.items.length)) continue;
		await reader.cancel(new Error("too much"));
		return null;
	}
}
