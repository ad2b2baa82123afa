/** Lists in the docs that are written by hand, because they have links or examples: each names all that there is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configSchema } from "../../src/config/schema.ts";
import { peopleSchema } from "../../src/forms/people-file.ts";
import { formSchema } from "../../src/forms/schema.ts";
import { parseForm, process } from "../../src/index.ts";
import { inputFormatEntries } from "../../src/input-formats.ts";
import { manifestLineSchema } from "../../src/read/manifest.ts";
import { reporters } from "../../src/reporters/index.ts";
import { root } from "./pages.ts";

const [{ value: field }] = formSchema.entries.fields.pipe;
const [{ wrapped: places }] = field.entries.where.pipe;
const [{ wrapped: styles }] = formSchema.entries.headings.pipe;

const lists: readonly (readonly [page: string, names: readonly string[]])[] = [
	["docs/configuration.md", Object.keys(configSchema([]).entries)],
	["docs/people.md", Object.keys(peopleSchema.entries.people.item.entries)],
	["docs/manifest.md", Object.keys(manifestLineSchema.entries)],
	["docs/findings.md", reporters.map(({ name }) => name)],
	["docs/formats.md", inputFormatEntries.flatMap(({ extensions }) => extensions.map((each) => `.${each}`))],
	["docs/forms-reference.md", places.pipe[0].item.options],
	["docs/forms-reference.md", styles.item.options],
];

test.each(lists)("%s names %j", (page, names) => {
	const text = readFileSync(join(root, page), "utf8");
	expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

const form = await parseForm(
	"title: M\nheadings: [markdown]\nfields:\n  date: { label: Date, type: date, where: [line, heading] }\n",
	"minutes",
);
const [, labels = ""] =
	readFileSync(join(root, "docs/forms-markdown.md"), "utf8").match(/^```markdown\n([^`]+)/m) ?? [];

test.each(labels.trim().split("\n"))("a label as in docs/forms-markdown.md: %s", (line) => {
	if (!("form" in form)) throw new Error(JSON.stringify(form));
	const notes = line.includes("2021") ? line : `${line}\n\n4 March 2021`;
	const text = line.startsWith("|") ? `${notes}\n|---|---|\n` : `${notes}\n`;
	const { report } = process(text, { form: form.form, from: "markdown" });
	expect(report.children).toMatchObject([{ type: "field", name: "date", value: "2021-03-04" }]);
});
