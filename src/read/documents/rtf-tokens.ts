/** The tokens of Rich Text, the encodings of its bytes, and which of its words are characters, or begin groups with or without words. */
import { decodeIn } from "../legacy.ts";
import type { Span } from "./spans.ts";

/** Receives tokens in order. */
export interface RtfVisitor {
	open(): void;
	close(): void;
	/** A control word or sign without its backslash; null where it has no number. */
	control(word: string, number: number | null): void;
	/** A character in the encoding of the text. */
	byte(value: number): void;
}

const [open, close, backslash] = [0x7b, 0x7d, 0x5c];
const control = /([a-z]{1,32})(-?\d{1,10})? ?|'([\da-f]{2})|([^a-z])/iy;
const reach = 48;

/** Visits all tokens; false if binary data would end after the file. Never allocates the size that a token claims. */
export function visitRtf(bytes: Uint8Array, visitor: RtfVisitor): boolean {
	let at = 0;
	while (at < bytes.length) {
		const byte = bytes[at++] ?? 0;
		if (byte === open) visitor.open();
		else if (byte === close) visitor.close();
		else if (byte === backslash) at = visitControl(bytes, at, visitor);
		else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) visitor.byte(byte);
	}
	return at <= bytes.length;
}

/** One control; returns where what follows begins. */
function visitControl(bytes: Uint8Array, at: number, visitor: RtfVisitor): number {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(reach, bytes.length - at)).toString("latin1");
	control.lastIndex = 0;
	const [all, word, digits, hex, sign] = control.exec(text) ?? [];
	if (all === undefined) return at;
	if (hex !== undefined) visitor.byte(Number.parseInt(hex, 16));
	else visitor.control(word ?? sign ?? "", digits === undefined ? null : Number(digits));
	// Binary data follows as it is.
	const data = word === "bin" ? Math.max(0, Number(digits ?? 0)) : 0;
	return at + all.length + data;
}

const numbered = (words: string): ReadonlyMap<number, string> =>
	new Map(Array.from(words.matchAll(/(\d+) (\S+)/g), ([, number, name = ""]) => [Number(number), name]));

/** Encodings by the number of a font's character set, and of a code page. */
const charsets = numbered(
	`77 macintosh 128 shift_jis 129 euc-kr 134 gbk 136 big5 161 windows-1253 162 windows-1254 163 windows-1258 177 windows-1255
	178 windows-1256 186 windows-1257 204 windows-1251 222 windows-874 238 windows-1250`,
);
const codePages = numbered(
	"866 ibm866 874 windows-874 932 shift_jis 936 gbk 949 euc-kr 950 big5 10000 macintosh 10007 x-mac-cyrillic 65001 utf-8",
);

/** What stands for the characters of symbol fonts, and for markers of lists without words. */
export const bullet = "•";

/** Symbol fonts have bullets where others have letters. */
export const symbolCharset = 2;

/** The encoding of a code page; windows-1252 for an unknown one. */
export function codePage(number: number): string {
	return codePages.get(number) ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : "windows-1252");
}

const ofWindows = "windows-1252";

/** A run of words: text, or bytes in one encoding. */
export interface Run {
	text: string;
	readonly bytes: number[];
	/** Null for text. */
	readonly encoding: string | null;
	/** Bytes that are not in it are in that of Windows. */
	readonly orWindows: boolean;
	readonly href: string | null;
}

/** The encoding of a font; charset 0 is the document's, or windows-1252 if that does not fit. */
export const encodingOf = (charset: number | undefined, page: string): Pick<Run, "encoding" | "orWindows"> => ({
	encoding: charsets.get(charset ?? 0) ?? page,
	orWindows: charset === 0,
});

/** The words of runs; encodings with invalid bytes are added to `unread`. */
export function spansOf(runs: readonly Run[], unread: string[]): Span[] {
	return runs.map(({ text, bytes, encoding, orWindows, href }) => {
		if (encoding === null) return { text, href };
		const given = Uint8Array.from(bytes);
		const decoded = decodeIn(given, encoding) ?? (orWindows ? decodeIn(given, ofWindows) : null);
		if (decoded === null) unread.push(encoding);
		return { text: decoded ?? "", href };
	});
}

/** The words of runs as one text. */
export const wordsOf = (runs: readonly Run[], unread: string[]): string =>
	spansOf(runs, unread)
		.map(({ text }) => text)
		.join("");

/** Control words and symbols that stand for characters. */
export const characters: ReadonlyMap<string, string> = new Map(
	Object.entries({
		...{ tab: "\t", line: "\n", lbr: "\n", page: "\n", column: "\n" },
		...{ "~": "\u00a0", _: "\u2011", "\\": "\\", "{": "{", "}": "}" },
		...{ emdash: "—", endash: "–", emspace: "\u2003", enspace: "\u2002", qmspace: "\u2005", bullet: "•" },
		...{ lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”" },
		...{ zwj: "\u200d", zwnj: "\u200c", rtlmark: "\u200f", ltrmark: "\u200e" },
	}),
);

/** Groups whose words do not belong to the text. */
export const wordless: ReadonlySet<string> = new Set(
	`author bkmkend bkmkstart buptim category colorschememapping colortbl comment company creatim datafield datastore
	defchp defpap doccomm docvar filetbl fontemb fontfile footer footerf footerl footerr footnotesep ftncn ftnsep ftnsepc
	generator header headerf headerl headerr hlinkbase info keycode keywords latentstyles listname listoverridetable
	listpicture listtable manager mmathPict nextfile nonshppict objdata objclass operator pgptbl picprop private printim
	protusertbl pwd revtbl revtim rsidtbl rxe stylesheet subject tc template themedata title txe userprops wgrffmtfilter
	xe xmlnstbl atnid atnauthor atndate annotation atnicn atnref atrfstart atrfend nextfile fname falt panose`.split(
		/\s+/,
	),
);

/** Groups that `\*` marks as optional, but that contain text. */
export const worthReading: ReadonlySet<string> = new Set(
	"footnote ud shpinst shptxt do dptxbxtext fldinst moMath moMathPara shppict pict pntext listtext".split(" "),
);
