/** How many columns of a terminal characters take. */

/** Letters of Western scripts and the signs between them: each is one character, of one column. */
export const isPlain = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

const plainLines = /^[\t\n\r -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

let measure: ((text: string) => number) | null = null;

/** Prepares to measure a text; the patterns of emoji, which take 15 ms, are only compiled for texts that need them. */
export async function readyFor(text: string): Promise<void> {
	if (!plainLines.test(text)) measure ??= (await import("string-width")).default;
}

/** The columns that a character takes, of a text that `readyFor` was given. */
export function columnsOf(character: string): number {
	if (measure === null) throw new Error(`nothing has got ready for ${JSON.stringify(character)}`);
	return measure(character);
}
