import { describe, expect, test } from "vitest";
import { decode, fingerprint } from "../../src/read/decode.ts";

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

describe("decode", () => {
	test.each([
		["plain", Buffer.from("Date: 2 February"), "Date: 2 February", "utf-8"],
		["nothing", bytes(), "", "utf-8"],
		["a byte order mark", Buffer.from("\uFEFFDate"), "Date", "utf-8"],
		["two marks, of which one is text", Buffer.from("\uFEFF\uFEFFDate"), "\uFEFFDate", "utf-8"],
		["line ends as they are", Buffer.from("a\r\nb\rc\n"), "a\r\nb\rc\n", "utf-8"],
		["UTF-16 with its mark", Buffer.from("\uFEFFÉté", "utf16le"), "Été", "utf-16le"],
		["UTF-16 the other way round", bytes(0xfe, 0xff, 0, 0x41), "A", "utf-16be"],
	])("%s", (_, input, text, encoding) => expect(decode(input, null)).toEqual({ text, encoding }));

	test.each([
		["a byte of Windows-1252", bytes(0x41, 0x93, 0x42)],
		["a character cut in two", bytes(0x41, 0xe2, 0x80)],
		["half a surrogate in UTF-16", bytes(0xff, 0xfe, 0x00, 0xd8)],
	])("refuses %s", (_, input) => expect(decode(input, null).text).toBeNull());

	test("takes the encoding that is named, and no other", () => {
		expect(decode(Buffer.from("Aé", "utf16le"), "utf-16le").text).toBe("Aé");
		expect(decode(bytes(0xff, 0xfe, 0x41, 0), "utf-8").text).toBeNull();
	});
});

test("fingerprint is the SHA-256 of the bytes", () => {
	expect(fingerprint(bytes())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
