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
	if (other === undefined) return likely;
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

const context = 64;
const sample = 65_536;

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
