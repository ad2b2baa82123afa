import { expect, test } from "vitest";
import type { Measured } from "../../../bench/speed/measured.ts";
import { merged, type Results } from "../../../bench/speed/results.ts";

const machine = (node: string) => ({ node, system: "", processor: "", cores: 2, memory: 8, peers: {} });
const row = (name: string, what: string): Measured => ({ row: name, kind: "race", what, raced: [], verdicts: [] });
const results = (node: string, ...measured: Measured[]): Results => ({ machine: machine(node), quick: [], measured });

test("rows take the place of earlier ones of the same name, in the order of all rows", () => {
	const before = results("v1", row("a", "old"), row("c", "old"));
	const now = results("v2", row("c", "new"), row("b", "new"));
	const both = merged(before, now, ["a", "b", "c"]);
	expect(both.measured.map(({ row, what }) => [row, what])).toEqual([
		["a", "old"],
		["b", "new"],
		["c", "new"],
	]);
	expect(both.machine.node).toBe("v2");
});

test("the first results are kept as they are", () => {
	const now = results("v1", row("a", "new"));
	expect(merged(null, now, ["a"])).toEqual(now);
});

test("a row is worth nothing until a whole run has measured it", () => {
	const order = ["a", "b"];
	const before = { ...results("v1", row("a", "old"), row("b", "old")), quick: order };
	const once = merged(before, results("v1", row("a", "new")), order);
	expect(once.quick).toEqual(["b"]);
	expect(merged(once, results("v1", row("b", "new")), order).quick).toEqual([]);
	expect(merged(once, { ...results("v1", row("a", "newer")), quick: ["a"] }, order).quick).toEqual(["b", "a"]);
});
