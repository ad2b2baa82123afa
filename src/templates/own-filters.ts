/** Filters that the engine does not have. */

import { readableDate } from "../fields/readable-date.ts";
import { squash } from "../text/squash.ts";
import { dateDirectives, formattedDate, unknownDirective } from "./date-format.ts";
import { excerpt } from "./excerpt.ts";
import { cleanWords, wordsOf } from "./plain-value.ts";
import { safeText } from "./safe-text.ts";
import { Misplaced } from "./syntax/syntax.ts";
import { wrapped } from "./wrap.ts";

function soundFormat(format: string): string {
	const sign = unknownDirective(format);
	if (sign === null) return format;
	const expected = dateDirectives.map((each) => `\`${each}\``).join(", ");
	throw new Misplaced(`Unexpected \`${sign}\` in a date`, expected);
}

/** By their names. */
export const ownFilters = {
	date: (value: unknown, format?: unknown) =>
		format === undefined ? readableDate(wordsOf(value)) : formattedDate(wordsOf(value), soundFormat(wordsOf(format))),
	words: (value: unknown) => wordsOf(value),
	excerpt: (value: unknown, words: unknown) => excerpt(wordsOf(value), Math.max(1, Number(words) || 50)),
	// Lines are plain text's own: in any other format they are words again.
	wrap: (value: unknown, width: unknown, indent?: unknown) =>
		safeText("text", wrapped(cleanWords(value), Math.max(20, Number(width) || 72), wordsOf(indent))),
	line: (value: unknown) => squash(wordsOf(value)),
} as const satisfies Readonly<Record<string, (value: unknown, ...args: readonly unknown[]) => unknown>>;
