/** Where words, numbers and marks end: plain letters are told by their codes, anything unusual by a pattern. */

const pattern =
	/\p{L}[\p{L}\p{M}\p{N}]*(?:['’.\-‐‑─][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,:/]\p{N}+)*(?:\p{L}+)?|-{2,}|[^\s]/uy;

/** The same for ASCII: the other one takes V8 three milliseconds to compile, and most notes never ask for it. */
const plainPattern = /[A-Za-z][A-Za-z0-9]*(?:['.-][A-Za-z0-9]+)*|[0-9]+(?:[.,:/][0-9]+)*[A-Za-z]*|-{2,}|\S/y;

const letter = 1;
const digit = 2;
const blank = 3;
/** A mark that may stand inside a word or be doubled. */
const joint = 4;
const mark = 5;
/** Beyond ASCII: it may be anything. */
const other = 6;

const classes = Uint8Array.from({ length: 128 }, (_, code) => {
	const char = String.fromCharCode(code);
	if (/[a-z]/iu.test(char)) return letter;
	if (/\d/u.test(char)) return digit;
	if (/\s/u.test(char)) return blank;
	return /['.-]/u.test(char) ? joint : mark;
});

/** The code of a character, none behind the end: there V8 would give up its compiled code. */
export function codeAt(text: string, at: number): number {
	return at < text.length ? text.charCodeAt(at) : space;
}

const space = 32;

/** The class of a character; behind the end there is nothing but blank. */
function classAt(text: string, at: number): number {
	const code = codeAt(text, at);
	return code < 128 ? (classes[code] as number) : other;
}

/** The first index from `at` on that holds no white space. */
export function skipBlanks(text: string, at: number): number {
	let next = at;
	while (next < text.length && isBlank(text, next)) next++;
	return next;
}

/** Whether a character is white space. */
export function isBlank(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code < 128 ? classes[code] === blank : text.charAt(at).trim() === "";
}

/** Whether what starts at an index is a mark of one character. */
export function isMark(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	// Dashes, quotation marks, bullets and dots beyond ASCII.
	if (code >= 128) return code >= 0x2010 && code <= 0x2027;
	return classes[code] === mark || (classes[code] === joint && classAt(text, at + 1) !== joint);
}

/** Where a word ends that is nothing but lower-case ASCII letters, as most are; the start itself when none is there. */
export function plainEnd(text: string, at: number): number {
	let end = at;
	while (end < text.length && isLower(text.charCodeAt(end))) end++;
	return end > at && endsWord(text, end) ? end : at;
}

/** `a` to `z`. */
export function isLower(code: number): boolean {
	return code >= 97 && code <= 122;
}

/** Whether what stands behind some letters goes on with their word. */
function endsWord(text: string, end: number): boolean {
	const next = classAt(text, end);
	if (next === blank || next === mark) return true;
	if (next !== joint) return false;
	const after = classAt(text, end + 1);
	return after > digit && after !== other;
}

/** Where the token ends that starts at an index; no white space stands there. */
export function tokenEnd(text: string, at: number): number {
	const first = classAt(text, at);
	if (first === letter) {
		let end = at + 1;
		while (classAt(text, end) <= digit) end++;
		if (endsWord(text, end)) return end;
	} else if (first === mark || (first === joint && classAt(text, at + 1) !== joint)) return at + 1;
	if (first !== other) {
		const end = endOf(plainPattern, text, at);
		// What might go on stands right behind it, or behind a mark that joins.
		if (classAt(text, end) !== other && classAt(text, end + 1) !== other) return end;
	}
	return endOf(pattern, text, at);
}

/** Longer ones are cut: over megabytes at once, a pattern has no room left to note where it could go back to. */
const longestToken = 4096;

function endOf(pattern: RegExp, text: string, at: number): number {
	const isNear = text.length - at <= longestToken;
	const start = isNear ? at : 0;
	pattern.lastIndex = start;
	const found = pattern.test(isNear ? text : text.slice(at, at + longestToken));
	return at + (found ? pattern.lastIndex - start : 1);
}
