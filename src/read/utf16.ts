/**
 * UTF-16 without a byte order mark: the high half of each character is NUL in Latin text, and one of a few values in
 * others, with that of each space still NUL. Low halves are seldom NUL (that of `Ā` is).
 */
const sample = 65_536;
const leastBytes = 8;
const leastShare = 0.1;
/** A script or two, and punctuation. */
const mostValues = 6;
const mostLowNuls = 0.2;
/** With fewer characters, NULs must be the rule. */
const fewBytes = 64;
const leastShareOfFew = 0.5;

/** The byte order of text in UTF-16; null where the bytes don't look like it. */
export function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
	if (bytes.length < leastBytes || bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
	const seen = bytes.subarray(0, sample);
	if (areHighHalves(seen, 1)) return "utf-16le";
	return areHighHalves(seen, 0) ? "utf-16be" : null;
}

/** Whether every other byte, from `first` on, looks like the high half of characters, and the rest like the low one. */
function areHighHalves(bytes: Uint8Array, first: 0 | 1): boolean {
	const values = new Set<number>();
	let highNuls = 0;
	let lowNuls = 0;
	for (let at = 0; at < bytes.length; at += 2) {
		const high = bytes[at + first] ?? 0;
		if (values.add(high).size > mostValues) return false;
		if (high === 0) highNuls++;
		if (bytes[at + 1 - first] === 0) lowNuls++;
	}
	const least = bytes.length < fewBytes ? leastShareOfFew : leastShare;
	return highNuls / (bytes.length / 2) >= least && lowNuls <= highNuls * mostLowNuls;
}

/** What text in wide characters is that can't be read; as UTF-8 it would be words with NULs between their letters. */
export function brokenWide(bytes: Uint8Array): string | null {
	if (bytes.length < leastBytes || !bytes.includes(0)) return null;
	const seen = bytes.subarray(0, sample);
	if (areFours(seen, [3, 2, 1, 0]) || areFours(seen, [0, 1, 2, 3])) return "text in UTF-32";
	return bytes.length % 2 === 1 && utf16Order(bytes.subarray(0, -1)) !== null
		? "text in UTF-16 with half a character at its end"
		: null;
}

const highestPlane = 0x10;

/** Whether four bytes each, told from the highest to the lowest, are characters, and not NULs alone. */
function areFours(bytes: Uint8Array, [highest, plane, high, low]: readonly [number, number, number, number]): boolean {
	let letters = 0;
	for (let at = 0; at + 3 < bytes.length; at += 4) {
		if (bytes[at + highest] !== 0 || (bytes[at + plane] ?? 0) > highestPlane) return false;
		if (bytes[at + high] !== 0 || bytes[at + low] !== 0) letters++;
	}
	return letters > bytes.length / 8;
}
