/** From bytes to text in Unicode: several methods, of which the first that fits decides. Pure. */
import { type Fault, fault } from "../findings/finding.ts";
import { attempt } from "../text/attempt.ts";
import { crypto, lazy } from "../text/lazy.ts";

/** Text, and why its encoding was guessed; or the fault. */
export type Decoded = Pick<DecodedText, "text" | "encoding" | "guess"> | Fault;

/** Decodes Unicode; null if the text may be in an older encoding. */
export function decodeUnicode(bytes: Uint8Array, label: string | null): Decoded | null {
	const signature = signatureOf(bytes);
	if (signature !== null)
		return unread(`this seems to be ${signature.what}`, signature.isOffice === true ? byOffice : bySaving);
	if (label === null) return asUnicode(bytes);
	const encoding = encodingNamed(label);
	if (encoding === null) return unread(`there is no encoding \`${label}\``, "Use a name such as `windows-1252`.");
	return isUnicode(encoding) ? named(encoding, unicodeIn(bytes, encoding)) : null;
}

const bySaving = "If it holds notes, save them as text in UTF-8, or as `.docx`.";

const byOffice = "Pass `--office` if LibreOffice is installed, or save it as `.docx` without a password.";

/** Text that is in the encoding that was named, or null. */
export function named(encoding: string, text: string | null): Decoded {
	if (text !== null) return { text, encoding, guess: null };
	return unread(`the bytes are not \`${encoding}\``, "Change or leave out `--encoding`, or `encoding` in the config.");
}

function asUnicode(bytes: Uint8Array): Decoded | null {
	const marked = markedEncoding(bytes);
	if (marked !== null) {
		const text = unicodeIn(bytes, marked);
		if (text !== null) return { text, encoding: marked, guess: null };
		return unread(
			`its byte order mark says \`${marked}\`, but its bytes are not valid in that encoding`,
			"If it is text, pass `--encoding`.",
		);
	}
	const order = utf16Order(bytes);
	const wide = order === null ? null : strictText(bytes, order);
	if (order !== null && wide !== null) return { text: wide, encoding: order, guess: "unmarked" };
	const broken = brokenWide(bytes);
	if (broken !== null) return unread(`this seems to be ${broken}`, "Save it again as UTF-8.");
	const text = strictText(bytes, "utf-8");
	if (text !== null) return { text, encoding: "utf-8", guess: null };
	const damaged = damagedUtf8(bytes);
	return damaged === null ? null : { text: damaged, encoding: "utf-8", guess: "damaged" };
}

/** Strictly; but UTF-8 that is damaged is UTF-8 all the same. */
function unicodeIn(bytes: Uint8Array, encoding: string): string | null {
	return strictText(bytes, encoding) ?? (encoding === "utf-8" ? damagedUtf8(bytes) : null);
}

/** Damaged UTF-8, with `U+FFFD` for invalid bytes; null if most of its non-ASCII bytes were never UTF-8. */
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

/** The fault of bytes that are no text. */
export const unread = (what: string, hint: string): Fault =>
	fault("undecodable", `Can't decode this file: ${what}. ${hint}`);

/** How much of a text is examined. */
export const sample = 65_536;

const scripts = ["Cyrillic", "Greek", "Hebrew", "Arabic", "Thai", "Armenian", "Nko"].map(
	(name) => `\\p{Script=${name}}`,
);
// With the letters of phonetics. These patterns are made when they are asked for: hardly any notes need them.
const otherScript = `[${scripts.join("")}\\u0250-\\u02af]+`;
const run = (): RegExp => new RegExp(otherScript, "gu");
const runInWord = (): RegExp => new RegExp(`(?<=[A-Za-z])${otherScript}|${otherScript}(?=[A-Za-z])`, "gu");

/** Whether letters of another script are inside Latin words, as in `Hйlиne`: a wrong decoding. */
export function mixesScripts(text: string): boolean {
	const runs = text.match(run())?.length ?? 0;
	return runs > 0 && (text.match(runInWord())?.length ?? 0) >= runs / 2;
}

/**
 * UTF-16 without a byte order mark: the high half of each character is NUL in Latin text, and one of a few values in
 * others, with that of each space still NUL. Low halves are seldom NUL (that of `Ā` is).
 */
const leastBytes = 8;
const leastShare = 0.1;
/** A script or two, and punctuation. */
const mostValues = 6;
const mostLowNuls = 0.2;
/** With fewer characters, NULs must be the rule. */
const fewBytes = 64;
const leastShareOfFew = 0.5;

