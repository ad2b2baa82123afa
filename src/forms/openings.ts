/**
 * Nearly every line of a note is no label, and its first two letters mostly say so. They are those of the label
 * whatever normalising does to its ending, so the look-up is spared where no label begins with them.
 */
export interface Openings {
	/** False when no label can begin like this text; true when one may. */
	may(text: string): boolean;
}

const size = 128;

/** The openings of some labels, given without their articles. */
export function openings(labels: readonly string[]): Openings {
	const known = new Uint8Array(size * size);
	let any = false;
	for (const label of labels) {
		const pair = pairOf(label);
		if (pair === null) any = true;
		else known[pair] = 1;
	}
	return {
		may(text) {
			if (any) return true;
			const pair = pairOf(text);
			return pair === null || known[pair] === 1 || opensWithArticle(text);
		},
	};
}

/** Whether a word of one to three letters that may be an article comes first. */
function opensWithArticle(text: string): boolean {
	const first = lower(text.charCodeAt(0));
	if (first !== 0x61 && first !== 0x74) return false;
	const article = first === 0x61 ? /^an?[^a-z]/i : /^the[^a-z]/i;
	return article.test(text.slice(0, 4));
}

/** One number for the first two characters; null where they may turn into others (outside ASCII, or white space). */
function pairOf(text: string): number | null {
	const first = lower(text.charCodeAt(0));
	const second = text.length > 1 ? lower(text.charCodeAt(1)) : 0x20;
	if (!(first > 0x20 && first < 0x7f && second < 0x7f)) return null;
	if (second < 0x20 && second !== 0x09) return null;
	return first * size + (isLetterOrDigit(second) ? second : 0x20);
}

function lower(code: number): number {
	return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

function isLetterOrDigit(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
