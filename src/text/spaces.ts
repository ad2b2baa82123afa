/** Whether a UTF-16 unit is white space, by the same table as `\s`, without a regular expression a unit. */
export function isSpace(unit: number): boolean {
	if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13);
	if (unit === 0xa0 || unit === 0xfeff || unit === 0x3000) return true;
	if (unit < 0x1680 || unit > 0x205f) return false;
	if (unit <= 0x200a) return unit >= 0x2000 || unit === 0x1680;
	return unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f;
}

/** The first offset from `start` on that holds no white space, at most `end`. */
export function skipSpaces(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && isSpace(text.charCodeAt(at))) at++;
	return at;
}

/** The end of `text.slice(start, end)` without the white space behind it. */
export function trimEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
	return at;
}

/** Where the word that begins at `start` ends. */
export function wordEnd(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && !isSpace(text.charCodeAt(at))) at++;
	return at;
}

/** The text on one line: every run of white space, line ends included, is one space, and none stands at its ends. */
export function collapseWhiteSpace(text: string): string {
	return uneven.test(text) ? text.replace(runs, " ").trim() : text;
}

/** What most texts have none of, so that they stay as they are. */
const uneven = /^\s|\s$|\s\s|[^\S ]/;
/** A lone space is one already: to put a million of them in their own place takes a hundred times the memory of the text. */
const runs = /\s{2,}|[^\S ]/g;
