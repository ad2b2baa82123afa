/**
 * Encodings from before Unicode: decoding, and guessing which, by the statistics of letters first, then by how the text looks. Slow to load, so it is only where bytes need it.
 * Node's own decoder is not used: that of Node 20 reads the curly quotes of windows-1252 as control characters.
 */
import { TextDecoder } from "@exodus/bytes/encoding.js";
import { chardet } from "jschardet";
import { type Fault, fault } from "../findings/finding.ts";
import { attempt } from "../text/attempt.ts";
import {
	type Decoded,
	type DecodedText,
	decodeUnicode,
	type EncodingGuess,
	encodingNamed,
	fingerprint,
	firstControl,
	mixesScripts,
	named,
	sample,
	unread,
} from "./decode.ts";

/**
 * Decodes text. Invalid bytes are accepted only in damaged UTF-8. The encoding is the named one, else that of a byte
 * order mark, else UTF-16 or UTF-8, else the older encoding that fits best, else windows-1252.
 */
export const decode = (bytes: Uint8Array, label: string | null): Decoded =>
	decodeUnicode(bytes, label) ?? decodeLegacy(bytes, label);

/** The same with the fingerprint of the bytes, or why they are no text. */
export function decodeText(
	bytes: Uint8Array,
	{ path, encoding }: { readonly path: string | null; readonly encoding: string | null },
): DecodedText | Fault {
	const decoded = decode(bytes, encoding);
	return "code" in decoded ? decoded : { path, ...decoded, sha256: fingerprint(bytes) };
}

/** Decodes text in an older encoding. */
export function decodeLegacy(bytes: Uint8Array, label: string | null): Decoded {
	const encoding = label === null ? null : encodingNamed(label);
	return encoding === null ? guessed(bytes) : named(encoding, decodeIn(bytes, encoding));
}

function guessed(bytes: Uint8Array): Decoded {
	const control = firstControl(bytes);
	if (control !== null) {
		const message = `Not a text file (control byte at offset ${control.at}). If it is text, pass \`--encoding\`.`;
		return fault("undecodable", message);
	}
	const { text, encoding, guess } = guessReading(bytes);
	if (text === null) return unread(`some bytes are not \`${encoding}\``, "Repair them, or pass `--encoding`.");
	return { text, encoding, guess };
}

/** A decoding and how sure it is; without text if the bytes are damaged in that encoding. */
interface Reading {
	readonly text: string | null;
	readonly encoding: string;
	readonly guess: EncodingGuess;
}

/** Below it the statistics are no better than none; above the other they are likely to be right. */
const [leastConfidence, highConfidence] = [0.12, 0.5];
/** With fewer non-ASCII characters, statistics prove nothing. */
const leastCharacters = 4;
const context = 64;
/** By far the most common, and every byte has a character in it, so that nothing is lost. */
const lastResort = "windows-1252";

/** Each of the two that one may have been taken for the other. */
const mistaken: ReadonlyMap<string, string> = new Map([
	["windows-1252", "macintosh"],
	["macintosh", "windows-1252"],
]);

/** The best decoding of bytes that are not Unicode; always found. */
function guessReading(bytes: Uint8Array): Reading {
	const likely = byStatistics(bytes);
	const other = mistaken.get(likely.encoding);
	const part = telling(bytes);
	if (ofLatin.test(likely.encoding) && looksChinese(part)) {
		const text = decodeIn(bytes, "gb18030");
		return { text, encoding: "gb18030", guess: "likely" };
	}
	if (other === undefined || likely.text === null) return likely;
	const oddness = (encoding: string): number => oddities(decodeIn(part, encoding) ?? "");
	const text = oddness(other) < oddness(likely.encoding) ? decodeIn(bytes, other) : null;
	if (text === null) return likely;
	return { text, encoding: other, guess: "unsure" };
}

/** From the first word on that is not all ASCII, as much as anybody would look at. */
function telling(bytes: Uint8Array): Uint8Array {
	const first = bytes.findIndex((byte) => byte > 0x7f);
	return bytes.subarray(Math.max(0, first - context), first + sample);
}

