import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Change, type Entry, entryOf, gone, openEntry } from "../../../src/batch/ledger/entry.ts";
import { inOrder, readInterrupted, readJournal, startJournal } from "../../../src/batch/ledger/journal.ts";
import { manifestLine } from "../../../src/batch/ledger/line.ts";
import { tree } from "../../tree.ts";

const stamp = { size: 3, mtimeNs: "1", ctimeNs: "2" };
const output = { path: "a.md", sha256: "0".repeat(64) };

function entry(path: string): Entry {
	const share = { fields: 0, sections: 0, unclassified: 0, ignored: 0 };
	const encoding = { name: "utf-8", why: "valid UTF-8" };
	const input = { sha256: "0".repeat(64), size: 0, encoding, form: "un-meeting", share, stamp: null };
	const line = manifestLine({ path, input, outcome: "converted", findings: [], outputs: [output] });
	const outputs = [{ template: "md", stamp }];
	return entryOf(line, { file: null, stamp, key: "", today: "2026-11-24", findings: [], outputs, stale: [] });
}

function journalOf(changes: readonly Change[]): string {
	const path = join(tree({}), "journal.tsv");
	const journal = startJournal(path);
	for (const change of changes) journal.add(change);
	journal.close();
	return path;
}

describe("a journal", () => {
	test("is read as it was written, whatever paths hold", () => {
		const changes: Change[] = [entry("a\tb.txt"), { path: 'c"\n.txt', rest: gone }, entry("d\\.txt")];
		expect([...readJournal(journalOf(changes))]).toEqual(changes);
	});

	test("has no file before there is anything in it", () => {
		expect([...readJournal(journalOf([]))]).toEqual([]);
	});

	test("of an interrupted run tells of no output how it was: after a power cut it may be another", () => {
		const [read] = [...readInterrupted(journalOf([entry("a.txt")]))];
		const { own } = openEntry(read as Entry);
		expect(own).toMatchObject({ stamp, outputs: [{ template: "md", stamp: null }] });
	});

	test.each([
		["a line of zeros, as some file systems leave them", "\0\0\0\0\n"],
		["a line that is not whole", '{"path":"b.txt","sha'],
		["a line out of order", '{"path":"A.txt"}\tgone\n'],
	])("of an interrupted run ends before %s", (_, rest) => {
		const path = join(tree({ "journal.tsv": `{"path":"a.txt"}\tgone\n${rest}` }), "journal.tsv");
		expect([...readInterrupted(path)]).toEqual([{ path: "a.txt", rest: gone }]);
	});
});

test("what is known early waits for its turn", () => {
	const taken: string[] = [];
	const changes = inOrder(({ path }) => taken.push(path));
	changes.hold(entry("m"));
	for (const path of ["a", "b", "x"]) changes.add(entry(path));
	changes.hold(entry("z"));
	changes.end();
	expect(taken).toEqual(["a", "b", "m", "x", "z"]);
});
