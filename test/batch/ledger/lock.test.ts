import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freeLock, takeLock } from "../../../src/batch/ledger/lock.ts";
import { tree } from "../../tree.ts";

const me = { pid: 7, host: "here", isRunning: (pid: number) => pid === 8 };
const lockOf = (text: string): string => join(tree({ lock: text }), "lock");

test.each([
	["a process that runs here", '{"pid":8,"host":"here"}', "process 8 on here"],
	["a process somewhere else, which can't be seen", '{"pid":9,"host":"there"}', "process 9 on there"],
	["a process that is no more", '{"pid":9,"host":"here"}', null],
	["the process with this number before", '{"pid":7,"host":"here"}', null],
	["nobody, as it was not even written", "", null],
])("a lock of %s", (_, text, expected) => {
	const path = lockOf(text);
	expect(takeLock(path, me)).toBe(expected);
	expect(readFileSync(path, "utf8")).toBe(expected === null ? '{"pid":7,"host":"here"}\n' : text);
});

test("a lock is given back", () => {
	const path = join(tree({}), "lock");
	expect(takeLock(path, me)).toBeNull();
	freeLock(path);
	expect(takeLock(path, { ...me, pid: 9 })).toBeNull();
});
