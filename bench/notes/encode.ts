/** The bytes that programs of several decades would have written. */
import { createSinglebyteEncoder } from "@exodus/bytes/single-byte.js";
import { utf8fromString } from "@exodus/bytes/utf8.js";
import { utf16fromString } from "@exodus/bytes/utf16.js";
import type { Random } from "./random.ts";

/** A text as bytes; its codes are what a program has to say of them. */
export interface Encoded {
	readonly bytes: Uint8Array;
	readonly encoding: string;
	readonly codes: readonly string[];
}

const windows1252 = createSinglebyteEncoder("windows-1252");

/** One note in ten is not in UTF-8, and one in twenty has a byte order mark. */
export function encode(text: string, random: Random): Encoded {
	const drawn = random();
	if (drawn < 0.06) return inWindows(text) ?? inUtf8(text);
	if (drawn < 0.08) return { bytes: utf16fromString(`\ufeff${text}`, "uint8-le"), encoding: "utf-16le", codes: [] };
	if (drawn < 0.1) return { bytes: utf16fromString(`\ufeff${text}`, "uint8-be"), encoding: "utf-16be", codes: [] };
	return inUtf8(drawn < 0.15 ? `\ufeff${text}` : text);
}

const inUtf8 = (text: string): Encoded => ({ bytes: utf8fromString(text), encoding: "utf-8", codes: [] });

/** Null where a character has no byte there, or all of them are ASCII and nobody could tell. */
function inWindows(text: string): Encoded | null {
	const high = [...text].filter((character) => character > "\u007f");
	if (high.length === 0) return null;
	try {
		return { bytes: windows1252(text), encoding: "windows-1252", codes: ["guessed-encoding"] };
	} catch {
		return null;
	}
}
