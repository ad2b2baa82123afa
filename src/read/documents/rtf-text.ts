/** The characters of Rich Text: bytes in the encoding of their font, or numbers with a stand-in behind them. */
import { rtfBytes } from "./rtf-bytes.ts";
import { charsets, codePage, symbolCharset } from "./rtf-words.ts";

/** What has come, and the encoding that bytes among it were not in; null where all could be read. */
interface Taken {
	readonly text: string;
	readonly unread: string | null;
}

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
	/** No byte that comes belongs to a character that is begun. */
	settle(): void;
	/** What has come since the last time, less the bytes at its end that may go on. */
	take(): Taken;
}

const bullet = "•";
/** Begins with nothing. */
export function rtfText(named: string | null): RtfText {
	const fonts = new Map<number, number>();
	const bytes = rtfBytes();
	let page = named ?? "windows-1252";
	let text = "";
	const settle = (): void => {
		text += bytes.settle();
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
				settle();
				text += bullet;
				return;
			}
			const name = named ?? charsets.get(charset ?? 0) ?? page;
			// A font of the usual charset is in that of Windows, whatever the document is in.
			bytes.add(value, { name, orWindows: named === null && charset === 0 });
		},
		unit(value) {
			settle();
			const unit = value & 0xffff;
			// Where fonts of symbols were meant, the numbers are those of nobody's characters.
			text += unit >= 0xf000 && unit <= 0xf0ff ? bullet : String.fromCharCode(unit);
		},
		characters(more) {
			settle();
			text += more;
		},
		settle,
		take() {
			const taken = { text: text + bytes.take(), unread: bytes.unread() };
			text = "";
			return taken;
		},
	};
}
