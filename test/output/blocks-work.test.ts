// Work is counted, not timed: what grows with the square of a list shows in a list of a thousand.
import type { List, ListItem } from "mdast";
import { afterEach, expect, test, vi } from "vitest";
import { blocksToMarkdown } from "../../src/output/blocks-markdown.ts";

const count = 1000;

function listOf(ordered: boolean): List {
	const item = (): ListItem => ({
		type: "listItem",
		children: [{ type: "paragraph", children: [{ type: "text", value: "a" }] }],
	});
	return { type: "list", ordered, start: ordered ? 7 : null, children: Array.from({ length: count }, item) };
}

afterEach(() => vi.restoreAllMocks());

test("no item is looked for among all items", () => {
	const searched: number[] = [];
	const indexOf = Array.prototype.indexOf;
	vi.spyOn(Array.prototype, "indexOf").mockImplementation(function (this: unknown[], ...args) {
		searched.push(this.length);
		return indexOf.apply(this, args);
	});
	const markdown = blocksToMarkdown([listOf(true)]);
	vi.restoreAllMocks();
	expect(Math.max(0, ...searched)).toBeLessThan(10);
	expect(markdown.split("\n").at(-1)).toBe(`${count + 6}. a`);
});

test("plain words are held against few patterns", () => {
	const exec = vi.spyOn(RegExp.prototype, "exec");
	blocksToMarkdown([listOf(false)]);
	expect(exec.mock.calls.length).toBeLessThan(20 * count);
});
