/** Notes saved in the encodings of thirty years, as programs of their time did. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encoderFor } from "../../src/write/encode.ts";

/** Notes as they lie in a folder. */
export interface Note {
	readonly name: string;
	readonly text: string;
}

/** A way to save notes. */
export interface Saving {
	readonly name: string;
	/** Null for text that the encoding can't hold. */
	readonly save: (text: string) => Uint8Array | null;
	/** Whether such bytes can only be guessed at. */
	readonly guessed: (text: string) => boolean;
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

function saving(name: string, encoding: string, { mark = [], guessed }: Options): Saving {
	const save = (text: string): Uint8Array | null => {
		const bytes = encoderFor(encoding)?.(text) ?? null;
		return bytes === null ? null : Buffer.concat([Uint8Array.from(mark), bytes]);
	};
	return { name, save, guessed: (text) => guessed ?? !isAscii(text) };
}

interface Options {
	readonly mark?: readonly number[];
	/** Without it, only plain ASCII is no guess. */
	readonly guessed?: boolean;
}

/** Ways whose bytes say enough for the same report. */
export const savings: readonly Saving[] = [
	saving("UTF-8 with its mark", "utf-8", { mark: [0xef, 0xbb, 0xbf], guessed: false }),
	saving("UTF-16LE", "utf-16le", { guessed: true }),
	saving("UTF-16LE with its mark", "utf-16le", { mark: [0xff, 0xfe], guessed: false }),
	saving("UTF-16BE", "utf-16be", { guessed: true }),
	saving("UTF-16BE with its mark", "utf-16be", { mark: [0xfe, 0xff], guessed: false }),
	saving("windows-1252", "windows-1252", {}),
	{
		name: "ISO-8859-1",
		save: (text) => (/[^\0-\xff]/.test(text) ? null : Buffer.from(text, "latin1")),
		guessed: (text) => !isAscii(text),
	},
];

/** The old Macintosh, whose bytes may as well be those of Windows. */
export const macintosh: Saving = saving("MacRoman", "macintosh", {});

/** How lines may end. */
export const lineEnds = [
	["LF", "\n"],
	["CRLF", "\r\n"],
	["lone CR", "\r"],
] as const;

/** The notes with their lines ended in another way. */
export function endedWith(lineEnd: string, text: string): string {
	return text.replace(/\r\n?|\n/g, lineEnd);
}

/** The notes in a folder and all below it; none where there is no such folder. */
export function notesIn(folder: URL): Note[] {
	const root = fileURLToPath(folder);
	if (!existsSync(root)) return [];
	return readdirSync(root, { recursive: true })
		.map(String)
		.filter((name) => name.endsWith(".txt"))
		.map((name) => ({ name, text: readFileSync(join(root, name), "utf8").replace(/^\uFEFF/, "") }));
}
