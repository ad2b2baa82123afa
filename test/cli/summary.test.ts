import { expect, test } from "vitest";
import { openSummary, type SummaryFile } from "../../src/cli/summary.ts";

const file = (shown: string, more: Partial<SummaryFile> = {}): SummaryFile => ({
	shown,
	outcome: "converted",
	milliseconds: 5,
	findings: [],
	speakers: 0,
	...more,
});

const label = { code: "missing-field", position: null, label: "Date" } as const;
const address = { code: "lost-url", position: null, raw: "( " } as const;

test("a summary tells what became of files, the most frequent findings, and the slowest where that is asked for", () => {
	const summary = openSummary();
	summary.add(file("a.txt", { findings: Array.from({ length: 9 }, () => label) }));
	summary.add(file("b.txt", { outcome: "unchanged", findings: [address, label] }));
	summary.add(file("c.txt", { outcome: "failed", milliseconds: 1234 }));
	summary.add(file("d.txt", { milliseconds: 20_000 }));
	const told = ["2 converted, 1 unchanged, 1 failed", "Most frequent: missing-field (10), lost-url (1)"];
	expect(summary.lines(false)).toEqual(told);
	expect(summary.lines(true)).toEqual([...told, "Slowest: d.txt (20.0 s), c.txt (1.2 s)"]);
});

test("a summary tells how many people speak in what was converted", () => {
	const summary = openSummary();
	summary.add(file("a.txt", { speakers: 3 }));
	summary.add(file("b.txt", { outcome: "unchanged" }));
	summary.add(file("c.txt", { speakers: 2 }));
	expect(summary.lines(false)).toEqual(["2 converted, 1 unchanged, 5 speakers"]);
});

test("a summary of little says little", () => {
	const summary = openSummary();
	expect(summary.lines(true)).toEqual([]);
	summary.add(file("a.txt", { findings: [label] }));
	expect(summary.lines(true)).toEqual(["1 converted"]);
});
