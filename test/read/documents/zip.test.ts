import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openArchive } from "../../../src/read/documents/zip.ts";

const archive = zipSync({ "a.xml": strToU8("<a/>".repeat(100)), "b/c.bin": [strToU8("stored"), { level: 0 }] });
const most = 1_000_000;

test("an archive is unpacked one entry at a time", () => {
	const opened = openArchive(archive, most);
	if ("code" in opened) throw new Error(opened.code);
	expect(opened.names).toEqual(["a.xml", "b/c.bin"]);
	expect(Buffer.from(opened.unpack("a.xml") as Uint8Array).toString()).toBe("<a/>".repeat(100));
	expect(Buffer.from(opened.unpack("b/c.bin") as Uint8Array).toString()).toBe("stored");
	expect(opened.unpack("no")).toBeNull();
});

/** The archive with a number of four bytes in the list of its entries changed. */
function patched(field: number, value: number, bytes: Uint8Array = archive): Uint8Array {
	const copy = Buffer.from(bytes);
	copy.writeUInt32LE(value, copy.indexOf(Buffer.from("PK\x01\x02", "latin1")) + field);
	return copy;
}

describe("refused before anything is unpacked", () => {
	test.each([
		["larger than allowed when unpacked", openArchive(archive, 300), "too-large", "406 bytes when unpacked"],
		["sizes beyond four bytes", openArchive(patched(24, 0xffffffff), most), "too-large", "`a.xml`"],
		[
			"no list of entries",
			openArchive(archive.subarray(0, 200), most),
			"undecodable",
			"Corrupt document (truncated ZIP). Save it again or restore it.",
		],
		["a list that is cut", openArchive(patched(0, 0), most), "undecodable", "truncated ZIP"],
		["no archive at all", openArchive(strToU8("hello"), most), "undecodable", "Not a document of that kind."],
		[
			"an old Word file",
			openArchive(Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), most),
			"undecodable",
			"old Word file",
		],
		["a password", openArchive(patched(6, 0x00010014), most), "undecodable", "password"],
		["a way up", openArchive(zipSync({ "../../etc/passwd": strToU8("x") }), most), "undecodable", "leads out"],
		[
			"a way up with backslashes",
			openArchive(zipSync({ "word\\..\\..\\x": strToU8("x") }), most),
			"undecodable",
			"leads out",
		],
		["an absolute name", openArchive(zipSync({ "/etc/passwd": strToU8("x") }), most), "undecodable", "leads out"],
		["a drive", openArchive(zipSync({ "C:/x": strToU8("x") }), most), "undecodable", "leads out"],
	])("%s", (_, refused, code, reason) => {
		expect(refused).toMatchObject({ code, message: expect.stringContaining(reason) });
	});

	test("too many entries", () => {
		const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, new Uint8Array()]));
		expect(openArchive(zipSync(files, { level: 0 }), most)).toMatchObject({
			code: "too-large",
			message: /10001 entries/,
		});
	});
});

describe("an entry that is not what the list says", () => {
	const entryOf = (bytes: Uint8Array) => {
		const opened = openArchive(bytes, most);
		if ("code" in opened) throw new Error(opened.code);
		return opened.unpack("a.xml");
	};

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
