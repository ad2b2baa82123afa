import { describe, expect, test } from "vitest";
import { firstControl, signatureOf } from "../../src/read/decode.ts";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("signatureOf", () => {
	test.each([
		["%PDF-1.7\n", "a PDF"],
		["{\\rtf1\\ansi", "Rich Text (`.rtf`)"],
		[`PK\x03\x04${"\0".repeat(9000)}${"x".repeat(9000)}word/document.xml`, "a Word document (`.docx`)"],
		["PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (`.odt`)"],
		["PK\x03\x04....xl/workbook.xml", "an Excel sheet (`.xlsx`)"],
		["PK\x03\x04....a.txt", "a zip archive"],
		[
			"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
			"an old Word file (`.doc`), another old Office file, or a file with a password",
		],
		["\xffWPC\x10", "a WordPerfect file"],
		["\x89PNG\r\n\x1a\n", "a PNG image"],
		["\xff\xd8\xff\xe0", "a JPEG image"],
		["RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"],
		["\x1f\x8b\x08\0", "a gzip archive"],
		["BZh91AY&SY", "a bzip2 archive"],
		["\xfd7zXZ\0\0\x04", "an xz archive"],
		["\x28\xb5\x2f\xfd\x04", "a Zstandard archive"],
		["\x7fELF\x02\x01", "a program"],
		["MZ\x90\0\x03....PE\0\0d\x86", "a program"],
		["\xcf\xfa\xed\xfe\x07", "a program"],
		["\xff\xfe\0\0D\0\0\0", "text in UTF-32"],
	])("%j", (bytes, what) => expect(signatureOf(latin1(bytes))?.what ?? null).toBe(what));

	test.each([
		"",
		"Date of Meeting: 2 May 2016",
		"%PDF is a format",
		"{ notes }",
		"PK 4",
		"GIF89 was a format",
		"RIFF: WEBP and WAVE",
		"ID3: a table",
		"MM. Dupont et Durand",
		"\xff\xfeD\0a\0",
		"1990. The year",
		"Rar!",
		"MZ: minutes of the zoo",
		"BZh",
	])("%j is text", (bytes) => expect(signatureOf(latin1(bytes))?.what ?? null).toBeNull());
});

test.each([
	["a\tb\r\n\fc\x1b\x1a", null],
	["ab\0", { byte: 0, at: 2 }],
	["\x07a\0", { byte: 7, at: 0 }],
])("the first control character of %j: %j", (bytes, found) => expect(firstControl(latin1(bytes))).toEqual(found));
