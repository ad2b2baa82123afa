/**
 * Encodings from before Unicode: decoding, and guessing which. Slow to load, so it is only where bytes need it.
 * Node's own decoder is not used: that of Node 20 reads the curly quotes of windows-1252 as control characters.
 */
import { TextDecoder } from "@exodus/bytes/encoding.js";
import { chardet } from "jschardet";

/** A guess at an encoding, with a confidence from 0 to 1. */
export interface Guess {
	readonly encoding: string;
	readonly confidence: number;
}

/** Functions for text that is not Unicode. */
export interface LegacyReader {
	/** Strictly: null where the bytes are not in this encoding. */
	decode(bytes: Uint8Array, encoding: string): string | null;
	guess(bytes: Uint8Array): Guess | null;
}

/** The detector's names of encodings, with their WHATWG names; only those that can be decoded. */
const detectable: Readonly<Record<string, string>> = {
	cp1252: "windows-1252",
	"iso8859-1": "windows-1252",
	"iso8859-15": "iso-8859-15",
	"mac-roman": "macintosh",
	cp1250: "windows-1250",
	"iso8859-2": "iso-8859-2",
	"iso8859-16": "iso-8859-16",
	cp1251: "windows-1251",
	"koi8-r": "koi8-r",
	"koi8-u": "koi8-u",
	"iso8859-5": "iso-8859-5",
	cp866: "ibm866",
	"mac-cyrillic": "x-mac-cyrillic",
	cp1253: "windows-1253",
	"iso8859-7": "iso-8859-7",
	cp1254: "windows-1254",
	"iso8859-9": "windows-1254",
	cp1255: "windows-1255",
	"iso8859-8": "iso-8859-8",
	cp1256: "windows-1256",
	"iso8859-6": "iso-8859-6",
	cp1257: "windows-1257",
	"iso8859-4": "iso-8859-4",
	"iso8859-13": "iso-8859-13",
	"iso8859-3": "iso-8859-3",
	"iso8859-10": "iso-8859-10",
	"iso8859-14": "iso-8859-14",
	cp1258: "windows-1258",
	cp874: "windows-874",
	"tis-620": "windows-874",
	cp932: "shift_jis",
	shift_jis_2004: "shift_jis",
	euc_jis_2004: "euc-jp",
	iso2022_jp_2: "iso-2022-jp",
	gb18030: "gb18030",
	big5hkscs: "big5",
	cp949: "euc-kr",
	euc_kr: "euc-kr",
};

const options = { includeEncodings: Object.keys(detectable), compatNames: false };

/** The reader for encodings that are not Unicode. */
export const legacy: LegacyReader = {
	decode(bytes, encoding) {
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(bytes);
		} catch {
			return null;
		}
	},
	guess(bytes) {
		const { encoding: name, confidence } = chardet.detect(bytes, options);
		const encoding = name === null ? undefined : detectable[name];
		return encoding === undefined ? null : { encoding, confidence };
	},
};