/** The byte order of text in UTF-16; null where the bytes don't look like it. */
function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
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
function brokenWide(bytes: Uint8Array): string | null {
	if (bytes.length < leastBytes || !bytes.includes(0)) return null;
	const seen = bytes.subarray(0, sample);
	if (areFours(seen, [3, 2, 1, 0]) || areFours(seen, [0, 1, 2, 3])) return "text in UTF-32";
	return bytes.length % 2 === 1 && utf16Order(bytes.subarray(0, -1)) !== null
		? "text in UTF-16 with half a character at its end"
		: null;
}

const highestPlane = 0x10;

/** Whether groups of four bytes, highest first, are characters, and not only NULs. */
function areFours(bytes: Uint8Array, [highest, plane, high, low]: readonly [number, number, number, number]): boolean {
	let letters = 0;
	for (let at = 0; at + 3 < bytes.length; at += 4) {
		if (bytes[at + highest] !== 0 || (bytes[at + plane] ?? 0) > highestPlane) return false;
		if (bytes[at + high] !== 0 || bytes[at + low] !== 0) letters++;
	}
	return letters > bytes.length / 8;
}

/** Adds the fingerprint of its bytes to a text; the hash is made when somebody asks for it, which few checks do. */
export function withFingerprint<Text extends object>(
	text: Text,
	bytes: Uint8Array,
): Text & { readonly sha256: string } {
	const get = lazy(() => fingerprint(bytes));
	return Object.defineProperty(text, "sha256", { get, enumerable: true }) as Text & { readonly sha256: string };
}

/** The fingerprint of an input: SHA-256 of its bytes as read, in hex. */
export function fingerprint(bytes: Uint8Array): string {
	return crypto().hash("sha256", bytes, "hex");
}

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
function isUnicode(encoding: string): boolean {
	return encoding === "utf-8" || encoding === "utf-16le" || encoding === "utf-16be";
}

/** As Latin-1. */
const marks = [
	["utf-8", "\xef\xbb\xbf"],
	["utf-16le", "\xff\xfe"],
	["utf-16be", "\xfe\xff"],
] as const;

/** The encoding of the byte order mark, or null. */
export function markedEncoding(bytes: Uint8Array): (typeof marks)[number][0] | null {
	const begin = Buffer.from(bytes.subarray(0, 3)).toString("latin1");
	return marks.find(([, mark]) => begin.startsWith(mark))?.[0] ?? null;
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

/** What bytes are by their beginning: text, a kind of document, or something unsupported. Pure. */

interface Signature {
	/** What it begins with, as Latin-1: one of these. */
	readonly begins: readonly string[];
	/** Bytes that must be near its beginning or end. */
	readonly holds?: string;
	readonly what: string;
	/** The input format that reads it. */
	readonly format?: string;
	/** Whether LibreOffice makes a document of it. */
	readonly isOffice?: true;
}

const zip = ["PK\x03\x04"];
const oldOffice = ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];

/** The first that fits counts. */
const signatures: readonly Signature[] = [
	{ begins: ["%PDF-"], what: "a PDF", format: "pdf" },
	{ begins: ["{\\rtf"], what: "Rich Text (`.rtf`)", format: "rtf" },
	{ begins: zip, holds: "word/", what: "a Word document (`.docx`)", format: "docx" },
	{ begins: zip, holds: "vnd.oasis.opendocument.text", what: "an OpenDocument text (`.odt`)", format: "odt" },
	{ begins: zip, holds: "xl/", what: "an Excel sheet (`.xlsx`)" },
	{ begins: zip, holds: "ppt/", what: "PowerPoint slides (`.pptx`)" },
	{ begins: zip, what: "a zip archive" },
	{ begins: ["PK\x05\x06"], what: "an empty zip archive" },
	{
		begins: oldOffice,
		what: "an old Word file (`.doc`), another old Office file, or a file with a password",
		isOffice: true,
	},
	{ begins: ["\xdb\xa5"], what: "an old Word file (`.doc`)", isOffice: true },
	{ begins: ["\x31\xbe\0\0"], what: "a file of Word for DOS or of Windows Write" },
	{ begins: ["\xfe\x37\0"], what: "a file of Word for the Macintosh" },
	{ begins: ["\xffWPC"], what: "a WordPerfect file" },
	{ begins: ["\x89PNG\r\n"], what: "a PNG image" },
	{ begins: ["\xff\xd8\xff"], what: "a JPEG image" },
	{ begins: ["GIF87a", "GIF89a"], what: "a GIF image" },
	{ begins: ["II*\0", "MM\0*"], what: "a TIFF image" },
	{ begins: ["RIFF"], holds: "WEBPVP8", what: "a WebP image" },
	{ begins: ["RIFF"], holds: "WAVEfmt", what: "a sound recording" },
	{ begins: ["ID3\x02", "ID3\x03", "ID3\x04", "OggS\0"], what: "a sound recording" },
	{ begins: ["\0\0\0"], holds: "ftyp", what: "a film or an image" },
	{ begins: ["\x1f\x8b\x08"], what: "a gzip archive" },
	{ begins: ["7z\xbc\xaf\x27\x1c"], what: "a 7-Zip archive" },
	{ begins: ["Rar!\x1a\x07"], what: "a RAR archive" },
	{ begins: ["SQLite format 3\0"], what: "a database" },
	{ begins: ["BZh"], holds: "1AY&SY", what: "a bzip2 archive" },
	{ begins: ["\xfd7zXZ\0"], what: "an xz archive" },
	{ begins: ["\x28\xb5\x2f\xfd"], what: "a Zstandard archive" },
	{ begins: ["MZ"], holds: "PE\0\0", what: "a program" },
	{ begins: ["MZ"], holds: "This program cannot be run in DOS mode", what: "a program" },
	{ begins: ["\x7fELF", "\xcf\xfa\xed\xfe"], what: "a program" },
	{ begins: ["\0\0\xfe\xff", "\xff\xfe\0\0"], what: "text in UTF-32" },
];

