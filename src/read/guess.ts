/** Which of the encodings older than Unicode bytes are in: the statistics of letters first, then how the text looks. */
import type { LegacyReader } from "./legacy.ts";

/** How an encoding was guessed: UTF-8 with invalid bytes, UTF-16 without a byte order mark, an older one. */
export type EncodingGuess = "damaged" | "unmarked" | "likely" | "unsure";

/** A decoding and how sure it is; without text if the bytes are damaged in that encoding. */
export interface Reading {
	readonly text: string | null;
	readonly encoding: string;
	readonly guess: EncodingGuess;
}

/** Below it the statistics are no better than none; above the other they are likely to be right. */
const [leastConfidence, highConfidence] = [0.12, 0.5];
/** With fewer non-ASCII characters, statistics prove nothing. */
const leastCharacters = 4;
const context = 64;
/** How much of a text is examined. */
export const sample = 65_536;
/** By far the most common, and every byte has a character in it, so that nothing is lost. */
const lastResort = "windows-1252";

/** The best decoding of bytes that are not Unicode; always found. */
export function guessReading(bytes: Uint8Array, legacy: LegacyReader): Reading {
	const likely = byStatistics(bytes, legacy);
	const other = mistakenFor(likely.encoding);
	const part = telling(bytes);
	if (ofLatin.test(likely.encoding) && looksChinese(part)) {
		const text = legacy.decode(bytes, "gb18030");
		return { text, encoding: "gb18030", guess: "likely" };
	}
	if (other === undefined || likely.text === null) return likely;
	const oddness = (encoding: string): number => oddities(legacy.decode(part, encoding) ?? "");
	const text = oddness(other) < oddness(likely.encoding) ? legacy.decode(bytes, other) : null;
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

function byStatistics(bytes: Uint8Array, legacy: LegacyReader): Reading {
	const best = isTelling(bytes) ? legacy.guess(bytes) : null;
	if (best !== null && best.confidence >= leastConfidence) {
		const { encoding, confidence } = best;
		const guess = confidence < highConfidence ? "unsure" : "likely";
		const text = legacy.decode(bytes, encoding);
		// A text that consists of pairs of bytes is no accident, even if one pair is broken.
		if (text === null ? isOfPairs.test(encoding) : !mixesScripts(text.slice(0, sample)))
			return { text, encoding, guess };
	}
	const text = legacy.decode(bytes, lastResort);
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

const pair: Readonly<Record<string, string>> = { "windows-1252": "macintosh", macintosh: "windows-1252" };

/** The other of the two that one may have been taken for; undefined for any other encoding. */
function mistakenFor(encoding: string): string | undefined {
	return pair[encoding];
}

const scripts = ["Cyrillic", "Greek", "Hebrew", "Arabic", "Thai", "Armenian", "Nko"].map(
	(name) => `\\p{Script=${name}}`,
);
// With the letters of phonetics. These patterns are made when they are asked for: hardly any notes need them.
const otherScript = `[${scripts.join("")}\\u0250-\\u02af]+`;
const run = (): RegExp => new RegExp(otherScript, "gu");
const runInWord = (): RegExp => new RegExp(`(?<=[A-Za-z])${otherScript}|${otherScript}(?=[A-Za-z])`, "gu");

/** Whether letters of another script are inside Latin words, as in `Hйlиne`: a wrong decoding. */
export function mixesScripts(text: string): boolean {
	const runs = text.match(run())?.length ?? 0;
	return runs > 0 && (text.match(runInWord())?.length ?? 0) >= runs / 2;
}
