/** Notes in UTF-8 that were cut or spoilt on their way stay UTF-8: what is right stays right, what is lost is shown and told where it stood. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { encoderFor } from "../../src/write/encode.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: readonly string[]) {
	return spawnSync(process.execPath, [program, ...args, "--no-config"], { cwd, encoding: "utf8" });
}

/** Notes with these words in their summary, and what stands there as `⟦…⟧` in bytes of its own. */
function bytesOf(words: string, spoilt: readonly number[]): Buffer {
	const notes = `Date of Meeting: 2 February 2016
Meeting Organizer: Harbour Forum
ISJC Staff Present: Ruth Delacroix
Reporter: Ruth Delacroix
Which SDG does this topic cover? 14
Type of meeting: Forum

Brief summary of presentation of information made

${words}

What was of particular significance to share with The Salvation Army globally?

Fewer boats went out.`;
	const [before = "", after = ""] = notes.split("⟦⟧");
	return Buffer.concat([Buffer.from(before), Buffer.from(spoilt), Buffer.from(after)]);
}

interface Told {
	readonly code: string;
	readonly severity: string;
	readonly line: number;
	readonly column: number;
}

/** The findings and fields of notes; speakers are left out, since they do not depend on bytes. */
function readNotes(bytes: Uint8Array, ...options: readonly string[]) {
	const cwd = tree({ "notes.txt": bytes });
	const checked = run(cwd, "check", "notes.txt", "--reporter", "json", ...options);
	const findings: readonly Told[] = JSON.parse(checked.stdout).files[0].findings;
	const converted = run(cwd, "convert", "notes.txt", "-o", "notes.json", ...options);
	const report = converted.status === 0 ? JSON.parse(readFileSync(join(cwd, "notes.json"), "utf8")) : null;
	return {
		cwd,
		codes: [checked.status, converted.status],
		told: findings
			.filter(({ code }) => code !== "no-speakers")
			.map(({ code, severity, line, column }) => `${severity} ${code} ${line}:${column}`),
		encoding: report?.source.encoding,
		summary: report?.sections.summary.markdown,
	};
}

const guess = "info guessed-encoding 1:1";
const mark = Buffer.from("\ufeff");

describe("UTF-8 with a bad sequence", () => {
	test.each<readonly [string, string, readonly number[], number]>([
		["a byte of an older encoding", "The “café” of Zoë is a caf⟦⟧ now.", [0xe9], 27],
		["a byte that nothing has", "Zoë said ⟦⟧so.", [0xff], 10],
		["a lead byte without the rest", "Zoë said ⟦⟧(so).", [0xc3], 10],
		["the rest without its lead byte", "Zoë said ⟦⟧so.", [0xa9], 10],
		["a sequence that is longer than need be", "Zoë said ⟦⟧so.", [0xc0, 0xaf], 10],
		["half of a surrogate pair, in a note that is ASCII otherwise", "Ruth said ⟦⟧ so.", [0xed, 0xa0, 0x80], 11],
		["a quote that lost its last byte, in such a note", "Ruth said ⟦⟧so.", [0xe2, 0x80], 11],
		["an accent that lost its last byte, in such a note", "Ruth said caf⟦⟧ so.", [0xc3], 14],
		["an emoji that lost its last byte", "Zoë said ⟦⟧ so.", [0xf0, 0x9f, 0x98], 10],
		["one byte in Chinese", "张伟说港口已经⟦⟧满了。", [0xff], 8],
		["one byte in Russian", "Мария сказала, что ⟦⟧порт полон.", [0xd0], 20],
	])("%s", (_, words, spoilt, column) => {
		const { codes, told, encoding, summary } = readNotes(bytesOf(words, spoilt));
		expect(told).toEqual([guess, `warning mojibake 10:${column}`]);
		expect([codes, encoding]).toEqual([[0, 0], "utf-8"]);
		const [before = "", after = ""] = words.split("⟦⟧");
		expect(summary.replace(/\ufffd+/, "⟦⟧")).toBe(`${before}⟦⟧${after}`);
	});

	test("is reported at each of its places", () => {
		const bytes = Buffer.concat([bytesOf("Zoë, “Núñez” and Anaïs said ⟦⟧so, caf", [0xff]), Buffer.from([0xe9])]);
		expect(readNotes(bytes).told).toEqual([guess, "warning mojibake 10:29", "warning mojibake 14:22"]);
	});

	test("in a label or a value is one finding", () => {
		const label = Buffer.from(
			bytesOf("Zoë said so.", []).toString("latin1").replace("Reporter", "Repor\xffer"),
			"latin1",
		);
		expect(readNotes(label).told).toEqual([guess, "warning mojibake 4:6"]);
		const value = Buffer.from(bytesOf("Zoë said so.", []).toString("latin1").replace("Feb", "F\xff"), "latin1");
		expect(readNotes(value).told).toEqual([guess, "error mojibake 1:21"]);
	});

	test("in an address of Markdown is reported too", () => {
		const cwd = tree({ "notes.md": Buffer.from("# Z\xc3\xab\n\n[A plan](https://example.org/\xff)\n", "latin1") });
		const { stdout } = run(cwd, "check", "notes.md", "--reporter", "json");
		const findings: readonly Told[] = JSON.parse(stdout).files[0].findings;
		expect(findings.filter(({ code }) => code === "mojibake")).toEqual([
			expect.objectContaining({ line: 3, column: 30 }),
		]);
	});

	test("and a mark of UTF-8 in front, or `--encoding`, is UTF-8 without a guess", () => {
		const spoilt = bytesOf("Zoë said ⟦⟧so.", [0xff]);
		expect(readNotes(Buffer.concat([mark, spoilt])).told).toEqual(["warning mojibake 10:10"]);
		expect(readNotes(spoilt, "--encoding", "utf-8").told).toEqual(["warning mojibake 10:10"]);
	});

	test("is left as it is by `--fix`, and stands the test of `verify`", () => {
		const bytes = Buffer.concat([bytesOf("Zoë said ⟦⟧so, and donâ€™t.", [0xff])]);
		const { cwd } = readNotes(bytes);
		rmSync(join(cwd, "notes.json"));
		run(cwd, "check", "notes.txt", "--fix");
		expect(readFileSync(join(cwd, "notes.txt"))).toEqual(bytes);
		expect(run(cwd, "convert", "notes.txt", "-o", "out/").status).toBe(0);
		expect(run(cwd, "verify", "out", "--source", ".").status).toBe(0);
	});
});

