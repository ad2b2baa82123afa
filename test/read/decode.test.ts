import { describe, expect, test } from "vitest";
import { decodeUnicode, fingerprint } from "../../src/read/decode.ts";
import { decode } from "../../src/read/legacy.ts";
import { encoderFor } from "../../src/write/encode.ts";

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const encoded = (text: string, encoding: string): Uint8Array => encoderFor(encoding)?.(text) ?? bytes();
const utf16 = (text: string): Uint8Array => Buffer.from(text, "utf16le");
const utf32 = (text: string): Uint8Array =>
	new Uint8Array(Uint32Array.from([...text], (letter) => letter.codePointAt(0) ?? 0).buffer);
const swapped = (text: string): Uint8Array => Buffer.from(text, "utf16le").swap16();

describe("what bytes say of themselves is no guess, and needs no reader of older encodings", () => {
	test.each([
		["plain", Buffer.from("Date: 2 February"), "Date: 2 February", "utf-8"],
		["nothing", bytes(), "", "utf-8"],
		["a byte order mark", Buffer.from("\uFEFFDate"), "Date", "utf-8"],
		["two marks, of which one is text", Buffer.from("\uFEFF\uFEFFDate"), "\uFEFFDate", "utf-8"],
		["line ends as they are", Buffer.from("a\r\nb\rc\n"), "a\r\nb\rc\n", "utf-8"],
		["a NUL or two in text", Buffer.from("Date:\0 2 May 2016\0"), "Date:\0 2 May 2016\0", "utf-8"],
		["many of them", Buffer.from("Date:\0 2 May 2016\0".repeat(8)), "Date:\0 2 May 2016\0".repeat(8), "utf-8"],
		["nothing but NULs", new Uint8Array(100), "\0".repeat(100), "utf-8"],
		["UTF-16 with its mark", utf16("\uFEFFÉté"), "Été", "utf-16le"],
		["UTF-16 the other way round", bytes(0xfe, 0xff, 0, 0x41), "A", "utf-16be"],
	])("%s", (_, input, text, encoding) => expect(decodeUnicode(input, null)).toEqual({ text, encoding, guess: null }));
});

const note =
	"Date of Meeting: 2 February 2016\nReporter: Zoë Núñez\n\n“We don’t know – yet”, said the chair’s deputy. She didn’t.\nThe “second round” – Ms Peña’s idea – wasn’t for the chair’s deputy.\n";
const russian = "Дата встречи: 2 февраля 2016 года. Докладчик: Мария Иванова. Заседание открыл председатель.\n";

const japanese = "会議の日付：2016年2月2日。報告者：田中花子。";

describe("a guess is reported", () => {
	test.each([
		["UTF-16 without a mark", utf16(note), note, "utf-16le"],
		[
			"Latvian in UTF-16 without a mark",
			utf16("Reportiere: Zane Āboliņa. Ārijs un Juris runāja par to, kā."),
			"Reportiere: Zane Āboliņa. Ārijs un Juris runāja par to, kā.",
			"utf-16le",
		],
		["the same the other way round", swapped(note), note, "utf-16be"],
		["Russian in UTF-16 without a mark", utf16(russian), russian, "utf-16le"],
		["windows-1252", encoded(note, "windows-1252"), note, "windows-1252"],
		["an old Macintosh", encoded(note, "macintosh"), note, "macintosh"],
		["Russian, as Windows wrote it", encoded(russian, "windows-1251"), russian, "windows-1251"],
		["Russian, as Unix wrote it", encoded(russian, "koi8-r"), russian, "koi8-r"],
		[
			"Polish",
			encoded("Sprawozdawca: Łukasz Żółkiewski. Omówiono wpływ zmian na społeczności wiejskie.", "iso-8859-2"),
			"Sprawozdawca: Łukasz Żółkiewski. Omówiono wpływ zmian na społeczności wiejskie.",
			"iso-8859-2",
		],
		["Japanese", encoded(japanese, "shift_jis"), japanese, "shift_jis"],
		["too little to tell", latin1("Caf\xe9"), "Café", "windows-1252"],
		["a byte that windows-1252 leaves open", latin1("\x81ngstr\x9am"), "Ångström", "macintosh"],
	])("%s", (_, input, text, encoding) => {
		const decoded = decode(input, null);
		expect(decoded).toMatchObject({ text, encoding });
		expect(decoded).toHaveProperty("guess", expect.any(String));
	});

	test("and waits for the reader of older encodings", () => {
		expect(decodeUnicode(encoded(note, "windows-1252"), null)).toBeNull();
		expect(decodeUnicode(encoded(note, "windows-1252"), "latin1")).toBeNull();
	});
});

