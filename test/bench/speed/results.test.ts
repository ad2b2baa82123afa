import { expect, test } from "vitest";
import type { Measured } from "../../../bench/speed/measured.ts";
import { merged, type Results } from "../../../bench/speed/results.ts";

const machine = (node: string) => ({ node, system: "", processor: "", cores: 2, memory: 8, peers: {} });
const row = (name: string, what: string): Measured => ({ row: name, kind: "race", what, raced: [], verdicts: [] });
const results = (node: string, ...measured: Measured[]): Results => ({ machine: machine(node), measured });

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
