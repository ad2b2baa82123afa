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