const firstBytes = new Set<number>();
for (const { begins } of signatures) for (const begin of begins) firstBytes.add(begin.charCodeAt(0));
const reach = 8192;

/** What bytes are instead of text by how they begin, or null. */
export function signatureOf(bytes: Uint8Array): Signature | null {
	if (!firstBytes.has(bytes[0] ?? 0x20)) return null;
	const head = latin1(bytes.subarray(0, reach));
	const fits = ({ begins, holds }: Signature): boolean =>
		begins.some((begin) => head.startsWith(begin)) &&
		(holds === undefined || head.includes(holds) || tailOf(bytes).includes(holds));
	return signatures.find(fits) ?? null;
}

/** The list of an archive's entries stands at its end. */
const tailOf = (bytes: Uint8Array): string => latin1(bytes.subarray(Math.max(0, bytes.length - reach)));

const latin1 = (bytes: Uint8Array): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

/** The first control character that text can't have (tabs, line ends, form feeds, Ctrl-Z and escapes are allowed). */
export function firstControl(bytes: Uint8Array): { readonly byte: number; readonly at: number } | null {
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x20 && !allowed.has(byte)) return { byte, at };
	}
	return null;
}

const allowed: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);

const page = /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)[\s>]/i;

/** Whether bytes begin as a web page does. */
export const opensAsPage = (bytes: Uint8Array): boolean => page.test(latin1(bytes.subarray(0, 512)));

/** How an encoding was guessed: UTF-8 with invalid bytes, UTF-16 without a byte order mark, an older one. */
export type EncodingGuess = "damaged" | "unmarked" | "likely" | "unsure";

/** The text of an input, before its format is known. */
export interface DecodedText {
	/** Relative to the root, with `/`; null for standard input without a name. */
	readonly path: string | null;
	/** Decoded, without its BOM; line ends as they were. Of a document, its words as one would type them. */
	readonly text: string;
	/** WHATWG name: `utf-8`. */
	readonly encoding: string;
	/** Why this encoding was guessed; null where the bytes, or somebody, said it. */
	readonly guess: EncodingGuess | null;
	/** Of the bytes as read, in hex. */
	readonly sha256: string;
	/** Only of a document, which has places of its own. */
	readonly document?: Transcribed;
}

/** The input of the flow. */
export interface Source extends DecodedText {
	/** The input format that parses it: `txt`, `markdown`, `docx`. */
	readonly format: string;
}

/** The origin of text from a document: places, and what was not read. */
export interface Transcribed {
	readonly places: readonly TranscriptPlace[];
	/** In words, counted: `3 images`. */
	readonly external: readonly string[];
	/** The finding where something stood too deep. */
	readonly cut: Fault | null;
}

/** Where a part of the document begins in the text: `paragraph 12`. */
export interface TranscriptPlace {
	readonly start: number;
	readonly where: string;
}

/** The part of the document that an offset of its text comes from. */
export function whereIn({ places }: Pick<Transcribed, "places">, offset: number): string {
	let [low, high] = [0, places.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((places[middle]?.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return places[low]?.where ?? "the whole document";
}
