/**
 * The bytes of every output format, shipped templates included, by their hashes: lines of `path template sha256`, in
 * order. Who speaks is left out, since that is learned. Of labelled notes a line stands for a folder, of random trees for
 * hundreds of them. `npm run generate` writes down what is rendered now; say in the commit why it is better.
 */
import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Outcome, processDocument, render, renderers } from "../../src/index.ts";
import { readMarks } from "../../tools/people/marks.ts";
import { everywhere, hostile, moreHostile } from "../contract/hostile.ts";
import { form, report, section, unclassified } from "./build-report.ts";
import { trees } from "./trees.ts";

type Rendered = Pick<Outcome, "report" | "form" | "source">;

const root = fileURLToPath(new URL("../../", import.meta.url));
const readable = /\.(?:txt|md|html|docx|odt|rtf|json|mark)$/;
const today = "2030-01-01";

const hashes = new Map<string, Hash>();

/** Renders to every format, and adds what that gives to the hash of its line. */
function add(path: string, outcome: Rendered): void {
	const children = outcome.report.children.map((child) =>
		child.type === "section" ? { ...child, statements: [] } : child,
	);
	const rendered = { ...outcome, report: { ...outcome.report, children } };
	for (const { name } of renderers) {
		const line = `${path} ${name}`;
		const hash = hashes.get(line) ?? createHash("sha256");
		hashes.set(line, hash.update(render(rendered, name)));
	}
}

/** What can't be read, a table of labels say, gives no output to freeze. */
async function outcomeOf(file: string): Promise<Outcome | null> {
	const bytes = readFileSync(`${root}${file}`);
	const isLabelled = file.endsWith(".mark");
	const notes = isLabelled ? Buffer.from(readMarks(bytes.toString("utf8")).text) : bytes;
	return processDocument(notes, { path: isLabelled ? "notes.txt" : file, today }).catch(() => null);
}

async function addFolder(folder: string): Promise<void> {
	const files = readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
		.map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
		.filter((path) => readable.test(path) && !path.startsWith("fixtures/notes/"));
	for (const file of files.sort()) {
		const outcome = await outcomeOf(file);
		if (outcome !== null) add(file.replace(/[^/]+\.mark$/, "*.mark"), outcome);
	}
}

/** The lines of what was added since the last time. */
function lines(): string {
	const sorted = [...hashes].map(([line, hash]) => `${line} ${hash.digest("hex")}\n`).sort();
	hashes.clear();
	return sorted.join("");
}

const hold = (file: string) => expect(lines()).toMatchFileSnapshot(file);

test("fixtures", async () => {
	await addFolder("fixtures");
	await hold("golden/fixtures.txt");
});

test("trees made by hand and at random", async () => {
	const source = { path: null, encoding: "utf-8", sha256: "0".repeat(64), text: "", format: "txt", guess: null };
	for (const text of [...hostile, ...moreHostile]) add("trees/hostile", { report: everywhere(text), form, source });
	for (const [name, those] of trees)
		for (const blocks of fc.sample(those, { numRuns: 300, seed: 7 })) {
			const tree = report(unclassified("a", blocks), section("summary", blocks));
			add(`trees/${name.replaceAll(" ", "-")}`, { report: tree, form, source });
		}
	await hold("golden/trees.txt");
});
