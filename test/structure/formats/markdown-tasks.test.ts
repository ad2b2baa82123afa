/** Items of lists in Markdown, the boxes of task lists among them. */
import { expect, test } from "vitest";
import { parseForm } from "../../../src/forms/load.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson } from "../../../src/output/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";

async function itemsOf(patterns: string, text: string) {
	const yaml = `
title: Reef minutes
fields:
  date: { label: Date, type: date }
sections:
  actions: { label: Actions, items: action }
  talk: { label: Talk }
items:
  action: { patterns: ${patterns}, inline: ["ACTION: {owner} to {text}"] }
`;
	const loaded = await parseForm(yaml, "reef");
	const form = "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
	const { sections } = reportJson(interpret(markdown.parse(text, form), form), { form, source: null });
	return Object.values(sections)
		.flat()
		.flatMap(({ items }) => items ?? []);
}

const tasks = "## Actions\n\n- [ ] Ann: buy nets\n- [x] **Bo Li**: sell the boat\n- [X] wash the deck\n- Carol: rest\n";

test("a box says whether a task is done", async () => {
	expect(await itemsOf(`["{owner}: {text}"]`, tasks)).toEqual([
		{ kind: "action", owner: "Ann", text: "buy nets", status: "open" },
		{ kind: "action", owner: "Bo Li", text: "sell the boat", status: "done" },
		{ kind: "action", text: "wash the deck", status: "done" },
		{ kind: "action", owner: "Carol", text: "rest" },
	]);
});

test("a pattern may name the box itself", async () => {
	const [first, second] = await itemsOf(`["[ ] {owner}: {text}", "{owner}: {text}"]`, tasks);
	expect(first).toEqual({ kind: "action", owner: "Ann", text: "buy nets" });
	expect(second).toEqual({ kind: "action", owner: "Bo Li", text: "sell the boat", status: "done" });
});

test("items amid the notes, in bold or in a list", async () => {
	const text =
		"## Talk\n\nNets are dear. **ACTION:** Ann to ask.\n\n- Rain\n  - ACTION: Bo Li to [look up](https://x.org)\n";
	expect(await itemsOf("[]", text)).toEqual([
		{ kind: "action", owner: "Ann", text: "ask" },
		{ kind: "action", owner: "Bo Li", text: "look up" },
	]);
});
