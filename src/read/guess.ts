/** Which of the encodings older than Unicode bytes are in: the statistics of letters first, then how the text looks. */
import type { LegacyReader } from "./legacy.ts";
import { mistakenFor, oddities } from "./western.ts";

/** A reading of bytes, and why it was chosen. */
export interface Reading {
	readonly text: string;
	readonly encoding: string;
	readonly why: string;
}

/** Below it the statistics are no better than none. */
const leastConfidence = 0.12;
/** With fewer characters that are not ASCII, they tell nothing either. */
const leastCharacters = 4;
/** By far the most common, and every byte has a character in it, so that nothing is lost. */
const lastResort = "windows-1252";

/** The best reading of bytes that are not in Unicode; there always is one. */
export function guessReading(bytes: Uint8Array, legacy: LegacyReader): Reading {
	const likely = byStatistics(bytes, legacy);
	const other = mistakenFor(likely.encoding);
	const text = other === undefined ? null : legacy.decode(bytes, other);
	if (other === undefined || text === null || oddities(text) >= oddities(likely.text)) return likely;
	return { text, encoding: other, why: because("as anything else it looks odd") };
}

function byStatistics(bytes: Uint8Array, legacy: LegacyReader): Reading {
	const guess = isTelling(bytes) ? legacy.guess(bytes) : null;
	const text = guess === null || guess.confidence < leastConfidence ? null : legacy.decode(bytes, guess.encoding);
	if (guess === null || text === null) {
		const last = legacy.decode(bytes, lastResort) ?? "";
		return { text: last, encoding: lastResort, why: because("nothing speaks for a rarer one") };
	}
	const { encoding, confidence } = guess;
	return { text, encoding, why: because(`its letters fit best (confidence ${confidence.toFixed(2)})`) };
}

function isTelling(bytes: Uint8Array): boolean {
	let high = 0;
	for (const byte of bytes) if (byte > 0x7f && ++high >= leastCharacters) return true;
	return false;
}

const because = (reason: string): string => `it is not UTF-8, and ${reason}; \`--encoding\` settles it`;