test.each(["é", "—", "😀"])("UTF-8 whose last character, %s, is cut", (character) => {
	const bytes = Buffer.concat([bytesOf("Ruth said so.", []), Buffer.from(character).subarray(0, -1)]);
	expect(readNotes(bytes).told).toEqual([guess, "warning mojibake 14:22"]);
});

test("a replacement character that the notes already have is reported, and not as a guess", () => {
	const { told, codes } = readNotes(bytesOf("Zoë said \ufffdso.⟦⟧", []));
	expect([told, codes]).toEqual([["warning mojibake 10:10"], [0, 0]]);
});

/** The notes in an older encoding. */
function saved(words: string, encoding: string): Uint8Array {
	return encoderFor(encoding)?.(bytesOf(words, []).toString("utf8")) ?? new Uint8Array();
}

describe("an older encoding stays what it is", () => {
	test.each([
		["macintosh", "L’été, l’école et l’église : “Élan” d’Évian."],
		["macintosh", "The harbour’s café — “open”."],
		["windows-1252", "„Das macht Spaß“, sagte sie. Viel Spaß… GROSSES CAFÉ’S."],
		["windows-1252", "The “café”…"],
		["windows-1252", "JOÃO DE SÃO PAULO said so, and Âge too."],
		["windows-1252", "CAFÉ» and «CAFÉ»."],
		["koi8-r", "Мария Иванова сказала, что порт полон и лодки не выходят."],
		["windows-1251", "Мария Иванова сказала, что порт «полон» и лодки не выходят."],
		["shift_jis", "港は満員だと田中花子さんは言いました。船は出ませんでした。"],
		["gb18030", "张伟说港口已经满了，渔民的孩子们每周四在我们的餐桌上吃饭。"],
	])("%s: %s", (encoding, words) => {
		const read = readNotes(saved(words, encoding));
		expect([read.encoding, read.summary, read.told]).toEqual([encoding, words, [guess]]);
	});
});

describe("GB18030", () => {
	test.each([
		["a name in English", "张伟 said that the harbour was full."],
		["characters of four bytes", "张伟 said 㐀㐁 and 港口 about the harbour."],
		["full stops of its own", "The harbour (港口) is full, says 张伟。"],
	])("with %s", (_, words) => {
		const read = readNotes(saved(words, "gb18030"));
		expect([read.encoding, read.summary, read.told]).toEqual(["gb18030", words, [guess]]);
	});

	test("with a bad byte is refused, not garbled", () => {
		const bytes = Buffer.concat([
			saved("张伟说港口已经满了，渔民的孩子们", "gb18030"),
			Buffer.from([0x0a, 0xff, 0x0a]),
		]);
		const cwd = tree({ "notes.txt": bytes });
		const { status, stdout } = run(cwd, "check", "notes.txt");
		expect([status, stdout]).toEqual([2, expect.stringContaining("`gb18030`")]);
	});
});