/** Whether there are several of the common Chinese characters in a row, and hardly a byte that is of none: statistics need more. */
function looksChinese(bytes: Uint8Array): boolean {
	let [common, row, longestRow, other] = [0, 0, 0, 0];
	for (let at = 0; at < bytes.length; ) {
		const [lead = 0, next = 0] = bytes.subarray(at, at + 2);
		const isPair = lead > 0xa0 && next > 0xa0 && next < 0xff;
		// One byte again and again is no word: an old Macintosh indents with it.
		const isCommon = isPair && lead >= 0xb0 && lead <= 0xd7 && lead !== next;
		// Of the others, signs and characters of four bytes are at home in such text.
		const isFour = lead > 0x80 && isDigit(next) && (bytes[at + 2] ?? 0) > 0x80 && isDigit(bytes[at + 3] ?? 0);
		row = isCommon ? row + 1 : 0;
		longestRow = Math.max(longestRow, row);
		if (isCommon) common++;
		else if (lead > 0x7f && !isFour && !(isPair && lead < 0xa4)) other++;
		at += isFour ? 4 : isPair ? 2 : 1;
	}
	return longestRow > 1 && common > 2 * other;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

function byStatistics(bytes: Uint8Array): Reading {
	const best = isTelling(bytes) ? guessBy(bytes) : null;
	if (best !== null && best.confidence >= leastConfidence) {
		const { encoding, confidence } = best;
		const guess = confidence < highConfidence ? "unsure" : "likely";
		const text = decodeIn(bytes, encoding);
		// A text that consists of pairs of bytes is no accident, even if one pair is broken.
		if (text === null ? isOfPairs.test(encoding) : !mixesScripts(text.slice(0, sample)))
			return { text, encoding, guess };
	}
	const text = decodeIn(bytes, lastResort);
	return { text, encoding: lastResort, guess: "unsure" };
}

/** The encodings that short Chinese text is mistaken for. */
const ofLatin = /^(?:macintosh|windows-125[0247]|iso-8859-(?:[2-4]|1[03-6]))$/;
const isOfPairs = /^(?:gb|big5|euc-|shift_jis)/;

function isTelling(bytes: Uint8Array): boolean {
	let high = 0;
	for (const byte of bytes) if (byte > 0x7f && ++high >= leastCharacters) return true;
	return false;
}

const accented = "[\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u017f]";
const capital = "[\\u00c0-\\u00d6\\u00d8-\\u00de\\u0152\\u0160\\u0178\\u017d]";

/**
 * Windows, Macintosh, or not Western at all? Where only quotes and dashes are not ASCII, statistics of letters hardly tell, but the wrong
 * reading looks odd: `ÒWe donÕt know Ð yetÓ` or `ìWe doní t know ñ yetî`. This is what hardly any writing has. What stands before
 * a sign is asked behind it: asked first, it is asked at every letter.
 */
const odd = (): RegExp =>
	new RegExp(
		[
			// A capital with an accent behind a small letter: `donÕt`, `cafÈ`.
			`${capital}(?<=\\p{Ll}.)`,
			// A letter with an accent before a word that has its own capital: `ÒWe`, `ìWe`.
			`${accented}(?<!\\p{L}.)(?=\\p{Lu}\\p{Ll})`,
			// A letter by itself that is no word in any language: `Ð`, `ñ`.
			"[ÐÑñïîÕ](?<=\\s.)(?=\\s)",
			// Signs of money before a space, quotes that open behind a letter, control characters.
			"[¥¢](?=\\s)",
			"[“‘„¿¡](?<=\\p{L}.)",
			"[\\u0080-\\u009f]",
		].join("|"),
		"gu",
	);

/** How many places of a text look as if it had been read in the wrong encoding. */
export function oddities(text: string): number {
	return text.match(odd())?.length ?? 0;
}

/** Decodes strictly: null where the bytes are not in this encoding. */
export const decodeIn = (bytes: Uint8Array, encoding: string): string | null =>
	attempt(() => new TextDecoder(encoding, { fatal: true }).decode(bytes));

/** The detector's names of encodings, each with the label of one that can be decoded where that is another. */
const detectable: ReadonlyMap<string, string> = new Map(
	`cp1252 iso8859-1 iso8859-15 mac-roman=macintosh cp1250 iso8859-2 iso8859-16=iso-8859-16 cp1251 koi8-r koi8-u iso8859-5
	cp866 mac-cyrillic=x-mac-cyrillic cp1253 iso8859-7 cp1254 iso8859-9 cp1255 iso8859-8 cp1256 iso8859-6 cp1257 iso8859-4
	iso8859-13 iso8859-3 iso8859-10 iso8859-14 cp1258 cp874=windows-874 tis-620 cp932=shift_jis shift_jis_2004=shift_jis
	euc_jis_2004=euc-jp iso2022_jp_2=iso-2022-jp gb18030 big5hkscs=big5 cp949=euc-kr euc_kr=euc-kr`
		.split(/\s+/)
		.map((each) => each.split("="))
		.map(([name = "", label = name]) => [name, label]),
);

const options = { includeEncodings: [...detectable.keys()], compatNames: false };

/** What the detector takes bytes for, with a confidence from 0 to 1. */
function guessBy(bytes: Uint8Array): { readonly encoding: string; readonly confidence: number } | null {
	const { encoding: name, confidence } = chardet.detect(bytes, options);
	const encoding = encodingNamed(detectable.get(name ?? "") ?? "");
	return encoding === null ? null : { encoding, confidence };
}
