/** Which of the encodings older than Unicode bytes are in: the statistics of letters first, then how the text looks. */
import type { LegacyReader } from "./legacy.ts";
import { mistakenFor, mixesScripts, oddities } from "./western.ts";

/** A reading of bytes, and why it was chosen; without text where they are cut or spoilt in that encoding. */
export interface Reading {
	readonly text: string | null;
	readonly encoding: string;
	readonly why: string;
}

/** Below it the statistics are no better than none. */
const leastConfidence = 0.12;
/** With fewer characters that are not ASCII, they tell nothing either. */
const leastCharacters = 4;
const context = 64;
/** More than this nobody would look at either. */
const sample = 65_536;
/** By far the most common, and every byte has a character in it, so that nothing is lost. */
const lastResort = "windows-1252";

/** The best reading of bytes that are not in Unicode; there always is one. */
export function guessReading(bytes: Uint8Array, legacy: LegacyReader): Reading {
	const likely = byStatistics(bytes, legacy);
	const other = mistakenFor(likely.encoding);
	if (other === undefined || likely.text === null) return likely;
	const part = telling(bytes);
	const oddness = (encoding: string): number => oddities(legacy.decode(part, encoding) ?? "");
	const text = oddness(other) < oddness(likely.encoding) ? legacy.decode(bytes, other) : null;
	if (text === null) return likely;
	return { text, encoding: other, why: because("as anything else it looks odd") };
}

/** From the first word on that is not all ASCII, as much as anybody would look at. */
function telling(bytes: Uint8Array): Uint8Array {
	const first = bytes.findIndex((byte) => byte > 0x7f);
	return bytes.subarray(Math.max(0, first - context), first + sample);
}

function byStatistics(bytes: Uint8Array, legacy: LegacyReader): Reading {
	const guess = isTelling(bytes) ? legacy.guess(bytes) : null;
	if (guess !== null && guess.confidence >= leastConfidence) {
		const { encoding, confidence } = guess;
		const text = legacy.decode(bytes, encoding);
		const why = because(`its letters fit best (confidence ${confidence.toFixed(2)})`);
		// What looks like pairs of bytes for a whole text is no accident, even if one of them is broken.
		if (text === null ? isOfPairs.test(encoding) : !mixesScripts(text.slice(0, sample))) return { text, encoding, why };
	}
	const text = legacy.decode(bytes, lastResort);
	return { text, encoding: lastResort, why: because("nothing speaks for a rarer one") };
}

const isOfPairs = /^(?:gb|big5|euc-|shift_jis)/;

function isTelling(bytes: Uint8Array): boolean {
	let high = 0;
	for (const byte of bytes) if (byte > 0x7f && ++high >= leastCharacters) return true;
	return false;
}

const because = (reason: string): string => `it is not UTF-8, and ${reason}; \`--encoding\` settles it`;
