import { describe, expect, test } from "vitest";
import { parseBlocks } from "../../src/blocks/markdown.ts";
import { json } from "../../src/structure/formats/json.ts";
import { markdown } from "../../src/structure/formats/markdown.ts";
import { markdownShapes } from "../hostile/shapes.ts";
import { processorTimeOf } from "../processor-time.ts";
import { form } from "../structure/form.ts";
import { limitOf } from "./limit-of.ts";

const steps = (count: number, step: string, item: string): string =>
	Array.from({ length: count }, (_, index) => `${step.repeat(index)}${item}${index}\n`).join("");

/** What was cut, with a limit of five. */
function cutsOf(text: string, deepest = 5): readonly string[] {
	const limit = limitOf(deepest);
	parseBlocks(text, limit);
	return limit.cuts;
}

test.each<[name: string, text: string, cuts: string[]]>([
	["as deep as is allowed", "> > > > > a", []],
	["one deeper", "> > > > > > a", ["lists 10"]],
	["bullets on one line", "- - - - - - - a", ["lists 10"]],
	["numbers on one line", "1. 1. 1. 1. 1. 1. a", ["lists 15"]],
	["bullets below each other", steps(7, "  ", "- a"), ["lists 55"]],
	["bullets below each other, by tabs", steps(6, "\t", "- a"), ["lists 40"]],
	["quotes in lists", "- > - > - > a", ["lists 10"]],
	["emphasis in emphasis", `${"*a **b ".repeat(3)}c${" b** a*".replaceAll(" ", "").repeat(3)}`, ["marks 17"]],
	["a rule", "- - - - - - - -\n* * * * * * * *", []],
	["code", "```\n> > > > > > a\n- - - - - - - b\n```", []],
	["code in a quote", "> ~~~\n> > > > > > > a\n> ~~~", []],
	["a second list", "- - - - - a\n\n- b\n\n- - - - c", []],
	["lines that are indented and in no list", `${" ".repeat(300)}a\n`.repeat(1000), []],
])("nesting: %s", (_name, text, cuts) => expect(cutsOf(text)).toEqual(cuts));

const chat = (line: string, count: number): string => `## Chat\n\n${line.repeat(count)}`;
const minutes = `# Minutes\n\n${"## Item\n\n**Ann:** said [words](https://a.b).\n\n- a `b`\n  - c & d\n\n> e\n\n".repeat(300)}`;

test.each([
	["long minutes", minutes],
	["a chat", chat("[10:02] <ann> words *and* more\n", 1000)],
	["bold labels", chat("- **Ann:** said words\n", 1000)],
	["a list to sign", chat("Name: ________________________________\n", 200)],
	["a table", chat("| a | **b** | [c](d) |\n", 500)],
	[
		"a megabyte of prose",
		chat("The committee met in the hall and spoke of boats, of nets and of the harbour wall.\n", 11_000),
	],
])("%s is not too much", (_name, text) => expect(cutsOf(text, 100)).toEqual([]));

describe.each([64, 1024])("%i KB", (kilobytes) => {
	test.each(markdownShapes.map(({ name, make }) => [name, make] as const))("%s: in time", (_name, make) => {
		const text = Buffer.from(make(kilobytes * 1024)).toString();
		expect(processorTimeOf(() => parseBlocks(text, limitOf()))).toBeLessThan(4_000);
	});
});

test.each<[name: string, text: string]>([
	["brackets that nothing opens", "a] ".repeat(20_000)],
	["numbers that open no list", `a\n${"2. *a_\n".repeat(2_000)}`],
	["signs that open no heading", "#a *a_\n".repeat(2_000)],
	["empty bullets in a paragraph", "a\n+\n*a_\n".repeat(1_500)],
	["quotes that go on", "> a\n  b\n".repeat(2_000)],
	["a run of stars on either side", `${"*".repeat(8_000)}a${"*".repeat(8_000)}`],
	["backticks to the end of the file", Array.from({ length: 500 }, (_, at) => "`".repeat(at + 1)).join(" ")],
	["images in each other", `${"![".repeat(2_000)}a${"](x)".repeat(2_000)}`],
])("%s are too much", (_name, text) =>
	expect(cutsOf(text, 100)).toEqual([expect.stringMatching(/^(?:signs|lists|marks) \d+$/)]),
);

describe("what is too much is read as plain text", () => {
	const head = "Reporter: A. Bell\n\n";

	test("with one finding, where it begins to be", () => {
		const { children, data } = markdown.parse(`${head}${"a\n=\n".repeat(4_000)}`, form);
		expect(data?.cut).toMatchObject({ what: "signs", whole: true });
		expect(children[0]).toMatchObject({ type: "field", label: "Reporter" });
	});

	test("or what nests too deep", () => {
		const { children, data } = markdown.parse(`${head}> > > *words*\n`, form, 2);
		expect(data?.cut).toMatchObject({
			what: "lists",
			deepest: 2,
			whole: true,
			position: { start: { line: 3, column: 5 } },
		});
		expect(JSON.stringify(children)).toContain("> > > *words*");
	});
});

test("a string of a report in JSON that is too much keeps its words", () => {
	const markdown = "a\n=\n\n".repeat(4_000);
	const fields = { $schema: "x", version: 1, form: form.name, fields: {}, sections: {}, unclassified: [{ markdown }] };
	const { children, data } = json.parse(JSON.stringify(fields), form);
	expect(data?.cut).toMatchObject({ what: "signs" });
	expect(JSON.stringify(children).match(/"value":"a"/g)).toHaveLength(4_000);
});
