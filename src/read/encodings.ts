/** The encodings that there are, by their WHATWG names, and those of Unicode, which Node decodes well. */

import { attempt } from "../text/attempt.ts";

/** The names; each has more labels, which `encodingNamed` knows. */
export const encodings: readonly string[] = [
	"utf-8",
	"utf-16le",
	"utf-16be",
	"windows-1252",
	"macintosh",
	"iso-8859-15",
	...["windows-1250", "iso-8859-2", "iso-8859-16", "windows-1254", "windows-1257", "windows-1258"],
	...["iso-8859-3", "iso-8859-4", "iso-8859-10", "iso-8859-13", "iso-8859-14"],
	...["windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"],
	...["windows-1253", "iso-8859-7", "windows-1255", "iso-8859-8", "iso-8859-8-i", "windows-1256", "iso-8859-6"],
	...["windows-874", "shift_jis", "euc-jp", "iso-2022-jp", "gbk", "gb18030", "big5", "euc-kr"],
];

const known: ReadonlySet<string> = new Set(encodings);

/** The name of the encoding that a label means (`latin1` and `cp1252` are `windows-1252`); null for none. */
export function encodingNamed(label: string): string | null {
	const name = label.trim().toLowerCase();
	if (known.has(name)) return name;
	// Node.js knows the names of all encodings. For those that it does not decode well, see `legacy.ts`.
	const encoding = attempt(() => new TextDecoder(name).encoding);
	return encoding !== null && known.has(encoding) ? encoding : null;
}

/** Whether an encoding is one of Unicode. */
export function isUnicode(encoding: string): boolean {
	return encoding === "utf-8" || encoding === "utf-16le" || encoding === "utf-16be";
}

const marks = [
	["utf-8", [0xef, 0xbb, 0xbf]],
	["utf-16le", [0xff, 0xfe]],
	["utf-16be", [0xfe, 0xff]],
] as const;

/** The encoding of the byte order mark, or null. */
export function markedEncoding(bytes: Uint8Array): (typeof marks)[number][0] | null {
	for (const [encoding, mark] of marks) if (mark.every((byte, at) => bytes[at] === byte)) return encoding;
	return null;
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Decodes in a Unicode encoding; null if bytes are invalid. */
export function strictText(bytes: Uint8Array, encoding: string): string | null {
	const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true });
	decoders.set(encoding, decoder);
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}
