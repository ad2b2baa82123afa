import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { heldBy, takeLock } from "../../../src/batch/ledger/lock.ts";
import { tree } from "../../tree.ts";

const me = { pid: 7, host: "here", isRunning: (pid: number) => pid === 8 };

test.each([
	["a process that runs here", "8@here~a", "process 8 on here"],
	["a process somewhere else, which can't be seen", "9@there~a", "process 9 on there"],
	["a process that is no more", "9@here~a", null],
	["the process with this number before", "7@here~a", null],
	["a process that can't be told", "mine", "another process"],
])("a lock of %s", (_, owner, who) => {
	const folder = tree({ [`lock/${owner}`]: "" });
	const path = join(folder, "lock");
	expect(heldBy(path, me)).toBe(who);
	expect(takeLock(path, me)).toEqual(
		who ?? { free: expect.any(Function), isHeld: expect.any(Function), isTakenOver: true },
	);
	expect(readdirSync(path)).toEqual([who === null ? expect.stringMatching(/^7@here~\w+$/) : owner]);
	expect(readdirSync(folder)).toEqual(["lock"]);
});

test("a lock is given back, with what a killed process left that had none yet", () => {
	const folder = tree({ "lock.9@here~a/9@here~a": "", "lock.8@here~a/8@here~a": "", "lock.1-of-2/9@here~a": "" });
	const path = join(folder, "lock");
	(takeLock(path, me) as Exclude<ReturnType<typeof takeLock>, string>).free();
	expect(existsSync(path)).toBe(false);
	expect(readdirSync(folder).sort()).toEqual(["lock.1-of-2", "lock.8@here~a"]);
	expect(takeLock(path, { ...me, pid: 9 })).toHaveProperty("free");
});

test("a host may have any name", () => {
	const path = join(tree({}), "lock");
	const host = `Ada’s Mac: ${"x".repeat(300)}`;
	expect(takeLock(path, { ...me, host })).toHaveProperty("free");
	expect(heldBy(path, { ...me, host, pid: 8, isRunning: () => true })).toMatch(/^process 7 on Ada_s_Mac__x+$/);
	expect(heldBy(path, { ...me, host, pid: 8, isRunning: () => false })).toBeNull();
});
