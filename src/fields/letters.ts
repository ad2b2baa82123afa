/** Letters and words by character codes: what reading names spends its time on. */

const letter = /[\p{L}\p{M}]/u;

/** Whether a UTF-16 unit is a letter or a mark on one; halves of rare characters count as letters. */
export function isLetter(unit: number): boolean {
	if (unit < 128) return (unit | 32) >= 97 && (unit | 32) <= 122;
	return (unit >= 0xd800 && unit <= 0xdfff) || letter.test(String.fromCharCode(unit));
}

/** The run of letters that begins at an offset, "" where none does. */
export function letterRun(text: string, start: number): string {
	let end = start;
	while (end < text.length && isLetter(text.charCodeAt(end))) end++;
	return text.slice(start, end);
}

/** Whether a UTF-16 unit is a letter or an ASCII digit. */
export function isWordUnit(unit: number): boolean {
	return (unit >= 48 && unit <= 57) || isLetter(unit);
}

/** Whether a text opens with a small letter. */
export function startsSmall(text: string): boolean {
	const first = text[0] ?? "";
	return first !== first.toUpperCase();
}
