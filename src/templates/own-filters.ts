/** Filters that the engine does not have. */

import { readableDate } from "../fields/readable-date.ts";
import { squash } from "../text/squash.ts";
import { formattedDate } from "./date-format.ts";
import { excerpt } from "./excerpt.ts";
import { cleanWords, wordsOf } from "./plain-value.ts";
import { safeText } from "./safe-text.ts";
import { wrapped } from "./wrap.ts";

/** By their names. */
export const ownFilters = {
	date: (value: unknown, format?: unknown) =>
		format === undefined ? readableDate(wordsOf(value)) : formattedDate(wordsOf(value), wordsOf(format)),
	words: (value: unknown) => wordsOf(value),
	excerpt: (value: unknown, words: unknown) => excerpt(wordsOf(value), Math.max(1, Number(words) || 50)),
	// Lines are plain text's own: in any other format they are words again.
	wrap: (value: unknown, width: unknown, indent?: unknown) =>
		safeText("text", wrapped(cleanWords(value), Math.max(20, Number(width) || 72), wordsOf(indent))),
	line: (value: unknown) => squash(wordsOf(value)),
} as const satisfies Readonly<Record<string, (value: unknown, ...args: readonly unknown[]) => unknown>>;
