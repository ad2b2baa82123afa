import { expect, test } from "vitest";
import { readYaml } from "../../src/blocks/yaml.ts";

const read = (yaml: string) => readYaml(yaml, 0, yaml.length);

test.each([
	["the second of two keys", "a: 1\nb: 2\na: 3\n", 10],
	["in a map inside", "a: {b: 1, b: 2}\n", 10],
	["in an item of a list", "- a: 1\n  a: 2\n", 9],
	["in quotes", "a: 1\n'a': 2\n", 5],
	["before what is broken behind it", "a: 1\na: 2\nb: 'x\n", 5],
])("a key that comes twice is a fault: %s", (_, yaml, offset) => {
	expect(read(yaml)).toEqual({ message: "Invalid YAML: the same key twice. Keep one.", offset });
});

test.each([
	["of other maps", "a: {b: 1}\nc: {b: 1}\n"],
	["of other types", "1: a\n'1': b\n"],
])("keys %s are not the same", (_, yaml) => expect(read(yaml)).toMatchObject({ data: { kind: "map" } }));

test.each([
	["lists in brackets", `a: ${"[".repeat(501)}`, 502],
	["maps in braces", `a: ${"{".repeat(501)}`, 502],
	["maps of one entry, which have no sign of their own", `a: [${"a: ".repeat(20_000)}]`, 1501],
	["lists in lines", "- ".repeat(100_000), 1000],
	["keys in lines", "? ".repeat(100_000), 1000],
	["maps in lines", Array.from({ length: 600 }, (_, level) => `${" ".repeat(level)}a:\n`).join(""), 126_750],
])("%s in each other are too deep", (_, yaml, offset) => {
	expect(read(yaml)).toMatchObject({ isDeep: true, offset });
});

test.each([
	["brackets in quotes", `a: "${"[".repeat(20_000)}"`],
	["brackets in apostrophes", `a: '${"{[".repeat(20_000)}'`],
	["brackets in plain words", `a: x${"[".repeat(20_000)}`],
	["dashes in a block of text", `a: |\n  ${"-".repeat(20_000)}\n`],
	["blanks in a block of text", `a: |\n  x\n${" ".repeat(20_000)}x\n`],
	["lists beside each other", `a:\n${"  - []\n".repeat(20_000)}`],
])("%s are not deep", (_, yaml) => expect(read(yaml)).toMatchObject({ data: { kind: "map" } }));
