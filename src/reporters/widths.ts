/** How many columns of a terminal characters take. */
import { type Finding, firstOf } from "../findings/finding.ts";

/** Lines may be megabytes long: nothing further off a finding than this is looked at. */
export const farthest = 600;

/** Letters of Western scripts and the signs between them: each is one character, of one column. */
export const isPlain = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

const plainLines = /^[\t\n\r -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

let measure: ((text: string) => number) | null = null;

/** Prepares to measure a text; the patterns of emoji, which take 15 ms, are only compiled for texts that need them. */
export async function readyFor(text: string): Promise<void> {
	if (!plainLines.test(text)) measure ??= (await import("string-width")).default;
}

/** What of a text is shown with its findings: the lines that they stand in. */
export function shownOf(text: string, findings: readonly Finding[]): string {
	let shown = "";
	for (const finding of findings)
		for (const position of [finding.position, firstOf(finding)]) {
			const { column, offset = 0 } = position?.start ?? { column: 0 };
			if (position !== null) shown += text.slice(Math.max(0, offset - Math.min(column, farthest)), offset + farthest);
		}
	return shown;
}

/** The columns that a character takes, of a text that `readyFor` was given. */
export function columnsOf(character: string): number {
	if (measure === null) throw new Error(`nothing has got ready for ${JSON.stringify(character)}`);
	return measure(character);
}
