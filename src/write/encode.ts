/** From text back to bytes: the other direction of `read/decode.ts`, and as strict. Pure. */
import { createMultibyteEncoder } from "@exodus/bytes/multi-byte.js";
import { createSinglebyteEncoder } from "@exodus/bytes/single-byte.js";
import { utf8fromString } from "@exodus/bytes/utf8.js";
import { utf16fromString } from "@exodus/bytes/utf16.js";
import { attempt } from "../text/attempt.ts";

/** Encodes text without a byte order mark; null if the encoding lacks a character. */
export type Encoder = (text: string) => Uint8Array | null;

const unicode: ReadonlyMap<string, (text: string) => Uint8Array> = new Map([
	["utf-8", (text) => utf8fromString(text)],
	["utf-16le", (text) => utf16fromString(text, "uint8-le")],
	["utf-16be", (text) => utf16fromString(text, "uint8-be")],
]);

const multibyte: ReadonlySet<string> = new Set(["big5", "euc-kr", "euc-jp", "shift_jis", "gbk", "gb18030"]);

/**
 * The encoder for an encoding by its WHATWG name; null for stateful encodings (iso-2022-jp), in which one change would
 * change other bytes.
 */
export function encoderFor(encoding: string): Encoder | null {
	const encode = unicode.get(encoding) ?? legacy(encoding);
	return encode && ((text) => attempt(() => encode(text)));
}

function legacy(encoding: string): ((text: string) => Uint8Array) | null {
	if (encoding === "iso-2022-jp") return null;
	return multibyte.has(encoding) ? createMultibyteEncoder(encoding) : createSinglebyteEncoder(encoding);
}

const marks: Readonly<Record<string, readonly number[]>> = {
	"utf-8": [0xef, 0xbb, 0xbf],
	"utf-16le": [0xff, 0xfe],
	"utf-16be": [0xfe, 0xff],
};

/** The byte order mark of an encoding, or no bytes. */
export function byteOrderMark(bytes: Uint8Array, encoding: string): Uint8Array {
	const mark = marks[encoding] ?? [];
	return mark.every((byte, index) => bytes[index] === byte) ? Uint8Array.from(mark) : new Uint8Array();
}
