/** Whatever the bytes: text that holds all of them, or none. */
import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeUnicode, encodings } from "../../src/read/decode.ts";
import { decode } from "../../src/read/legacy.ts";
import { byteOrderMark, encoderFor } from "../../src/write/encode.ts";

const note = "Date of Meeting: 2 May 2016\r\nReporter: Zoë “Núñez” – Дата 会議 ρ\n\nIt’s déjà vu.\n";
const runs = { numRuns: 500 };

/** Bytes of notes in some encoding, some of them changed; and bytes of no kind. */
const saved = fc.constantFrom(...encodings).map((encoding) => {
	const encode = encoderFor(encoding);
	const text = [...note].filter((character) => (encode?.(character) ?? null) !== null).join("");
	return encode?.(text) ?? Buffer.from(note);
});
const spoilt = fc.tuple(saved, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 })).map(([bytes, changes]) => {
	const copy = Uint8Array.from(bytes);
	for (const [at, byte] of changes) copy[at % copy.length] = byte;
	return copy;
});
const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), saved, spoilt);
const label = fc.option(fc.constantFrom(...encodings), { nil: null });

describe("decode", () => {
	test("never throws, and says what is wrong or what the text is", () => {
		fc.assert(
			fc.property(anyBytes, label, (bytes, encoding) => {
				const decoded = decode(bytes, encoding);
				if ("code" in decoded) expect(decoded.message).toMatch(/^(?:Can't decode this file: |Not a text file )/);
				else expect(encodings).toContain(decoded.encoding);
			}),
			runs,
		);
	});

	test("never makes a replacement character, but in UTF-8 that is damaged", () => {
		fc.assert(
			fc.property(anyBytes, label, (bytes, encoding) => {
				const decoded = decode(bytes, encoding);
				if ("code" in decoded || isDamaged(bytes, decoded.encoding)) return;
				const { text } = decoded;
				const own = encoderFor(decoded.encoding)?.("\ufffd") ?? null;
				if (own === null || !Buffer.from(bytes).includes(Buffer.from(own))) expect(text).not.toContain("\ufffd");
			}),
			runs,
		);
	});

	test("loses no byte: Unicode and encodings of one byte can be written back", () => {
		fc.assert(
			fc.property(anyBytes, label, (bytes, encoding) => {
				const decoded = decode(bytes, encoding);
				if ("code" in decoded || manyBytes.test(decoded.encoding)) return;
				const { text } = decoded;
				if (isDamaged(bytes, decoded.encoding)) {
					expect(text).toBe(new TextDecoder().decode(bytes));
					return;
				}
				const mark = byteOrderMark(bytes, decoded.encoding);
				const again = encoderFor(decoded.encoding)?.(text) ?? new Uint8Array();
				expect(Buffer.concat([mark, again])).toEqual(Buffer.from(bytes));
			}),
			runs,
		);
	});

	test("asks for the reader of older encodings exactly where bytes need it", () => {
		fc.assert(
			fc.property(anyBytes, label, (bytes, encoding) => {
				const decoded = decodeUnicode(bytes, encoding);
				if (decoded !== null) expect(decoded).toEqual(decode(bytes, encoding));
			}),
			runs,
		);
	});
});

const isDamaged = (bytes: Uint8Array, encoding: string): boolean => encoding === "utf-8" && !isUtf8(bytes);

const manyBytes = /^(?:gb|big5|euc|shift|iso-2022)/;
