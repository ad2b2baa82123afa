import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const below = (folder: string): string[] =>
	readdirSync(join(root, folder)).flatMap((name) => (name.endsWith(".md") ? [join(folder, name)] : []));

const pages = [...below("."), ...below("docs"), ...below("docs/decisions")];
const code = /^```[\s\S]*?^```|`[^`\n]*`/gmu;
const link = /\]\((?!\w+:|#)([^)\s#]+)/gu;

test.each(pages)("what %s links to is there", (page) => {
	const text = readFileSync(join(root, page), "utf8").replace(code, "");
	const targets = [...text.matchAll(link)].map(([, target = ""]) => target);
	expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});

/** The files and folders of the repository that a page names. */
const named = (page: string): string[] =>
	readFileSync(join(root, page), "utf8").match(
		/(?<=`)(?:src|bench|templates|forms|fixtures|test|tools)\/[\w./-]+(?=`)/gu,
	) ?? [];

test("pages for contributors name files", () => {
	for (const page of ["CONTRIBUTING.md", "docs/architecture.md"]) expect(named(page).length).toBeGreaterThan(10);
});

test.each(["CONTRIBUTING.md", "docs/architecture.md", ...below("docs/decisions")])(
	"the files that %s names are there",
	(page) => {
		const missing = named(page).filter((path) => !/NAME|READER/.test(path) && !existsSync(join(root, path)));
		expect(missing).toEqual([]);
	},
);

test("each promise of safety names a test", () => {
	const rows = readFileSync(join(root, "docs", "security.md"), "utf8").match(/^\| [A-Z`].*$/gmu) ?? [];
	expect(rows.length).toBeGreaterThan(20);
	expect(rows.filter((row) => !/\]\(\.\.\/test\/[^)]+\)/.test(row))).toEqual([]);
});
