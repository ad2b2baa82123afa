import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { missingPassage, outputWords, passagesOf } from "../../src/batch/verify/missing-words.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { rendererEntries } from "../../src/output/formats.ts";
import { judge, type Outcome, renderOutcome } from "../../src/pipeline.ts";
import { markdown } from "../../src/structure/formats/markdown.ts";
import { txt } from "../../src/structure/formats/txt.ts";

const folder = new URL("../../fixtures/clean/", import.meta.url);
const formats = rendererEntries.filter(({ name }) => ["markdown", "html", "json", "text", "ast"].includes(name));

function outcomeOf(text: string, format = txt): Outcome {
	const form = shippedForm("un-meeting");
	if (form === null) throw new RangeError("no form");
	const source = { path: "a", text, encoding: "utf-8", guess: null, sha256: "", format: format.name };
	return judge(source, { format, form, today: "2030-01-01" });
}

async function wordsOf(outcome: Outcome, entry: (typeof formats)[number]): Promise<string> {
	if (!("load" in entry)) throw new RangeError("no text");
	return outputWords(renderOutcome(outcome, await entry.load()), entry.name);
}

describe.each(formats)("a report in $name", (entry) => {
	test.each(readdirSync(folder))("of %s: each paragraph that is cut out is missed", async (name) => {
		const text = readFileSync(new URL(name, folder), "utf8").replaceAll("(NB: not for publication before April)", "");
		const outcome = outcomeOf(text);
		const words = await wordsOf(outcome, entry);
		const passages = passagesOf(outcome.report, outcome.form);
		expect(passages.length).toBeGreaterThan(5);
		expect(missingPassage(passages, words)).toBeNull();
		// Short words alone may stand within others.
		const whole = passages.filter(({ parts }) => words.includes(parts.join(" ")) && /\p{L}{5}/u.test(parts.join(" ")));
		expect(whole.length).toBeGreaterThan(3);
		for (const passage of whole) {
			const cut = words.replace(passage.parts.join(" "), "");
			expect([passage.parts, missingPassage(passages, cut)]).not.toEqual([passage.parts, null]);
		}
	});

	test("has the words of marks, addresses, references and tables", async () => {
		const notes = [
			"# Brief summary of presentation of information made",
			"Wo**rd**s with *emphasis*, `code_words`, &copy; and AT&amp;T, snake_case, 100%25 and \\&copy;.",
			"```js title words\nx_y = 1 & 2;\n```",
			"> quoted\n>\n> - in a list",
			"| a | b |\n|---|---|\n| one | two |",
			"Caf\u00e9 cre\u0301me, soft\u00adhyphen, zero\u200bwidth, \u20ac 5, \ud83d\ude00.",
		].join("\n\n");
		const outcome = outcomeOf(notes, markdown);
		expect(missingPassage(passagesOf(outcome.report, outcome.form), await wordsOf(outcome, entry))).toBeNull();
	});
});

test("the passage that lacks most of its words is reported", () => {
	const [first, second] = [
		{ parts: ["we agree"], offset: 0 },
		{ parts: ["we disagree", "twice"], offset: 9 },
	];
	expect(missingPassage([first, second], "twice we agree we disagree")).toBeNull();
	expect(missingPassage([first, second], "we agree")).toBe(second);
	expect(missingPassage([first, first], "we agree to meet we agree")).toBeNull();
	expect(missingPassage([first, first], "we agree to meet")).toBe(first);
});

test("a word may end where a line or a link does", () => {
	const passage = { parts: ["onetwo", "three", "onetwo"], offset: 0 };
	expect(missingPassage([passage], "one two threeonetwo")).toBeNull();
	expect(missingPassage([passage], "one two three one")).toBe(passage);
});
