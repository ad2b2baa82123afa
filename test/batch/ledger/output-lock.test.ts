import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { busy, lockOut, othersIn } from "../../../src/batch/ledger/output-lock.ts";
import { fault } from "../../../src/findings/finding.ts";
import { tree } from "../../tree.ts";
import { archive } from "./archive.ts";

const me = { pid: 7, host: "here", isRunning: (pid: number) => pid === 8 };
const ownedBy = (pid: number): string => `${pid}@here~a`;
const shard = { index: 1, total: 2 };

test.each([
	["lock", 8, null, "process 8 on here"],
	["lock", 9, null, undefined],
	["lock.2-of-2", 8, null, "process 8 on here"],
	["lock.2-of-2", 8, shard, undefined],
	["lock.2-of-3", 8, shard, "process 8 on here"],
	["lock", 8, shard, "process 8 on here"],
	["locks", 8, null, undefined],
])("%s of process %i and the part %j", (name, pid, part, who) => {
	expect(othersIn(tree({ [`.rapporteur/${name}/${ownedBy(pid)}`]: "" }), me, part)?.who).toBe(who);
});

test("runs are kept out of a folder, and let in again", () => {
	const folder = tree({});
	const letIn = lockOut(folder, me);
	expect(othersIn(folder, { ...me, pid: 1, isRunning: () => true }, null)?.who).toBe("process 7 on here");
	if (typeof letIn === "function") letIn();
	expect(readdirSync(folder)).toEqual([]);
});

test.each(["lock", "lock.1-of-3"])("who holds %s is not disturbed", (name) => {
	const folder = tree({ [`.rapporteur/${name}/${ownedBy(8)}`]: "" });
	const lock = join(folder, ".rapporteur", name);
	expect(lockOut(folder, me)).toEqual(busy({ who: "process 8 on here", lock }));
	expect(readdirSync(join(folder, ".rapporteur"))).toEqual([name]);
	renameSync(join(lock, ownedBy(8)), join(lock, ownedBy(9)));
	expect(lockOut(folder, me)).toBeTypeOf("function");
});

test.each([
	[".rapporteur", "file", "folder"],
	[".rapporteur/state.tsv/x", "folder", "file"],
	[".rapporteur/lock", "file", "folder"],
	["manifest.jsonl/x", "folder", "file"],
])("what has the place of a file is named (%s)", (path, is, expected) => {
	const { out, run } = archive({ "a.txt": "one" });
	mkdirSync(dirname(join(out, path)), { recursive: true });
	writeFileSync(join(out, path), "");
	const before = readdirSync(out, { recursive: true });
	const name = path.replace(/\/x$/, "");
	const why = fault("write-failed", `Not written: \`${name}\` is a ${is}, not a ${expected}. Remove it.`);
	expect([lockOut(out, me), run()]).toEqual([why, why]);
	expect(readdirSync(out, { recursive: true })).toEqual(before);
});

test("the folder of the program itself is no output folder", () => {
	const folder = join(tree({}), ".rapporteur");
	expect(lockOut(folder, me)).toMatchObject({ message: expect.stringMatching(/^Not written: a folder called/) });
	expect(readdirSync(dirname(folder))).toEqual([]);
});
