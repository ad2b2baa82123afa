/** Many notes at once, undisturbed and again: `npm run soak` tries ten thousand. */
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreementOf, knownNote, type Named } from "../notes/known.ts";
import { manifestFaults, manifestOf } from "./manifest.ts";
import { type Run, run } from "./run.ts";
import { differences, treeOf } from "./tree.ts";
import { makeWork, size, templates, type Work } from "./work.ts";

let work: Work;

beforeAll(async () => {
	work = await makeWork(size.notes);
	expect(work.run).toMatchObject({ code: 0 });
}, 3_600_000);

afterAll(() => rmSync(work.folder, { recursive: true, force: true }));

const convert = (name: string, more: readonly string[] = []): Promise<Run> =>
	run(["convert", work.notes, "-o", `${join(work.folder, name)}/`, ...templates, ...more]);

interface ReportJson {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly sections: Readonly<Record<string, Section | readonly Section[]>>;
	readonly source: { readonly encoding: string };
}

interface Section {
	readonly statements?: readonly { readonly speakers: readonly Named[] }[];
}

/** Each speaker once, as first found. */
function speakersIn({ sections }: ReportJson): Named[] {
	const people = new Map<string, Named>();
	for (const { statements = [] } of Object.values(sections).flat()) {
		for (const person of statements.flatMap(({ speakers }) => speakers)) {
			if (!people.has(person.name)) people.set(person.name, person);
		}
	}
	return [...people.values()];
}

/** Only how long it took, and which input took longest, may differ. */
const withoutTimes = (text: string): string[] => text.split("\n").filter((line) => !/\d m?s\b/.test(line));

/** The lines that name a note. */
const findingsIn = (text: string): string[] => text.split("\n").filter((line) => /\.txt: /.test(line));

/** When each report was last changed. */
const changesOf = (folder: string): (readonly [string, number])[] =>
	[...treeOf(folder).keys()]
		.filter((path) => path !== "manifest.jsonl")
		.map((path) => [path, statSync(join(folder, path)).ctimeMs]);

describe.skipIf(process.platform === "win32")(`${size.notes} notes`, { timeout: 3_600_000 }, () => {
	test.each(["1", "2", "4"])("give the same bytes with %s jobs", async (jobs) => {
		const { code, err } = await convert("again", ["--jobs", jobs]);
		const folder = join(work.folder, "again");
		expect(differences(work.tree, treeOf(folder))).toEqual([]);
		expect([code, withoutTimes(err)]).toEqual([work.run.code, withoutTimes(work.run.err)]);
		rmSync(folder, { recursive: true });
	});

	test("have a manifest whose lines are all true, and that verifies", async () => {
		const outputs = join(work.folder, "undisturbed");
		const lines = manifestOf(outputs);
		const listed = new Set(lines.flatMap((line) => line.outputs.map(({ path }) => path)));
		expect(manifestFaults(lines, work.notes, work.tree)).toEqual([]);
		expect(lines).toHaveLength(work.count);
		expect([...work.tree.keys()].filter((path) => !listed.has(path))).toEqual(["manifest.jsonl"]);
		expect(await run(["verify", outputs, "--source", work.notes])).toMatchObject({ code: 0 });
	});

	test("are read as they are known to be, speakers as nearly as is promised", () => {
		const outputs = join(work.folder, "undisturbed");
		// Who spoke without a name is told by what was recognised.
		const isKnown = (code: string): boolean => code !== "unnamed-speaker";
		const codes = new Map(
			manifestOf(outputs).map(({ path, findings }) => [path, Object.keys(findings.codes).filter(isKnown).sort()]),
		);
		const pairs = Array.from({ length: work.count }, (_, at) => {
			const known = knownNote(at + 1);
			const file = join(outputs, known.path.replace(/\.txt$/, ".json"));
			const report = JSON.parse(readFileSync(file, "utf8")) as ReportJson;
			return { known, report };
		});
		const facts = pairs.map(({ known: { path }, report: { fields, sections, source } }) => ({
			...{ path, fields, sections: Object.keys(sections) },
			...{ encoding: source.encoding, codes: codes.get(path) },
		}));
		const expected = pairs.map(({ known: { path, fields, sections, encoding, codes } }) => ({
			...{ path, fields, sections, encoding, codes },
		}));
		expect(facts).toEqual(expected);
		const found = agreementOf(pairs.map(({ known, report }) => [known.speakers, speakersIn(report)]));
		expect((2 * found.names) / (found.expected + found.found)).toBeGreaterThanOrEqual(0.95);
		expect((2 * found.exact) / (found.expected + found.found)).toBeGreaterThanOrEqual(0.9);
	});

	test("are left alone by a second run, which tells the same", async () => {
		await convert("twice");
		const folder = join(work.folder, "twice");
		const before = changesOf(folder);
		for (let times = 0; times < 2; times++) {
			const { code, err } = await convert("twice");
			expect([code, findingsIn(err)]).toEqual([work.run.code, findingsIn(work.run.err)]);
		}
		expect(changesOf(folder)).toEqual(before);
		expect(differences(work.tree, treeOf(folder))).toEqual([]);
		rmSync(folder, { recursive: true });
	});
});