describe("UTF-8 that is damaged stays UTF-8, with a sign for what is lost", () => {
	const guess = expect.any(String);
	test.each([
		["a character cut in two behind one that is whole", Buffer.from("é – “").subarray(0, -5), "é \ufffd", guess],
		["a character cut in two behind a mark", Buffer.from("\uFEFFcaf\u00e9").subarray(0, -1), "caf\ufffd", null],
		["a character cut in two", Buffer.from("déjà vu – “").subarray(0, -1), "déjà vu – \ufffd", guess],
		[
			"a foreign byte",
			Buffer.concat([Buffer.from("déjà vu\r\n“a”\r\n"), bytes(0x93, 0x0a)]),
			"déjà vu\r\n“a”\r\n\ufffd\n",
			guess,
		],
	])("%s", (_, input, text, guess) => {
		expect(decodeUnicode(input, null)).toEqual({ text, encoding: "utf-8", guess });
		expect(decodeUnicode(input, "utf-8")).toEqual({ text, encoding: "utf-8", guess: null });
	});
});

describe("no text is made of", () => {
	test.each([
		[
			"Japanese with a broken character",
			Buffer.concat([encoded(japanese, "shift_jis"), bytes(0x89)]),
			"Can't decode this file: some bytes are not `shift_jis`. Repair them, or pass `--encoding`.",
		],
		[
			"bytes of Windows behind a mark of UTF-8",
			latin1("\xef\xbb\xbf\x93We don\x92t\x94 \x96 yet\x85"),
			"Can't decode this file: its byte order mark says `utf-8`, but its bytes are not valid in that encoding. If it is text, pass `--encoding`.",
		],
		[
			"damaged UTF-8 with control characters",
			latin1("d\xc3\xa9j\xc3\xa0 \xff\x02\x01"),
			"Not a text file (control byte at offset 8). If it is text, pass `--encoding`.",
		],
		[
			"half a surrogate in UTF-16",
			bytes(0xff, 0xfe, 0x00, 0xd8),
			"Can't decode this file: its byte order mark says `utf-16le`, but its bytes are not valid in that encoding. If it is text, pass `--encoding`.",
		],
		["UTF-16 with half a character", bytes(0xfe, 0xff, 0x00), "says `utf-16be`, but"],
		["the same without a byte order mark", utf16("Date: 2 May").subarray(0, -1), "half a character"],
		["UTF-32 without a byte order mark", utf32("Date 😀: 2 May"), "text in UTF-32"],
		["UTF-32, its high half first", utf32("Date: 2 May").reverse(), "text in UTF-32"],
		["UTF-32", bytes(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0), "text in UTF-32"],
		["a PDF, even if it is all ASCII", latin1("%PDF-1.4\n1 0 obj"), "a PDF"],
		["an old Word file", latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), "`.doc`"],
		["a Word file under another name", latin1("PK\x03\x04\x14\0word/document.xml"), "`.docx`"],
		["a zip archive", latin1("PK\x03\x04\x14\0photo.jpg"), "a zip archive"],
		["Rich Text", latin1("{\\rtf1\\ansi Date}"), "`.rtf`"],
		["an image", latin1("\x89PNG\r\n\x1a\n\0\0"), "a PNG image"],
		[
			"other bytes",
			bytes(0x41, 0x42, 0x02, 0xff, 0x00, 0x9c),
			"Not a text file (control byte at offset 2). If it is text, pass `--encoding`.",
		],
	])("%s", (_, input, reason) => {
		expect(decode(input, null)).toMatchObject({ code: "undecodable", message: expect.stringContaining(reason) });
	});
});

describe("the encoding that is named is taken, and no other", () => {
	test.each([
		["utf-16le", utf16("Aé"), "Aé"],
		["UTF-16BE", swapped("Aé"), "Aé"],
		["latin1", latin1("\x93A\x94 caf\xe9"), "“A” café"],
		["ISO-8859-1", latin1("\x93A\x94"), "“A”"],
		["macintosh", latin1("\xd2A\xd3"), "“A”"],
		["x-mac-roman", latin1("\xd2A\xd3"), "“A”"],
		["iso-8859-16", latin1("\xa5A\xb5"), "„A”"],
		["iso-2022-jp", latin1("\x1b$B2q5D\x1b(B"), "会議"],
		["utf-8", bytes(0xff, 0xfe, 0x41, 0), null],
		["utf-8", latin1("caf\xe9"), null],
		["iso-8859-7", bytes(0xff), null],
		["latin-nine", latin1("A"), null],
		["utf-8", latin1("%PDF-1.4"), null],
	])("%s", (label, input, text) =>
		expect(decode(input, label)).toMatchObject(text === null ? { code: "undecodable" } : { text }),
	);
});

test("fingerprint is the SHA-256 of the bytes", () => {
	expect(fingerprint(bytes())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
