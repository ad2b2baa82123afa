import { expect, test } from "vitest";
import { openSummary } from "../../src/cli/summary.ts";

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

const label = { code: "missing-field", position: null, label: "Date" } as const;
const address = { code: "lost-url", position: null, raw: "( " } as const;

test("a summary says what became of files, and which findings are the most frequent", () => {
	const summary = openSummary();
	summary.add(...file({ findings: Array.from({ length: 9 }, () => label) }));
	summary.add(...file({ outcome: "unchanged", findings: [address, label] }));
	summary.add(...file({ outcome: "failed" }));
	summary.add(...file());
	const lines = ["2 converted, 1 unchanged, 1 failed", "Most frequent: missing-field (10), lost-url (1)"];
	expect(summary.lines()).toEqual(lines);
});

test("a summary tells how many people speak in what was converted", () => {
	const summary = openSummary();
	summary.add(...file({ speakers: 3 }));
	summary.add(...file({ outcome: "unchanged" }));
	summary.add(...file({ speakers: 2 }));
	expect(summary.lines()).toEqual(["2 converted, 1 unchanged, 5 speakers"]);
});

test("a summary of little says little", () => {
	const summary = openSummary();
	expect(summary.lines()).toEqual([]);
	summary.add(...file({ findings: [label] }));
	expect(summary.lines()).toEqual(["1 converted"]);
});
