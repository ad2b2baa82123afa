/** The characters of Rich Text: bytes in the encoding of their font, or numbers with a stand-in behind them. */
import { legacy } from "../legacy.ts";
import { charsets, codePage, symbolCharset } from "./rtf-words.ts";

/** Decodes what comes byte by byte. */
export interface RtfText {
	/** The encoding of the document; one that somebody named stays. */
	page(number: number): void;
	macintosh(): void;
	encoding(): string;
	font(number: number, charset: number): void;
	byte(value: number, font: number | null): void;
	unit(value: number): void;
	characters(text: string): void;
	/** What has come since the last time. */
	take(): string;
}

const bullet = "•";

/** Begins with nothing. */
export function rtfText(named: string | null): RtfText {
	const fonts = new Map<number, number>();
	let page = named ?? "windows-1252";
	let text = "";
	let bytes: number[] = [];
	let current: string | null = null;
	const flush = (): void => {
		if (bytes.length === 0) return;
		text += decoded(Uint8Array.from(bytes), current ?? page);
		bytes = [];
	};
	return {
		page(number) {
			page = named ?? codePage(number);
		},
		macintosh() {
			page = named ?? "macintosh";
		},
		encoding: () => page,
		font(number, charset) {
			fonts.set(number, charset);
		},
		byte(value, font) {
			const charset = font === null ? undefined : fonts.get(font);
			if (charset === symbolCharset && value > 0x7f) {
				flush();
				text += bullet;
				return;
			}
			const encoding = named ?? charsets.get(charset ?? 0) ?? null;
			if (encoding !== current) flush();
			current = encoding;
			bytes.push(value);
		},
		unit(value) {
			flush();
			const unit = value & 0xffff;
			// Where fonts of symbols were meant, the numbers are those of nobody's characters.
			text += unit >= 0xf000 && unit <= 0xf0ff ? bullet : String.fromCharCode(unit);
		},
		characters(more) {
			flush();
			text += more;
		},
		take() {
			flush();
			const taken = text;
			text = "";
			return taken;
		},
	};
}

/** Bytes that mean nothing in their encoding are read in the one that has a character for each. */
function decoded(bytes: Uint8Array, encoding: string): string {
	return legacy.decode(bytes, encoding) ?? legacy.decode(bytes, "windows-1252") ?? "";
}
