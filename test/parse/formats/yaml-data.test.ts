import { expect, test } from "vitest";
import { readYaml } from "../../../src/parse/formats/yaml-data.ts";

const read = (yaml: string) => readYaml(yaml, 0, yaml.length);

test.each([
	["the second of two keys", "a: 1\nb: 2\na: 3\n", 10],
	["in a map inside", "a: {b: 1, b: 2}\n", 10],
	["in an item of a list", "- a: 1\n  a: 2\n", 9],
	["in quotes", "a: 1\n'a': 2\n", 5],
	["before what is broken behind it", "a: 1\na: 2\nb: 'x\n", 5],
])("a key that comes twice is a fault: %s", (_, yaml, offset) => {
	expect(read(yaml)).toEqual({ reason: "Map keys must be unique", expected: "front matter in YAML", offset });
});

test.each([
	["of other maps", "a: {b: 1}\nc: {b: 1}\n"],
	["of other types", "1: a\n'1': b\n"],
])("keys %s are not the same", (_, yaml) => expect(read(yaml)).toMatchObject({ data: { kind: "map" } }));

test("maps of one entry in each other, which no sign tells before, are too deep as well", () => {
	expect(read(`tags: [${"a: ".repeat(20_000)}]`)).toMatchObject({ isDeep: true });
});
