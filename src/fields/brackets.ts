/** Brackets in running text: only those that are closed count. */

/** Where each bracket that is closed ends, by where it starts. */
export function bracketSpans(text: string): ReadonlyMap<number, number> {
	if (!anyBracket.test(text)) return noSpans;
	const spans = new Map<number, number>();
	const open: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const unit = text[at];
		if (unit === "(" || (unit === "[" && !isEscape(text, at))) open.push(at);
		else if (unit === ")" || unit === "]") {
			const start = open.pop();
			if (start !== undefined) spans.set(start, at + 1);
		}
	}
	return spans;
}

/** Whether the bracket at an offset belongs to what colours a terminal. */
export function isEscape(text: string, at: number): boolean {
	return text.charCodeAt(at - 1) === 0x1b;
}

const anyBracket = /[([]/;
const noSpans: ReadonlyMap<number, number> = new Map();

/** The text with a space in place of each closed bracket. */
export function withoutBrackets(text: string): string {
	const spans = bracketSpans(text);
	if (spans.size === 0) return text;
	let rest = "";
	let at = 0;
	for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
		if (start < at) continue;
		rest += `${text.slice(at, start)} `;
		at = end;
	}
	return at === 0 ? text : rest + text.slice(at);
}
