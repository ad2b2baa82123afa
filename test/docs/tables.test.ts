/** The tables in the docs that are made from the source. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FieldType } from "../../src/fields/field-type.ts";
import { fieldTypes } from "../../src/fields/index.ts";
import { codes, optionalCodes } from "../../src/findings/finding.ts";
import { kinds } from "../../src/findings/kinds.ts";
import { crossFieldRules, formSchema } from "../../src/forms/schema.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { rendererEntries } from "../../src/output/formats.ts";
import { createEngine } from "../../src/templates/liquid.ts";
import { manifestSchema } from "../../src/templates/load.ts";
import { type DataKey, dataKeys } from "./data-keys.ts";
import { pages, root } from "./pages.ts";

const typeRow = ({ type, about, example }: FieldType): string =>
	`| \`${type}\` | ${about.replace(/\.$/, "")} | \`${example}\` |`;

const steps = { one: ".", list: "[].", keyed: ".KEY." };

/** A row for each name; those that were explained further up share one, with where that is. */
function dataRows(keys: Readonly<Record<string, DataKey>>, path: string, known: Map<object, string>): string[] {
	const rows: string[] = [];
	const again = new Map<string, string[]>();
	for (const [name, key] of Object.entries(keys)) {
		const { about, keys: below, many } = key;
		const before = known.get(key);
		if (before !== undefined) again.set(before, [...(again.get(before) ?? []), `\`${name}\``]);
		if (before !== undefined) continue;
		const inner = `${path}${name}${steps[many ?? "one"]}`;
		const place = below && known.get(below);
		known.set(key, path.slice(0, -1));
		rows.push(`| \`${path}${name}\` | ${about}${place === undefined ? "" : `; its parts are those of \`${place}\``} |`);
		if (below === undefined || place !== undefined) continue;
		known.set(below, inner.slice(0, -1));
		rows.push(...dataRows(below, inner, known));
	}
	const shared = [...again].map(([place, names]) => `| \`${path}\`… ${names.join(" ")} | as in \`${place}\` |`);
	return [...rows, ...shared];
}

interface Described {
	readonly entries: Readonly<Record<string, { readonly pipe: readonly [unknown, { readonly description: string }] }>>;
}

/** A row for each key of a schema, with its description. */
const keyTable = ({ entries }: Described): string =>
	[
		"| key | meaning |",
		"|---|---|",
		...Object.entries(entries).map(([name, { pipe }]) => `| \`${name}\` | ${pipe[1].description.replace(/\.$/, "")} |`),
	].join("\n");

const ruleRow = ([code, { condition, other, bounds }]: [
	string,
	(typeof crossFieldRules)[keyof typeof crossFieldRules],
]) =>
	`| \`${code}\` | ${condition.replace(/\.$/, "")} | \`field\`${other === null ? "" : ", `other`"}${bounds ? ", `from` or `to` or both" : ""} |`;

const { fields, sections, items } = formSchema.entries;

const form = shippedForm("un-meeting");
const names = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => `\`${name}\``).join(", ");

const parts: Readonly<Record<string, string>> = {
	types: ["| type | gives | example |", "|---|---|---|", ...fieldTypes.map(typeRow)].join("\n"),
	manifest: keyTable(manifestSchema as unknown as Described),
	form: keyTable(formSchema),
	field: keyTable(fields.pipe[0].value),
	section: keyTable(sections.pipe[0].wrapped.value),
	items: keyTable(items.pipe[0].wrapped.value),
	rules: ["| rule | condition | keys |", "|---|---|---|", ...Object.entries(crossFieldRules).map(ruleRow)].join("\n"),
	optional: [
		"| rule | reports |",
		"|---|---|",
		...codes.flatMap((code) => (optionalCodes.includes(code) ? [`| \`${code}\` | ${kinds[code].description} |`] : [])),
	].join("\n"),
	excerpts: names(rendererEntries.filter(({ isExcerpt }) => isExcerpt)),
	data: ["| name | |", "|---|---|", ...dataRows(dataKeys, "", new Map())].join("\n"),
	keys: `Fields: ${names(form?.fields)}.\n\nSections: ${names(form?.sections)}.`,
	filters: Object.keys(createEngine({}).filters)
		.sort()
		.map((name) => `\`${name}\``)
		.join(" "),
};

const generated = /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- \/generated -->)/g;
const withTables = pages.filter((page) => readFileSync(join(root, page), "utf8").search(generated) !== -1);

test.each(withTables)("tables of %s are up to date: `npm run generate` writes them", async (page) => {
	const path = join(root, page);
	const fresh = readFileSync(path, "utf8").replace(
		generated,
		(_, open: string, name: string, close: string) => `${open}\n${parts[name]}\n\n${close}`,
	);
	await expect(fresh).toMatchFileSnapshot(path);
});
