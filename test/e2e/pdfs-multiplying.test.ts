/** PDFs that make much of little, whatever way, read by the built program: refused in little time and memory, or read in it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { pdfOf, pdfShowing, streamOf } from "../read/documents/pdf-of.ts";
import { tree } from "../tree.ts";
import { runBounded } from "./bounded-program.ts";

const words = "BT /F 10 Tf 60 740 Td (One) Tj ET\n";
const million = 1_000_000;

/** A PDF whose only page has these entries in place of its contents, and these objects from the fifth on. */
function pdf(contents: string, objects: readonly (string | Uint8Array)[], font = "3 0 R"): Uint8Array {
	const bytes = Buffer.from(pdfShowing("")).toString("latin1");
	const [head = ""] = bytes.split("5 0 obj");
	const page = head.replace("/Contents 5 0 R", contents).replace("/F 3 0 R", `/F ${font}`);
	const parts = objects.map((object, at) =>
		Buffer.concat([Buffer.from(`${at + 5} 0 obj\n`), Buffer.from(object as Uint8Array), Buffer.from("\nendobj\n")]),
	);
	return Buffer.concat([Buffer.from(page, "latin1"), ...parts, Buffer.from("trailer\n<</Root 1 0 R>>\n%%EOF")]);
}

/** Blanks in LZW: each code stands for one more of them than the last one, until the table is full. */
function lzw(codes: number): Uint8Array {
	const bits: number[] = [];
	const put = (code: number, width: number): void => {
		for (let at = width - 1; at >= 0; at--) bits.push((code >> at) & 1);
	};
	put(256, 9);
	put(0x20, 9);
	for (let next = 258, at = 0; at < codes; at++) {
		const width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
		put(Math.min(next, 4095), width);
		if (next < 4095) next++;
	}
	const bytes = new Uint8Array(Math.ceil(bits.length / 8));
	for (const [at, bit] of bits.entries()) if (bit === 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
	return bytes;
}

const runs = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at % 2 === 0 ? 129 : 0x20));
const packed = (content: string | Uint8Array): Uint8Array => deflateSync(content);
const blanks = (millions: number): Uint8Array => Buffer.alloc(millions * million, " ");

const map = `begincmap 1 begincodespacerange <00> <ff> endcodespacerange
	1 beginbfchar <41> <${"0061".repeat(50_000)}> endbfchar endcmap`;

/** A page in a font whose letters have these widths. */
const withWidths = (widths: string): Uint8Array =>
	pdf(
		"/Contents 5 0 R",
		[
			streamOf("BT /F 10 Tf 60 740 Td <0041> Tj ET"),
			"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
			`<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>
			${widths}/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>`,
		],
		"6 0 R",
	);

/** A page with two lines that nearly meet, the first of one long word and another. */
const withLongWord = (start: string): Uint8Array =>
	pdf("/Contents 5 0 R", [
		streamOf(
			packed(`BT /F 0.005 Tf 10 740 Td (${start.repeat(198_400 / start.length)} x) Tj 0 -0.006 Td (zz) Tj ET`),
			"/Filter/FlateDecode",
		),
	]);

describe("a PDF is refused in little time where", () => {
	test.each<readonly [string, Uint8Array]>([
		["LZW makes much of little", pdf("/Contents 5 0 R", [streamOf(lzw(100_000), "/Filter/LZWDecode")])],
		[
			"runs of one byte do",
			pdf("/Contents 5 0 R", [streamOf(packed(runs(4 * million)), "/Filter[/FlateDecode/RunLengthDecode]")]),
		],
		[
			"one stream is named many times",
			pdf(`/Contents[${"5 0 R ".repeat(200)}]`, [streamOf(packed(blanks(8)), "/Filter/FlateDecode")]),
		],
		[
			"its contents say that they are an image",
			pdf("/Contents 5 0 R", [streamOf(packed(blanks(200)), "/Subtype/Image/Filter/FlateDecode")]),
		],
		[
			"figures stand behind others",
			pdf("/Contents 5 0 R", [
				streamOf(`zz${Buffer.from(packed(blanks(200))).toString("hex")}>`, "/Filter[/ASCIIHexDecode/FlateDecode]"),
			]),
		],
		[
			"a letter stands for many",
			pdf(
				"/Contents 5 0 R",
				[
					streamOf(`BT /F 10 Tf 60 740 Td (${"A".repeat(1_000)}) Tj ET`),
					"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>",
					streamOf(map),
				],
				"6 0 R",
			),
		],
		["its font has widths without end", withWidths("/W[0 2000000000 500]")],
		["its font has ranges of widths", withWidths(`/W[${"0 64999 5 65000 4000000 5 ".repeat(9)}0 1999999999 5]`)],
		["a page draws without end", pdf(`/Contents[${"5 0 R ".repeat(2_000)}]`, [streamOf("q Q ".repeat(100_000))])],
	])("%s", (_, bytes) => {
		const cwd = tree({});
		writeFileSync(join(cwd, "a.pdf"), bytes);
		const { code, text, seconds, megabytes } = runBounded(cwd, ["check", "a.pdf"]);
		expect([code, text]).toEqual([2, expect.stringContaining("Too ")]);
		expect(seconds).toBeLessThan(4);
		expect(megabytes).toBeLessThan(350);
	});
});

describe("a PDF is read in little time where", () => {
	test("it has thousands of streams", () => {
		const cwd = tree({});
		const objects = Array.from({ length: 5_000 }, () => streamOf(packed(words), "/Filter/FlateDecode"));
		writeFileSync(join(cwd, "a.pdf"), pdf("/Contents 5 0 R", objects));
		const { code, seconds } = runBounded(cwd, ["check", "a.pdf"]);
		expect(code).toBe(1);
		expect(seconds).toBeLessThan(3);
	});

	test.each(["aaa.", "www.", "http://-"])("a line is one long word of `%s`", (start) => {
		const cwd = tree({});
		writeFileSync(join(cwd, "a.pdf"), withLongWord(start));
		const { code, seconds } = runBounded(cwd, ["check", "a.pdf"]);
		expect(code).toBe(1);
		expect(seconds).toBeLessThan(3);
	});

	test("there are several", () => {
		const files = Array.from(
			{ length: 20 },
			(_, at) => [`${at}.pdf`, pdfOf([[[60, 60, "Date: 2 May 2016"]]])] as const,
		);
		const cwd = tree({});
		for (const [name, bytes] of files) writeFileSync(join(cwd, name), bytes);
		const { text, seconds } = runBounded(cwd, ["check", ...files.map(([name]) => name)]);
		expect(text).toContain("20 files");
		expect(text).not.toContain("too-");
		expect(seconds).toBeLessThan(4);
	});
});

test("a PDF that is refused for its widths does not affect the others", () => {
	const good = pdfOf([[[60, 60, "Date: 2 May 2016"]]]);
	const cwd = tree({});
	for (const [name, bytes] of [
		["a", good],
		["b", withWidths("/W[0 2000000000 500]")],
		["c", good],
	] as const)
		writeFileSync(join(cwd, `${name}.pdf`), bytes);
	for (const jobs of ["1", "2"]) {
		const { code, text } = runBounded(cwd, [
			"convert",
			"a.pdf",
			"b.pdf",
			"c.pdf",
			"-o",
			"out/",
			"--jobs",
			jobs,
			"--force",
		]);
		expect([code, text]).toEqual([3, expect.stringContaining("Too large")]);
		expect(text).toContain("2 converted, 1 failed");
	}
});
