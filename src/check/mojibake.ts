/** Text in UTF-8 that was once read as Windows-1252: what it looks like, and what it was; and what nobody can read any more. */

/** A stretch of garbled characters, and what they stand for; null where that is lost. */
export interface Garbled {
	readonly start: number;
	readonly end: number;
	readonly expected: string | null;
}

// The bytes 0x80 to 0x9F as Windows-1252 shows them; the others stand for themselves.
const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const next = `[\u0080-\u00bf${high}]`;

// Only what people garble is looked for: letters with accents, typographic signs, emoji, and runs of Greek or Cyrillic.
// A capital with an accent before a closing sign (`CAFÉ»`) is none of it.
const sequence = [
	`â[\u0080-\u009f${high}]${next}`,
	`Â[\u00a0-\u00bf]`,
	`Ã${next}`,
	`[ÄÅ]${next}(?=\\p{L})`,
	`(?<=\\p{Ll})[ÄÅ]${next}`,
	`ð[Ÿ\u009f]${next}${next}`,
	`ï[»¿]${next}`,
	`(?:[ÎÏÐÑ]${next}){2,1000}`,
].join("|");

// As for what is hidden, longer runs are several.
const garbled = new RegExp(`(?:${sequence}){1,1000}|\ufffd{1,1000}`, "gu");
const leads = new RegExp(`[ÂÃÄÅÎÏÐÑâðï]${next}`);
/** What decoders put in the place of bytes that are no text. */
const replacement = "\ufffd";
const closing = /^[ÂÃ][\u00a0»”’…–—]$/;

/** Whether two signs stand in a text that garbled stretches begin with. */
export function mayBeGarbled(text: string): boolean {
	return leads.test(text) || text.includes(replacement);
}

/** The garbled stretches of a text. */
export function garbledIn(text: string): Garbled[] {
	if (!mayBeGarbled(text)) return [];
	return [...text.matchAll(garbled)].flatMap(({ 0: raw, index }) => {
		if (closing.test(raw) && /\p{Lu}/u.test(text.charAt(index - 1))) return [];
		const expected = restored(raw);
		if (expected === null && !raw.startsWith(replacement)) return [];
		return [{ start: index, end: index + raw.length, expected }];
	});
}

/** The text that was garbled, be it twice; null where the characters were no UTF-8. */
function restored(raw: string): string | null {
	const once = decoded(raw);
	if (once === null) return null;
	return (leads.test(once) ? restored(once) : null) ?? once;
}

function decoded(raw: string): string | null {
	const bytes = [...raw].map(byteOf);
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
	} catch {
		return null;
	}
}

function byteOf(character: string): number {
	const at = high.indexOf(character);
	// What is no byte at all becomes one that UTF-8 does not have.
	return at >= 0 ? 0x80 + at : Math.min(character.charCodeAt(0), 0xff);
}
