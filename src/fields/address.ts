/** Web and e-mail addresses in text, with or without a scheme. */
import type { TextSpan } from "../text/place.ts";
import { bracketSpans } from "./pieces.ts";

// Both cases are spelled out: with the `i` flag, V8 takes milliseconds to fold the classes of all letters.
const scheme = String.raw`(?:(?:[Hh][Tt]{2}[Pp][Ss]?|[Ff][Tt][Pp]):\/\/|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^\s<>"“”|]{1,65535}`;

function addressPattern(letter: string, digit: string): RegExp {
	const unit = letter + digit;
	const mail = String.raw`[\w.+-]{1,64}@(?:[${unit}-]{1,63}\.){1,8}[${letter}]{2,24}`;
	const host = String.raw`(?:[${unit}](?:[${unit}-]{0,62})\.){1,8}[${letter}]{2,24}(?::\d{1,5})?(?:[/?#][^\s<>"“”|]{0,65535})?`;
	return new RegExp(`(?<![${unit}@._-])(?:${scheme}|${mail}|(${host}))`, "gu");
}

// Compiling the classes of all letters takes as long as reading a whole note, and most lines need none of them.
const plainPattern = addressPattern("A-Za-z", "0-9");
const pattern = addressPattern(String.raw`\p{L}`, String.raw`\p{N}`);
const plainText = /^[\0-\x7f]*$/;

/** The addresses in a text, without the punctuation that follows them. */
export function findAddresses(text: string): TextSpan[] {
	const found: TextSpan[] = [];
	const any = plainText.test(text) ? plainPattern : pattern;
	any.lastIndex = 0;
	for (let match = any.exec(text); match !== null; match = any.exec(text)) {
		const written = withoutPunctuation(match[0]);
		const isBare = match[1] !== undefined;
		if (!isBare || isHost(written)) found.push({ start: match.index, end: match.index + written.length });
	}
	return found;
}

/** A quick look that rules out most lines. */
export function mayHoldAddress(text: string): boolean {
	return /\S[.@:(]\S/.test(text);
}

/** Brackets stay where they are opened inside the address. */
function withoutPunctuation(address: string): string {
	const closed = new Set(bracketSpans(address).values());
	let end = address.length;
	while (end > 0 && punctuation.includes(address.charAt(end - 1)) && !closed.has(end)) end--;
	return address.slice(0, end);
}

const punctuation = ".,;:!?'\"’”*–—)]";

/** Without a scheme, `who.int` is an address, and `notes.pdf`, `Node.js` or `e.g.` are none. */
function isHost(address: string): boolean {
	if (/^www\./i.test(address)) return true;
	const [name = "", ...path] = address.split(/(?=[/?#:])/);
	const top = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
	if (files.has(top) && path.length === 0) return false;
	return path.length > 0 || top.length === 2 || tops.has(top);
}

const files = new Set(
	`js ts md py rs sh pl pdf doc docx odt rtf txt csv xls xlsx ppt pptx htm html xml json zip jpg jpeg png
	gif mp3 mp4 mov avi`.split(/\s+/),
);

const tops = new Set(
	`com org net edu gov mil int info biz name pro eu ngo ong asia cat coop museum mobi tel travel jobs app dev
	blog news media online site website world global foundation church charity care community africa example test`.split(
		/\s+/,
	),
);
