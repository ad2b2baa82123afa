/** From bytes to text: a ladder whose first rung that holds decides. Pure. */
import { hash } from "node:crypto";
import { firstControl, seemsToBe } from "./binary.ts";
import { markedEncoding } from "./byte-order-mark.ts";
import { encodingNamed, isUnicode } from "./encodings.ts";
import { guessReading, sample } from "./guess.ts";
import type { LegacyReader } from "./legacy.ts";
import { brokenWide, utf16Order } from "./utf16.ts";
import { mixesScripts } from "./western.ts";

/** Text, and why its encoding is a guess where it is one; or why there is no text, and what would be right. */
export type Decoded =
	| { readonly text: string; readonly encoding: string; readonly guess: string | null }
	| { readonly text: null; readonly reason: string; readonly expected: string };

/**
 * Decodes strictly, but for UTF-8 that is damaged: in the encoding that was named, else as a byte order mark says, else
 * as UTF-16 or UTF-8, else in the older encoding that fits best, at last in windows-1252. Null where that takes the
 * reader of older encodings, and there is none yet.
 */
export function decode(bytes: Uint8Array, label: string | null, legacy: LegacyReader): Decoded;
export function decode(bytes: Uint8Array, label: string | null, legacy: LegacyReader | null): Decoded | null;
export function decode(bytes: Uint8Array, label: string | null, legacy: LegacyReader | null): Decoded | null {
	const what = seemsToBe(bytes);
	if (what !== null) return unread(`this seems to be ${what}`, "its words as text in UTF-8");
	if (label !== null) return named(bytes, label, legacy);
	return asUnicode(bytes) ?? (legacy === null ? null : guessed(bytes, legacy));
}

function named(bytes: Uint8Array, label: string, legacy: LegacyReader | null): Decoded | null {
	const encoding = encodingNamed(label);
	if (encoding === null) return unread(`there is no encoding \`${label}\``, "a name such as `windows-1252`");
	if (!isUnicode(encoding) && legacy === null) return null;
	const text = isUnicode(encoding) ? unicodeIn(bytes, encoding) : (legacy?.decode(bytes, encoding) ?? null);
	if (text !== null) return { text, encoding, guess: null };
	return unread(`the bytes are not \`${encoding}\``, "another name in `--encoding`, or none");
}

function asUnicode(bytes: Uint8Array): Decoded | null {
	const marked = markedEncoding(bytes);
	if (marked !== null) {
		const text = unicodeIn(bytes, marked);
		if (text !== null) return { text, encoding: marked, guess: null };
		return unread(`the bytes are not \`${marked}\`, as the mark before them says`, "text in UTF-8, or `--encoding`");
	}
	const order = utf16Order(bytes);
	const wide = order === null ? null : strictText(bytes, order);
	if (order !== null && wide !== null) return { text: wide, encoding: order, guess: nulsByTurns };
	const broken = brokenWide(bytes);
	if (broken !== null) return unread(`this seems to be ${broken}`, "its words as text in UTF-8");
	const text = strictText(bytes, "utf-8");
	if (text !== null) return { text, encoding: "utf-8", guess: null };
	const damaged = damagedUtf8(bytes);
	return damaged === null ? null : { text: damaged, encoding: "utf-8", guess: spoilt };
}

const spoilt = "not all of it is valid UTF-8, and what is not is read as `�`; `--encoding` settles it";

const nulsByTurns = "it has no byte order mark, but its bytes take turns as in nothing else";

function guessed(bytes: Uint8Array, legacy: LegacyReader): Decoded {
	const control = firstControl(bytes);
	if (control !== null) {
		return unread(
			`the bytes seem to be no text: byte ${control.at} is ${control.byte}`,
			"text in UTF-8, or `--encoding`",
		);
	}
	const { text, encoding, why } = guessReading(bytes, legacy);
	if (text === null) return unread(`the bytes are \`${encoding}\` but for some`, "these mended, or `--encoding`");
	return { text, encoding, guess: why };
}

/** Strictly; but UTF-8 that is damaged is UTF-8 all the same. */
function unicodeIn(bytes: Uint8Array, encoding: string): string | null {
	return strictText(bytes, encoding) ?? (encoding === "utf-8" ? damagedUtf8(bytes) : null);
}

/** UTF-8 that was cut or spoilt, with `U+FFFD` for what was; null where most of what is not ASCII was never UTF-8. */
function damagedUtf8(bytes: Uint8Array): string | null {
	let [good, bad] = [0, 0];
	for (let at = 0; at < bytes.length; ) {
		const lead = bytes[at++] ?? 0;
		if (lead < 0x80) continue;
		const start = at;
		// As many as the first byte has ones in front, less one, be it in a sequence that is longer than UTF-8 allows.
		const followers = Math.clz32(~(lead << 24)) - 1;
		while (at - start < followers && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++;
		const isWhole = lead >= 0xc2 && lead < 0xf5 && at - start === followers;
		if (isWhole || isTelling(bytes, start, at)) good += lead < 0xc6 || bytes[start] === 0x80 ? 2 : 1;
		else bad++;
	}
	if (good <= bad || firstControl(bytes) !== null) return null;
	const text = new TextDecoder().decode(bytes);
	// `l’été` of an old Macintosh looks like Armenian.
	return mixesScripts(text.slice(0, sample)) ? null : text;
}

/**
 * Whether what is left of a sequence can hardly be anything but UTF-8: quotes and emoji begin with two bytes that are
 * `â€` and `ðŸ` elsewhere, letters with accents begin with `Â`, `Ã`, `Ä` or `Å`, which stand behind no small letter.
 */
function isTelling(bytes: Uint8Array, start: number, end: number): boolean {
	const [before = 0, lead, next] = [bytes[start - 2], bytes[start - 1], end > start ? bytes[start] : undefined];
	if (lead === 0xe2) return next === 0x80 || (next === undefined && end === bytes.length);
	if (lead === 0xf0) return next === 0x9f;
	return (
		lead !== undefined &&
		lead > 0xc1 &&
		lead < 0xc6 &&
		(end === bytes.length || /[a-z0-9]/.test(String.fromCharCode(before)))
	);
}

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder>();

/** Text in an encoding of Unicode; null where the bytes are not in it. */
export function strictText(bytes: Uint8Array, encoding: string): string | null {
	const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true });
	decoders.set(encoding, decoder);
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}

const unread = (what: string, expected: string): Decoded => ({
	text: null,
	reason: `Undecodable: ${what}`,
	expected,
});

/** The fingerprint of an input: SHA-256 of its bytes as read, in hex. */
export function fingerprint(bytes: Uint8Array): string {
	return hash("sha256", bytes, "hex");
}
