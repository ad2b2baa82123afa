// Real notes, saved anew in every encoding of thirty years. They are not part of the project: where they do not lie
// beside the checkout, these tests are skipped.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import { encoderFor } from "../../src/write/encode.ts";

const root = new URL("../../../shared/notes/", import.meta.url);
const folders = ["", "corpus/", "prose/"].map((name) => new URL(name, root)).filter((url) => existsSync(url));
const notes = folders.flatMap((folder) =>
	readdirSync(folder)
		.filter((name) => name.endsWith(".txt"))
		.map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8").replace(/^\uFEFF/, "") })),
);

/** The report without what it says of its source. */
function reportOf(bytes: Uint8Array | string, encoding?: string): string {
	const outcome = process(bytes, { path: "notes.txt", today: "2030-01-01", ...(encoding ? { encoding } : {}) });
	return JSON.stringify({ ...JSON.parse(render(outcome, "json")), source: null });
}

const marked = (encoding: string, mark: readonly number[]) => (text: string) => {
	const bytes = encoderFor(encoding)?.(text) ?? null;
	return bytes === null ? null : Buffer.concat([Uint8Array.from(mark), bytes]);
};
const latin1 = (text: string) => (/[^\0-\xff]/.test(text) ? null : Buffer.from(text, "latin1"));

const savings: readonly (readonly [string, (text: string) => Uint8Array | null])[] = [
	["UTF-8 with its mark", marked("utf-8", [0xef, 0xbb, 0xbf])],
	["UTF-16LE", marked("utf-16le", [])],
	["UTF-16LE with its mark", marked("utf-16le", [0xff, 0xfe])],
	["UTF-16BE", marked("utf-16be", [])],
	["UTF-16BE with its mark", marked("utf-16be", [0xfe, 0xff])],
	["windows-1252", marked("windows-1252", [])],
	["ISO-8859-1", latin1],
];

const lineEnds = [
	["LF", "\n"],
	["CRLF", "\r\n"],
	["lone CR", "\r"],
] as const;

describe.runIf(notes.length > 0)("notes give the same report", () => {
	describe.each(savings)("in %s", (_, save) => {
		test.each(lineEnds)("with %s", (_, lineEnd) => {
			for (const { name, text } of notes) {
				const bytes = save(text.replace(/\r\n?|\n/g, lineEnd));
				if (bytes !== null) expect({ name, report: reportOf(bytes) }).toEqual({ name, report: reportOf(text) });
			}
		});
	});

	test("from an old Macintosh, when told so", () => {
		for (const { name, text } of notes) {
			const bytes = encoderFor("macintosh")?.(text) ?? null;
			if (bytes !== null)
				expect({ name, report: reportOf(bytes, "macintosh") }).toEqual({ name, report: reportOf(text) });
		}
	});

	test("from an old Macintosh, nine times out of ten when not told so", () => {
		const saved = notes.flatMap(({ text }) => {
			const bytes = encoderFor("macintosh")?.(text) ?? null;
			return bytes === null || !/[^\0-\x7f]/.test(text) ? [] : [{ text, bytes }];
		});
		const same = saved.filter(({ text, bytes }) => reportOf(bytes) === reportOf(text));
		expect(same.length / saved.length).toBeGreaterThanOrEqual(0.9);
	});

	test("and never a replacement character that was not there", () => {
		for (const { text } of notes) {
			for (const encoding of ["utf-8", "utf-16le", "windows-1252", "macintosh", "koi8-r", "shift_jis"]) {
				const bytes = encoderFor(encoding)?.(text) ?? null;
				if (bytes !== null) expect(reportOf(bytes)).not.toContain("\ufffd");
			}
		}
	});
});
