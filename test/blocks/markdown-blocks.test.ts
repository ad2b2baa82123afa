import type { Paragraph, Text } from "mdast";
import { expect, test } from "vitest";
import { blocksOf } from "./limit-of.ts";

test("U+FEFF at the start of a text is text, for that of the file is gone already", () => {
	const [block] = blocksOf("\uFEFFa *b*");
	expect(block).toMatchObject({
		type: "paragraph",
		children: [
			{ value: "\uFEFFa ", position: { start: { offset: 0 }, end: { offset: 3 } } },
			{ children: [{ value: "b", position: { start: { offset: 4 } } }] },
		],
	});
});

test("NUL stays what it is, in words, code, addresses and behind fences", () => {
	const blocks = blocksOf("a\0 `b\0` [c](d\0)\n\n~~~ e\0\nf\0\n~~~\n");
	expect(blocks).toMatchObject([
		{ children: [{ value: "a\0 " }, { value: "b\0" }, { value: " " }, { url: "d\0" }] },
		{ lang: "e\0", value: "f\0" },
	]);
});

test("U+FFFD that a text holds stays beside NUL", () => {
	const [block] = blocksOf("\uE000 \uFFFD\0");
	expect(block).toMatchObject({ children: [{ value: "\uE000 \uFFFD\0" }] });
});

test("a reference to no character stays as it is written", () => {
	const [block] = blocksOf("a&#0;b&#xD800;&#128;&#xFFFD;&#233;");
	const values = (block as Paragraph).children.map((leaf) => (leaf as Text).value);
	expect(values.join("")).toBe("a&#0;b&#xD800;&#128;\uFFFDé");
});

test("where a text has all characters for private use, NUL is what the library makes of it, and they stay", () => {
	const all = Array.from({ length: 6400 }, (_, at) => String.fromCharCode(0xe000 + at)).join("");
	expect(blocksOf(`${all}\0`)).toMatchObject([{ children: [{ value: `${all}\uFFFD` }] }]);
});
