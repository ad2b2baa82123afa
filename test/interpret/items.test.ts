/** Entries with parts of their own, in their list and amid the notes. */
import { expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import type { ItemJson, ReportJson, SectionJson } from "../../src/output/json-schema.ts";
import { formOf } from "../structure/forms.ts";

const form = formOf(`title: T
placeholders: [none]
extraWords: { abbreviation: [Ald.] }
fields: { date: { label: Date, type: date } }
sections: { talk: { label: Talk }, actions: { label: Actions, items: actions } }
items:
  actions:
    patterns: ["{owner}: {text} Status: {status}", "{owner}: {text}"]
    inline: ["ACTION-{number}: {owner} to {text}", "ACTION: {owner} to {text}", "ACTION: {text}"]
  decisions: { inline: ["AGREED: {text} ({vote})", "AGREED: {text}"] }
`);

function items(notes: string, key: string): readonly ItemJson[] | undefined {
	const report = JSON.parse(render(process(notes, { form }), "json")) as ReportJson;
	return (report.sections[key] as SectionJson).items;
}

const kind = "actions";

test.each<[string, string, ItemJson[]]>([
	[
		"owner, text and status",
		"* Ann: do it\n   today\n  Status: done",
		[{ kind, owner: "Ann", text: "do it today", status: "done" }],
	],
	["no status yet", "* Ann: do it\n  Status:", [{ kind, owner: "Ann", text: "do it" }]],
	["no owner", "- do it", [{ kind, text: "do it" }]],
	[
		"blank lines between",
		"- Ann: a\n\n- Bo: b",
		[
			{ kind, owner: "Ann", text: "a" },
			{ kind, owner: "Bo", text: "b" },
		],
	],
	["none", "- none", []],
	[
		"paragraphs",
		"Ann: a\n\nBo: b",
		[
			{ kind, owner: "Ann", text: "a" },
			{ kind, owner: "Bo", text: "b" },
		],
	],
	[
		"paragraphs that are like no pattern",
		"Do it.\n\nDo that.",
		[
			{ kind, text: "Do it." },
			{ kind, text: "Do that." },
		],
	],
	["one among other paragraphs", "These are ours\n\nAnn: a", [{ kind, owner: "Ann", text: "a" }]],
	["as they are written amid the notes", "- ACTION-7: Ann to go", [{ kind, number: "7", owner: "Ann", text: "go" }]],
])("in their list: %s", (_, text, expected) => {
	expect(items(`Talk\n\nx\n\nActions\n\n${text}`, "actions")).toEqual(expected);
});

test.each<[string, string, ItemJson[] | undefined]>([
	["a line", "We talked.\nACTION: Ann to go", [{ kind, owner: "Ann", text: "go" }]],
	["a sentence", "We talked. ACTION: Cllr. Ann Lee to go. Then tea.", [{ kind, owner: "Cllr. Ann Lee", text: "go" }]],
	["an entry of a list", "- a\n  - ACTION: Ann and Bo to go", [{ kind, owner: "Ann and Bo", text: "go" }]],
	["nobody's", "ACTION: send word to all", [{ kind, text: "send word to all" }]],
	["of another kind", "AGREED: yes (5-0)", [{ kind: "decisions", text: "yes", vote: "5-0" }]],
	[
		"of more sentences, where a pattern says so",
		"AGREED: We go by sea. It is near. (5-0)",
		[{ kind: "decisions", text: "We go by sea. It is near.", vote: "5-0" }],
	],
	[
		"up to the next one",
		"AGREED: no. AGREED: yes (5-0)",
		[
			{ kind: "decisions", text: "no" },
			{ kind: "decisions", text: "yes", vote: "5-0" },
		],
	],
	[
		"with an abbreviation in it",
		"ACTION: Ann to ask the Fa. Oven and Ald. Bell. Then tea.",
		[{ kind, owner: "Ann", text: "ask the Fa. Oven and Ald. Bell" }],
	],
	["none at all", "We talked.", undefined],
])("amid the notes: %s", (_, text, expected) => {
	expect(items(`Talk\n\n${text}\n\nActions\n`, "talk")).toEqual(expected);
});
