import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Refused } from "../../../src/read/documents/document.ts";
import { openArchive } from "../../../src/read/documents/zipped-xml.ts";

const archive = zipSync({ "a.xml": strToU8("<a/>".repeat(100)), "b/c.bin": [strToU8("stored"), { level: 0 }] });
const most = 1_000_000;
const open = (bytes: Uint8Array, maxSize: number) => openArchive(bytes, { maxSize, kind: "a Word document" });

test("an archive is unpacked one entry at a time", () => {
	const unpacked = [...open(archive, most)].map(([name, unpack]) => [name, Buffer.from(unpack()).toString()]);
	expect(unpacked).toEqual([
		["a.xml", "<a/>".repeat(100)],
		["b/c.bin", "stored"],
	]);
});

/** Why something is refused. */
function faultOf(act: () => unknown): unknown {
	try {
		return act();
	} catch (error) {
		return error instanceof Refused ? error.why : error;
	}
}

/** The archive with a number of four bytes in the list of its entries changed. */
function patched(field: number, value: number, bytes: Uint8Array = archive): Uint8Array {
	const copy = Buffer.from(bytes);
	copy.writeUInt32LE(value, copy.indexOf(Buffer.from("PK\x01\x02", "latin1")) + field);
	return copy;
}

describe("refused before anything is unpacked", () => {
	test.each([
		["sizes beyond four bytes", patched(24, 0xffffffff), "too-large", "`a.xml`"],
		[
			"no list of entries",
			archive.subarray(0, 200),
			"undecodable",
			"Corrupt document (truncated ZIP). Save it again or restore it.",
		],
		["a list that is cut", patched(0, 0), "undecodable", "truncated ZIP"],
		["no archive at all", strToU8("hello"), "undecodable", "Not a Word document."],
		["an old Word file", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), "undecodable", "old Word file"],
		["a password", patched(6, 0x00010014), "undecodable", "This document has a password. Save it without one."],
		["a way up", zipSync({ "../../etc/passwd": strToU8("x") }), "undecodable", "points outside"],
		["a way up with backslashes", zipSync({ "word\\..\\..\\x": strToU8("x") }), "undecodable", "points outside"],
		["an absolute name", zipSync({ "/etc/passwd": strToU8("x") }), "undecodable", "points outside"],
		["a drive", zipSync({ "C:/x": strToU8("x") }), "undecodable", "points outside"],
	])("%s", (_, bytes, code, reason) => {
		expect(faultOf(() => open(bytes, most))).toMatchObject({ code, message: expect.stringContaining(reason) });
	});

	test("larger than allowed when unpacked", () => {
		const message = expect.stringContaining("406 bytes when unpacked");
		expect(faultOf(() => open(archive, 300))).toMatchObject({ code: "too-large", message });
	});

	test("too many entries", () => {
		const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, new Uint8Array()]));
		expect(faultOf(() => open(zipSync(files, { level: 0 }), most))).toMatchObject({
			code: "too-large",
			message: /10001 entries/,
		});
	});
});

describe("an entry that is not what the list says", () => {
	const entryOf = (bytes: Uint8Array) => faultOf(() => open(bytes, most).get("a.xml")?.());

	test("is not unpacked beyond what was promised", () => {
		const bomb = patched(24, 10, zipSync({ "a.xml": new Uint8Array(50_000_000) }));
		const before = process.memoryUsage().arrayBuffers;
		expect(entryOf(bomb)).toMatchObject({
			code: "undecodable",
			message: expect.stringContaining("larger than it says"),
		});
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
	});

	test.each([
		["smaller", patched(24, 500)],
		["nowhere", patched(42, 5_000)],
		["spoilt", Buffer.from(archive).fill(0xff, 36, 45)],
	])("%s", (_, bytes) => expect(entryOf(bytes)).toMatchObject({ code: "undecodable" }));
});
