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
	/** Whether all that has come was characters: no half of one, nor bytes that are none. */
	isSound(): boolean;
}

const bullet = "•";

/** Begins with nothing. */
export function rtfText(named: string | null): RtfText {
	const fonts = new Map<number, number>();
	let page = named ?? "windows-1252";
	let text = "";
	let bytes: number[] = [];
	let current: string | null = null;
	let sound = true;
	/** The first half of a character that takes two numbers has come. */
	let half = false;
	const isHalf = (next: boolean): void => {
		if (half) sound = false;
		half = next;
	};
	const flush = (): void => {
		if (bytes.length === 0) return;
		const read = legacy.decode(Uint8Array.from(bytes), current ?? page);
		if (read === null) sound = false;
		text += read ?? "";
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
			isHalf(false);
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
			if (unit >= 0xdc00 && unit <= 0xdfff && half) half = false;
			else if (unit >= 0xdc00 && unit <= 0xdfff) sound = false;
			else isHalf(unit >= 0xd800 && unit <= 0xdbff);
			// Where fonts of symbols were meant, the numbers are those of nobody's characters.
			text += unit >= 0xf000 && unit <= 0xf0ff ? bullet : String.fromCharCode(unit);
		},
		characters(more) {
			flush();
			isHalf(false);
			text += more;
		},
		take() {
			flush();
			const taken = text;
			text = "";
			return taken;
		},
		isSound: () => sound && !half,
	};
}
