/** From bytes to text: a ladder whose first rung that holds decides. Pure. */
import { hash } from "node:crypto";
import { firstControl, seemsToBe } from "./binary.ts";
import { markedEncoding } from "./byte-order-mark.ts";
import { encodingNamed, isUnicode } from "./encodings.ts";
import { guessReading } from "./guess.ts";
import type { LegacyReader } from "./legacy.ts";
import { brokenWide, utf16Order } from "./utf16.ts";

/** Text, and why its encoding is a guess where it is one; or why there is no text, and what would be right. */
export type Decoded =
	| { readonly text: string; readonly encoding: string; readonly guess: string | null }
	| { readonly text: null; readonly reason: string; readonly expected: string };

/**
 * Decodes strictly: in the encoding that was named, else as a byte order mark says, else as UTF-16 or UTF-8, else in
 * the older encoding that fits best, at last in windows-1252. Null where that takes the reader of older encodings,
 * and there is none yet.
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
	const text = isUnicode(encoding) ? strict(bytes, encoding) : (legacy?.decode(bytes, encoding) ?? null);
	if (text !== null) return { text, encoding, guess: null };
	return unread(`the bytes are not \`${encoding}\``, "another name in `--encoding`, or none");
}

function asUnicode(bytes: Uint8Array): Decoded | null {
	const marked = markedEncoding(bytes);
	if (marked !== null) {
		const text = strict(bytes, marked);
		if (text !== null) return { text, encoding: marked, guess: null };
		return unread(`the bytes are not \`${marked}\`, as the mark before them says`, "text in UTF-8, or `--encoding`");
	}
	const order = utf16Order(bytes);
	const wide = order === null ? null : strict(bytes, order);
	if (order !== null && wide !== null) return { text: wide, encoding: order, guess: nulsByTurns };
	const broken = brokenWide(bytes);
	if (broken !== null) return unread(`this seems to be ${broken}`, "its words as text in UTF-8");
	const text = strict(bytes, "utf-8");
	return text === null ? null : { text, encoding: "utf-8", guess: null };
}

const nulsByTurns = "it has no byte order mark, but its bytes take turns as in nothing else";

function guessed(bytes: Uint8Array, legacy: LegacyReader): Decoded {
	const line = damagedLine(bytes);
	if (line !== null) return unread(`the bytes are UTF-8 but for some in line ${line}`, "these mended, or `--encoding`");
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

/** Where UTF-8 was cut or spoilt, its first line that is; null where the bytes were never UTF-8. */
function damagedLine(bytes: Uint8Array): number | null {
	const text = new TextDecoder().decode(bytes);
	let [good, bad] = [0, 0];
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === replacement) bad++;
		// The second half of a surrogate pair is no character of its own.
		else if (unit > 0x7f && (unit & 0xfc00) !== 0xdc00) good++;
	}
	return good > 0 && good >= bad ? text.slice(0, text.indexOf("\ufffd")).split(/\r\n|\n|\r/).length : null;
}

const replacement = 0xfffd;

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder>();

function strict(bytes: Uint8Array, encoding: string): string | null {
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
