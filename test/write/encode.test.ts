import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { encodings } from "../../src/read/decode.ts";
import { decode, decodeIn } from "../../src/read/legacy.ts";
import { byteOrderMark, encoderFor } from "../../src/write/encode.ts";

const reversible = encodings.filter((name) => name !== "iso-2022-jp");

const characters = ["A", " ", "\r\n", "é", "Ж", "会", "ア", "한", "ש", "ع", "ท", "Ω", "’", "€", "\u00a0"];

describe.each(reversible)("%s", (encoding) => {
	const encode = encoderFor(encoding);
	const known = characters.filter((character) => (encode?.(character) ?? null) !== null);
	const texts = fc.array(fc.constantFrom(...known));

	test("has a character for what notes are made of", () => expect(known.length).toBeGreaterThan(3));

	test("is read back as it was written", () => {
		fc.assert(
			fc.property(texts, (parts) => {
				const bytes = encode?.(parts.join("")) ?? new Uint8Array();
				expect(decodeIn(bytes, encoding)).toBe(parts.join(""));
			}),
		);
	});

	test("puts bytes together as their texts are put together, so that a change in one place changes no other", () => {
		fc.assert(
			fc.property(texts, (parts) => {
				const whole = Buffer.from(encode?.(parts.join("")) ?? []);
				expect(whole).toEqual(Buffer.concat(parts.map((part) => encode?.(part) ?? new Uint8Array())));
			}),
		);
	});

	test("gives back the byte of every character of one byte", () => {
		for (let byte = 0; byte < 256; byte++) {
			const bytes = Uint8Array.of(byte);
			const text = decodeIn(bytes, encoding);
			// The euro sign has two ways to be written in Chinese encodings: see the test of `fixSource`.
			if (text !== null && text !== "€") expect([byte, encode?.(text)]).toEqual([byte, bytes]);
		}
	});
});

test("a character that an encoding does not have is refused", () => {
	expect(encoderFor("windows-1252")?.("Łódź")).toBeNull();
	expect(encoderFor("utf-8")?.("\ud800")).toBeNull();
	expect(encoderFor("utf-16le")?.("a\udc00")).toBeNull();
});

test("there is no encoder where bytes depend on what stands before them", () => {
	expect(encoderFor("iso-2022-jp")).toBeNull();
});

test("windows-1252 is the real one, with the quotes that Node 20 lacks", () => {
	const bytes = encoderFor("windows-1252")?.("“€” – ‘Ž’") ?? new Uint8Array();
	expect(Buffer.from(bytes).toString("hex")).toBe("938094209620918e92");
	expect(decode(bytes, "windows-1252")).toHaveProperty("text", "“€” – ‘Ž’");
});

test.each([
	["utf-8", [0xef, 0xbb, 0xbf, 0x41], 3],
	["utf-16le", [0xff, 0xfe, 0x41, 0], 2],
	["utf-16be", [0xfe, 0xff, 0, 0x41], 2],
	["utf-8", [0x41], 0],
	["windows-1252", [0xef, 0xbb, 0xbf], 0],
])("byteOrderMark of %s: %j", (encoding, bytes, length) => {
	expect(byteOrderMark(Uint8Array.from(bytes), encoding)).toHaveLength(length);
});
