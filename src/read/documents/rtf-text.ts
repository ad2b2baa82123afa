/** The characters of Rich Text: bytes in the encoding of their font, or numbers with a stand-in behind them. */
import { legacy } from "../legacy.ts";

/** Encodings by the number of a font's character set. */
const charsets: ReadonlyMap<number, string> = new Map([
	[77, "macintosh"],
	[128, "shift_jis"],
	[129, "euc-kr"],
	[134, "gbk"],
	[136, "big5"],
	[161, "windows-1253"],
	[162, "windows-1254"],
	[163, "windows-1258"],
	[177, "windows-1255"],
	[178, "windows-1256"],
	[186, "windows-1257"],
	[204, "windows-1251"],
	[222, "windows-874"],
	[238, "windows-1250"],
]);

/** Symbol fonts have bullets where others have letters. */
const symbolCharset = 2;

const codePages: ReadonlyMap<number, string> = new Map([
	[866, "ibm866"],
	[874, "windows-874"],
	[932, "shift_jis"],
	[936, "gbk"],
	[949, "euc-kr"],
	[950, "big5"],
	[10000, "macintosh"],
	[10007, "x-mac-cyrillic"],
	[65001, "utf-8"],
]);

/** The encoding of a code page; windows-1252 where nothing is known of it. */
export function codePage(number: number): string {
	return codePages.get(number) ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : "windows-1252");
}

const bullet = "•";
const ofWindows = "windows-1252";

/** What bytes are in. */
interface RtfEncoding {
	readonly name: string;
	/** Where they are not in it, they are in that of Windows. */
	readonly orWindows: boolean;
}

/** The encoding of a font; one of the usual charset is in that of Windows, whatever the document is in. */
const encodingOf = (charset: number | undefined, page: string): RtfEncoding => ({
	name: charsets.get(charset ?? 0) ?? page,
	orWindows: charset === 0,
});

/** Text that comes byte by byte: groups and looks may stand between bytes that follow each other, as a character may be several. */
export interface RtfText {
	/** From `--encoding`, if any. */
	readonly named: string | null;
	/** That of the document. */
	encoding: string;
	/** The character sets of fonts by their numbers. */
	readonly charsets: Map<number, number>;
	decoded: string;
	/** What is not decoded yet, and what it is in. */
	bytes: number[];
	pending: RtfEncoding;
	/** The first encoding that bytes were not in, since the last time that text was taken. */
	unread: string | null;
}

/** No text yet. */
export const rtfText = (named: string | null): RtfText => ({
	named,
	encoding: named ?? ofWindows,
	charsets: new Map(),
	decoded: "",
	bytes: [],
	pending: { name: ofWindows, orWindows: false },
	unread: null,
});

/** Sets the encoding of the document, unless one was named. */
export function setEncoding(text: RtfText, name: string): void {
	text.encoding = text.named ?? name;
}

/** Adds a byte in a font. */
export function pushByte(text: RtfText, value: number, font: number | null): void {
	const charset = font === null ? undefined : text.charsets.get(font);
	if (charset === symbolCharset && value > 0x7f) {
		pushText(text, bullet);
		return;
	}
	const { named, pending } = text;
	const own = named === null ? encodingOf(charset, text.encoding) : { name: named, orWindows: false };
	if (own.name !== pending.name || own.orWindows !== pending.orWindows) flush(text);
	text.pending = own;
	text.bytes.push(value);
}

/** Adds a UTF-16 unit; where fonts of symbols were meant, the numbers are those of nobody's characters. */
export function pushUnit(text: RtfText, value: number): void {
	const unit = value & 0xffff;
	pushText(text, unit >= 0xf000 && unit <= 0xf0ff ? bullet : String.fromCharCode(unit));
}

/** Adds whole characters. */
export function pushText(text: RtfText, more: string): void {
	flush(text);
	text.decoded += more;
}

/** Decodes all bytes, as none that comes belongs to a character that is begun. */
export function flush(text: RtfText): void {
	const { bytes, pending } = text;
	if (bytes.length === 0 || decode(text, pending.name) || (pending.orWindows && decode(text, ofWindows))) return;
	text.unread ??= pending.name;
	text.bytes = [];
}

/** How many bytes there are of a character whose last one is to come. */
const begun = [0, 1, 2, 3];

/** What has come since the last time, less the bytes at its end that may go on. */
export function takeText(text: RtfText): Pick<RtfText, "decoded" | "unread"> {
	if (text.bytes.length > 0 && !begun.some((less) => decode(text, text.pending.name, less))) flush(text);
	const { decoded, unread } = text;
	text.decoded = "";
	text.unread = null;
	return { decoded, unread };
}

/** Decodes the bytes but for some at their end, if that can be done. */
function decode(text: RtfText, encoding: string, less = 0): boolean {
	const end = text.bytes.length - less;
	const decoded = end < 0 ? null : legacy.decode(Uint8Array.from(text.bytes.slice(0, end)), encoding);
	if (decoded === null) return false;
	text.decoded += decoded;
	text.bytes = text.bytes.slice(end);
	return true;
}
