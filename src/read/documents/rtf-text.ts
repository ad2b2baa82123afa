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

/** Bytes that follow each other are one text, groups and looks between them or not: a character may be several. */
export type RtfText = ReturnType<typeof rtfText>;

/** How many bytes there are of a character whose last one is to come. */
const begun = [0, 1, 2, 3];

/** Decodes what comes byte by byte; `named` is the encoding that somebody named. */
export function rtfText(named: string | null) {
	const charsetsOfFonts = new Map<number, number>();
	let page = named ?? ofWindows;
	let text = "";
	/** Bytes that are not decoded yet, and what they are in; where they are not in it, they may be in that of Windows. */
	let bytes: number[] = [];
	let encoding = { name: ofWindows, orWindows: false };
	let unread: string | null = null;
	/** Decodes the bytes but for some at their end, if that can be done. */
	const read = (name: string, less = 0): boolean => {
		const end = bytes.length - less;
		const decoded = end < 0 ? null : legacy.decode(Uint8Array.from(bytes.slice(0, end)), name);
		if (decoded !== null) [text, bytes] = [text + decoded, bytes.slice(end)];
		return decoded !== null;
	};
	/** No byte that comes belongs to a character that is begun. */
	const settle = (): void => {
		if (bytes.length === 0 || read(encoding.name) || (encoding.orWindows && read(ofWindows))) return;
		unread ??= encoding.name;
		bytes = [];
	};
	const addCharacters = (more: string): void => {
		settle();
		text += more;
	};
	return {
		/** The encoding of the document. */
		encoding: (): string => page,
		/** Sets it; one that somebody named stays. */
		setEncoding(name: string): void {
			page = named ?? name;
		},
		setCharset(font: number, charset: number): void {
			charsetsOfFonts.set(font, charset);
		},
		addByte(value: number, font: number | null): void {
			const charset = font === null ? undefined : charsetsOfFonts.get(font);
			if (charset === symbolCharset && value > 0x7f) {
				addCharacters(bullet);
				return;
			}
			const name = named ?? charsets.get(charset ?? 0) ?? page;
			// A font of the usual charset is in that of Windows, whatever the document is in.
			const orWindows = named === null && charset === 0;
			if (name !== encoding.name || orWindows !== encoding.orWindows) settle();
			encoding = { name, orWindows };
			bytes.push(value);
		},
		/** A UTF-16 unit; where fonts of symbols were meant, the numbers are those of nobody's characters. */
		addUnit(value: number): void {
			const unit = value & 0xffff;
			addCharacters(unit >= 0xf000 && unit <= 0xf0ff ? bullet : String.fromCharCode(unit));
		},
		addCharacters,
		settle,
		/**
		 * What has come since the last time, less the bytes at its end that may go on; and the encoding that bytes among it
		 * were not in, null where all could be read.
		 */
		take(): { readonly text: string; readonly unread: string | null } {
			if (bytes.length > 0 && !begun.some((less) => read(encoding.name, less))) settle();
			const taken = { text, unread };
			[text, unread] = ["", null];
			return taken;
		},
	};
}
