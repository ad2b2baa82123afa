/** How turns of a transcript open: whoever speaks, and a colon. */

/** A time before a turn. */
export const openingTime = String.raw`[[(]?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?\s*[\])]?\s*(?:[-–—|]\s+)?`;

/** A colon behind a few words; a dash behind `Q`, or before a question. */
const turnOpening = new RegExp(
	[
		`^\\s*(?:${openingTime})?\\p{Lu}[^.!?;:\n]{0,60}(?:\\.[^.!?;:\n]{1,40}){0,2}:\\s+\\S`,
		`^\\s*\\p{Lu}(?:\\d{0,2}(?: [^.!?;:\n]{1,40})?|[^.!?;:\n]{1,60}(?=[^.!;:\n]*\\?\\s)) [-–—] \\S`,
	].join("|"),
	"u",
);
const longestOpening = 160;

/** The words that a line may open with. */
export const openingAt = (text: string, at: number): string => text.slice(at, at + longestOpening);

/** What every turn has; most lines have neither. */
const sign = /:\s| [-–—] /;

function opensTurn(text: string, at: number): boolean {
	const opening = openingAt(text, at);
	return sign.test(opening) && turnOpening.test(opening);
}

/** Where turns begin after line ends of a text. A single line that opens like a turn counts only if the text itself opens like one. */
export function turnStarts(text: string, ends: readonly number[]): number[] {
	const starts: number[] = [];
	for (const end of ends) if (opensTurn(text, end + 1)) starts.push(end + 1);
	return starts.length > 1 || opensTurn(text, 0) ? starts : [];
}
