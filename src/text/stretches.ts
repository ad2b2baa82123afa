/** What of a paragraph a pattern is tried on: each sentence, each line where lines count, all of it, in this order. */

/** Two offsets of the paragraph, the second one exclusive. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** A full stop behind one of these, or behind a lone capital, ends no sentence. */
const short =
	"Mr|Mrs|Ms|Mx|Dr|Prof|Cllrs?|Rev|Fr|Sr|Jr|St|No|Nr|Capt|Lt|Col|Maj|Gen|Sgt|Hon|Gov|Sen|Rep|Pres|approx|vs|\\p{Lu}";
const sentenceEnd = new RegExp(
	`(?:(?<!(?<![\\p{L}\\p{N}])(?:${short}))\\.|[!?])["'”’)\\]]*(?=\\s+["'“‘([]?[\\p{Lu}\\d])`,
	"gu",
);
const lineEnd = /\r\n|\r|\n/gu;

/** The stretches of a text, each with its final full stop and without. */
export function stretches(text: string, linewise: boolean): Stretch[] {
	const whole: Stretch = { start: 0, end: text.length };
	const lines = linewise ? cut(text, lineEnd) : [];
	const sentences = cut(text, sentenceEnd);
	const all = [...sentences, ...(lines.length > 1 ? lines : []), ...(sentences.length > 1 ? [whole] : [])];
	return all.flatMap((stretch) => withoutStop(text, stretch));
}

function cut(text: string, ends: RegExp): Stretch[] {
	const found: Stretch[] = [];
	let start = 0;
	for (const match of text.matchAll(ends)) {
		const end = match.index + match[0].length;
		found.push({ start, end });
		start = end;
	}
	return [...found, { start, end: text.length }];
}

function withoutStop(text: string, stretch: Stretch): Stretch[] {
	const { start, end } = stretch;
	const last = text.slice(start, end).trimEnd().length + start;
	return last > start && text.charAt(last - 1) === "." ? [{ start, end: last - 1 }, stretch] : [stretch];
}
