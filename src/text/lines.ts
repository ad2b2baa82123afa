/** One line of the source, as offsets: `end` stands before its line end, `next` behind it. */
export interface Line {
	readonly start: number;
	readonly end: number;
	readonly next: number;
}

/** Splits at LF, CRLF and lone CR; a final line end opens no further line. */
export function splitLines(text: string): Line[] {
	const lines: Line[] = [];
	let start = 0;
	while (start < text.length) {
		const end = lineEnd(text, start);
		const next = text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : Math.min(end + 1, text.length);
		lines.push({ start, end, next });
		start = next;
	}
	return lines;
}

function lineEnd(text: string, from: number): number {
	for (let at = from; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 10 || unit === 13) return at;
	}
	return text.length;
}
