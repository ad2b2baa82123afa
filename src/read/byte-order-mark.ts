/** What the mark at the start of some bytes says of their encoding. */

const marks = [
	["utf-8", [0xef, 0xbb, 0xbf]],
	["utf-16le", [0xff, 0xfe]],
	["utf-16be", [0xfe, 0xff]],
] as const;

/** The encoding that the bytes are marked with; null where no mark stands before them. */
export function markedEncoding(bytes: Uint8Array): (typeof marks)[number][0] | null {
	return marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}
