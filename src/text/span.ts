/** Stretches of a text. */

/** A stretch of a text, its end exclusive. */
export interface TextSpan {
	readonly start: number;
	readonly end: number;
}

/** A text with spaces where some stretches were, so that places stay. */
export function blanked(text: string, stretches: readonly TextSpan[]): string {
	if (stretches.length === 0) return text;
	const all = [...stretches, { start: text.length, end: text.length }];
	return all
		.map(({ start, end }, at) => text.slice(stretches[at - 1]?.end ?? 0, start) + " ".repeat(end - start))
		.join("");
}
