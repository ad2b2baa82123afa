/** Brackets in running text: only those that are closed count. */

/** For each closed bracket outside all others, the offset of its end by that of its start. */
export function bracketSpans(text: string): ReadonlyMap<number, number> {
	if (!anyBracket.test(text)) return noSpans;
	const spans = new Map<number, number>();
	const open: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const unit = text[at];
		if (unit === "(" || unit === "[") open.push(at);
		else if (unit === ")" || unit === "]") {
			const start = open.pop();
			if (start !== undefined) spans.set(start, at + 1);
		}
	}
	return spans;
}

const anyBracket = /[([]/;
const noSpans: ReadonlyMap<number, number> = new Map();
