import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openSummary } from "../../src/cli/output.ts";
import { fault } from "../../src/findings/finding.ts";

type File = Parameters<ReturnType<typeof openSummary>["add"]>;

const file = ({ outcome = "converted", findings = [], speakers = 0 }: FileParts = {}): File => [
	outcome,
	findings,
	speakers,
];

interface FileParts {
	readonly outcome?: File[0];
	readonly findings?: File[1];
	readonly speakers?: number;
}

const label = { code: "missing-field", position: null, label: "Date", type: "date" } as const;
const address = { code: "lost-url", position: null, raw: "( " } as const;

test("a summary says what became of files, and which findings are the most frequent", () => {
	const summary = openSummary();
	summary.add(...file({ findings: Array.from({ length: 9 }, () => label) }));
	summary.add(...file({ outcome: "unchanged", findings: [address, label] }));
	summary.add(...file({ outcome: "failed" }));
	summary.add(...file());
	summary.skip("logo.png", "unsupported extension");
	const lines = [
		"4 files: 2 converted, 1 unchanged, 1 failed, 1 skipped",
		"10 errors, 1 warning in the notes",
		"Most frequent: missing-field (10), lost-url (1)",
	];
	expect(summary.lines()).toEqual(lines);
});

test("a summary tells how many people speak in what was converted", () => {
	const summary = openSummary();
	summary.add(...file({ speakers: 3 }));
	summary.add(...file({ outcome: "unchanged" }));
	summary.add(...file({ speakers: 2 }));
	expect(summary.lines()).toEqual(["3 files: 2 converted (5 speakers), 1 unchanged"]);
});

test("a summary of little says little", () => {
	const summary = openSummary();
	summary.add(...file());
	expect(summary.lines()).toEqual(["1 file: 1 converted"]);
});

test("large numbers are grouped, and what failed is no problem in the notes", () => {
	const summary = openSummary();
	for (let at = 0; at < 1997; at++) summary.add(...file());
	for (let at = 0; at < 9; at++) summary.add(...file({ outcome: "failed", findings: [fault("undecodable", "…")] }));
	expect(summary.lines()).toEqual(["2,006 files: 1,997 converted, 9 failed"]);
});

test("the summary in docs/converting.md is one that is printed", () => {
	const summary = openSummary();
	for (let at = 0; at < 1988; at++) summary.add(...file({ speakers: at === 0 ? 4310 : 0 }));
	for (let at = 0; at < 9; at++) summary.add(...file({ outcome: "unchanged" }));
	for (let at = 0; at < 9; at++) summary.add(...file({ outcome: "failed" }));
	for (const name of ["notes/logo.png", "notes/old.doc"]) summary.skip(name, "unsupported extension");
	const page = readFileSync(new URL("../../docs/converting.md", import.meta.url), "utf8");
	for (const line of [...summary.lines(), ...summary.skipped()]) expect(page).toContain(`\n${line}\n`);
});
