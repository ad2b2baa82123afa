/** What a config says for `check` and for reading, so that a local check agrees with that of CI. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { datelessNotes, goodNotes } from "./notes.ts";
import { run } from "./world.ts";

const warned = goodNotes.replace(/^Date/, "Venue: Hall\nDate");
const project = (
	config: string,
	files: Readonly<Record<string, string | Uint8Array>> = { "notes/a.txt": warned },
): string => tree({ "rapporteur.config.yaml": config, ...files });
const check = (cwd: string, ...args: string[]) => run(["check", ...args], { cwd });
const codeOf = async (cwd: string, ...args: string[]): Promise<number> => (await check(cwd, "notes", ...args)).code;

test("`maxWarnings` counts, and `--max-warnings` wins", async () => {
	const cwd = project("maxWarnings: 0\n");
	expect(await codeOf(cwd)).toBe(1);
	expect(await codeOf(cwd, "--max-warnings", "1")).toBe(0);
	expect(await codeOf(cwd, "--no-config")).toBe(0);
});

describe("`reporters`", () => {
	test("are those of the run, their files in the config's folder", async () => {
		const cwd = project("reporters: [json, sarif=build/out.sarif]\n");
		mkdirSync(join(cwd, "deep"));
		const { stdout } = await check(join(cwd, "deep"), "../notes");
		expect(JSON.parse(stdout)).toMatchObject({ summary: { warnings: 1 } });
		expect(JSON.parse(readFileSync(join(cwd, "build/out.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
	});

	test("give way to `--reporter`", async () => {
		const cwd = project("reporters: [json, sarif=out.sarif]\n");
		expect((await check(cwd, "notes", "--reporter", "github")).stdout).toContain("::warning");
		expect(existsSync(join(cwd, "out.sarif"))).toBe(false);
	});

	test("report why nothing was checked", async () => {
		const { code, stdout } = await check(project("reporters: [json]\n"), "gone.txt");
		expect([code, JSON.parse(stdout).files[0].findings[0].code]).toEqual([2, "unreadable-file"]);
	});

	test("never take the place of a file that is not a report", async () => {
		const cwd = project("reporters: [pretty, json=notes/a.txt]\n");
		expect(await codeOf(cwd)).toBe(2);
		expect(readFileSync(join(cwd, "notes/a.txt"), "utf8")).toBe(warned);
	});
});

describe("`baseline`", () => {
	const config = "baseline: known.json\n";

	test("is made by `--update-baseline`, and found from any folder", async () => {
		const cwd = project(config, { "notes/a.txt": datelessNotes });
		expect(await codeOf(cwd)).toBe(2);
		expect(await codeOf(cwd, "--update-baseline")).toBe(0);
		expect(readFileSync(join(cwd, "known.json"), "utf8")).toContain('"path":"notes/a.txt"');
		expect(await codeOf(cwd)).toBe(0);
		expect((await check(join(cwd, "notes"), ".")).code).toBe(0);
	});

	test("gives way to `--baseline`, `--no-baseline` and `--no-config`", async () => {
		const cwd = project(config, { "notes/a.txt": datelessNotes });
		await check(cwd, "notes", "--update-baseline");
		writeFileSync(join(cwd, "none.json"), '{"version": 1, "findings": []}');
		for (const args of [["--baseline", "none.json"], ["--no-baseline"], ["--no-config"]])
			expect(await codeOf(cwd, ...args)).toBe(1);
	});

	test("is never one behind a link that came later", async () => {
		const cwd = project(config, { "notes/a.txt": datelessNotes, "elsewhere/secret.json": "{}" });
		symlinkSync(join(cwd, "elsewhere/secret.json"), join(cwd, "known.json"));
		expect(await codeOf(cwd, "--update-baseline")).toBe(2);
		expect(readFileSync(join(cwd, "elsewhere/secret.json"), "utf8")).toBe("{}");
	});

	test("has at most 20 MB, as one that the command line names", async () => {
		const entry = (at: number) =>
			`{"path":"notes/${at}.txt","code":"missing-field","text":"${"x".repeat(200)}","ordinal":1}`;
		const findings = (count: number) => Array.from({ length: count }, (_, at) => entry(at)).join(",");
		const baseline = (count: number) => `{"version": 1, "findings": [${findings(count)}]}`;
		const cwd = project(config, { "notes/a.txt": goodNotes, "known.json": baseline(5000) });
		expect((await check(cwd, "notes")).stdout).toContain("stale-baseline");
		writeFileSync(join(cwd, "known.json"), baseline(80_000));
		const { code, stdout } = await check(cwd, "notes");
		expect([code, stdout]).toEqual([2, expect.stringContaining("larger than 20000000 bytes")]);
	});

	test("is needed for `--update-baseline`", async () => {
		expect((await check(project("files: [notes/*.txt]\n"), "--update-baseline")).code).toBe(2);
	});
});

describe("`encoding`", () => {
	const bytes = Buffer.from(goodNotes.replace("Jonas Feddersen\nWhich", "J\u00f6nas\nWhich"), "latin1");
	const files = { "notes/a.txt": bytes };

	test.each([
		["check", []],
		["convert", ["-t", "json", "-o", "out/"]],
	])("is that of %s, and `--encoding` wins", async (command, args) => {
		const cwd = project("encoding: koi8-r\n", files);
		const told = async (...more: string[]): Promise<string> => {
			const { stdout } = await run([command, "notes/a.txt", ...args, ...more], { cwd });
			return command === "check" ? stdout : readFileSync(join(cwd, "out/a.json"), "utf8");
		};
		const [own, asked] = [await told(), await told("--encoding", "windows-1252")];
		if (command === "convert")
			expect([own, asked]).toEqual([expect.stringContaining("J\u0416nas"), expect.stringContaining("J\u00f6nas")]);
		else expect([own, asked].join()).not.toContain("guessed-encoding");
	});

	test("is that of `explain` and `people`", async () => {
		const cwd = project("encoding: koi8-r\n", files);
		for (const command of ["explain", "people"])
			expect((await run([command, "notes/a.txt"], { cwd })).stdout).toContain("J\u0416nas");
	});

	test("is that of threads too, and of `verify --source`", async () => {
		const cwd = project("encoding: koi8-r\n", files);
		await run(["convert", "notes", "-t", "json", "-o", "out", "--max-time", "60"], { cwd });
		expect(readFileSync(join(cwd, "out/a.json"), "utf8")).toContain("J\u0416nas");
		expect((await run(["verify", "out", "--source", "notes"], { cwd })).code).toBe(0);
	});
});
