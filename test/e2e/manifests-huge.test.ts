/** Manifests that call a report a skipped link, are huge or say much, and front matter full of faults: through the built program. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runBounded } from "./bounded-program.ts";
import { runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

interface Line {
	readonly outcome: string;
	readonly findings: object;
	readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
	readonly [key: string]: unknown;
}

/** Changes the one line of a manifest, keys in the order of the program. */
function editLine(cwd: string, edit: (line: Line) => object): void {
	const manifest = join(cwd, "out/manifest.jsonl");
	const {
		path,
		sha256,
		size,
		encoding,
		form,
		outcome: was,
		...rest
	} = JSON.parse(readFileSync(manifest, "utf8")) as Line;
	const { outcome, reason, findings, outputs, share } = {
		outcome: was,
		...rest,
		...edit({ ...rest, outcome: was }),
	} as Line;
	const line = { path, sha256, size, encoding, form, outcome, ...(reason === undefined ? {} : { reason }) };
	writeFileSync(manifest, `${JSON.stringify({ ...line, findings, outputs, share })}\n`);
}

describe.skipIf(process.platform === "win32")("notes that are a link or a pipe", () => {
	const reason = "symbolic link or special file";

	/** An invented report, whose line says that its notes are not read. */
	function forged(kind: string, edit: object): string {
		const cwd = tree({ "n/a.txt": goodNotes, "elsewhere.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "out");
		rmSync(join(cwd, "n/a.txt"));
		if (kind === "link") symlinkSync("../elsewhere.txt", join(cwd, "n/a.txt"));
		else execFileSync("mkfifo", [join(cwd, "n/a.txt")]);
		writeFileSync(join(cwd, "out/a.md"), "# Invented\n");
		const sha256 = createHash("sha256").update("# Invented\n").digest("hex");
		editLine(cwd, () => ({ reason, outputs: [{ path: "a.md", sha256 }], ...edit }));
		return cwd;
	}

	test.each([
		["link", "converted"],
		["pipe", "converted"],
		["link", "cut"],
		["link", "skipped"],
	])("have no report (%s, %s)", (kind, outcome) => {
		const cwd = forged(kind, { outcome });
		const told = {
			status: 2,
			text: expect.stringContaining("out/manifest.jsonl:1: This line was not written by `convert`."),
		};
		expect(run(cwd, "verify", "out", "--source", "n")).toMatchObject(told);
		for (const args of [["out"], ["out", "-o", "all"]])
			expect(run(cwd, "merge", ...args)).toMatchObject({
				status: 2,
				text: expect.stringContaining("manifest.jsonl:1: This line was not written by `convert`."),
			});
	});

	test.each(["link", "pipe"])("have none that failed (%s)", (kind) => {
		const told = { status: 1, text: expect.stringContaining("n/a.txt: now a symbolic link or special file") };
		expect(run(forged(kind, { outcome: "failed" }), "verify", "out", "--source", "n")).toMatchObject(told);
	});

	test("are what their line says", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "elsewhere.txt": goodNotes });
		symlinkSync("../elsewhere.txt", join(cwd, "n/b.txt"));
		run(cwd, "convert", "n", "-o", "out");
		expect(run(cwd, "verify", "out", "--source", "n")).toMatchObject({ status: 0 });
	});
});

test.each(["manifest.jsonl", "manifest.1-of-2.jsonl"])(
	"a merge that was cut off does not hash %s of a terabyte",
	(name) => {
		const ended = `${JSON.stringify({ complete: true, inputs: null, manifest: "0" })}\tended\n`;
		const account = name.replace("manifest", ".rapporteur/state").replace("jsonl", "tsv");
		const cwd = tree({ [`h/${account}`]: ended, "h/.rapporteur/state.2-of-2.tsv": ended, [`h/${name}`]: "" });
		truncateSync(join(cwd, "h", name), 2 ** 40);
		const told = {
			code: 2,
			text: expect.stringMatching(/^h.manifest.*: (?:This line was not|Can't read this file: )/),
		};
		expect(runBounded(cwd, ["merge", "h"])).toMatchObject(told);
	},
);

test.each(["*a ", '"a" ', "] "])(
	"front matter of nothing but `%s` is read in time that grows with its length",
	(sign) => {
		const cwd = tree({ "a.md": `---\nfiles: [x] ${sign.repeat(80_000)}\n---\n\n${goodNotes}` });
		expect(runBounded(cwd, ["check", "a.md"])).toMatchObject({ code: expect.any(Number) });
	},
);

test.each(["*a ", '"a"', "'' ", "]", "} ", '"a" ] '])("a config of nothing but `%s` is refused at once", (sign) => {
	const config = `files: [x] ${sign.repeat(900_000 / sign.length)}`;
	const cwd = tree({ "a.txt": goodNotes, "rapporteur.config.yaml": config });
	const { code, text, seconds } = runBounded(cwd, ["check", "a.txt"]);
	expect([code, text]).toEqual([2, expect.stringContaining("Too complex")]);
	expect(seconds).toBeLessThan(2);
});

describe("in the folder that only a config names, a manifest alone", () => {
	const changed = goodNotes.replace("2 February 2016", "3 May 2016");

	test("gives no leave to replace what is plainly no report", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "rapporteur.config.yaml": "output: { folder: out }\n" });
		run(cwd, "convert", "n");
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		writeFileSync(join(cwd, "out/a.md"), "# My own page\n");
		const sha256 = createHash("sha256").update("# My own page\n").digest("hex");
		editLine(cwd, () => ({ outputs: [{ path: "a.md", sha256 }] }));
		for (let time = 0; time < 2; time++) {
			const told = { status: 3, text: expect.stringContaining("name-collision") };
			expect(run(cwd, "convert", "n")).toMatchObject(told);
			expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toBe("# My own page\n");
		}
	});

	test("lets a run replace reports of notes that were edited since with `--force` only", () => {
		const cwd = tree({
			"n/a.txt": goodNotes,
			"n/b.txt": goodNotes,
			"rapporteur.config.yaml": "output: { folder: out, to: [markdown, csv] }\n",
		});
		run(cwd, "convert", "n");
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		writeFileSync(join(cwd, "n/a.txt"), changed);
		expect(run(cwd, "convert", "n")).toMatchObject({ status: 3, text: expect.stringContaining("--force") });
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).not.toContain("2016-05-03");
		expect(run(cwd, "convert", "n", "--force")).toMatchObject({ status: 0 });
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("2016-05-03");
	});
});

test.each(["failed", "skipped"])("verify cuts a long reason of notes that are %s", (outcome) => {
	const cwd = tree({ "n/a.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "out");
	editLine(cwd, () => ({ outcome, reason: `why ${"not ".repeat(1_000_000)}`, outputs: [] }));
	writeFileSync(join(cwd, "out/manifest.jsonl"), unread(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")));
	const { text } = run(cwd, "verify", "out");
	expect(text).toMatch(/^a\.txt: note: .*: why (?:not )+.*…\n/);
	expect(text.length).toBeLessThan(1000);
});

/** A line of notes that nobody could read. */
const unread = (line: string): string =>
	line
		.replace(/"encoding":\{[^}]*\},"form":"[^"]*"/, '"encoding":null,"form":null')
		.replace(/"share":\{[^}]*\}/, '"share":null');
