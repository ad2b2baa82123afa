/** The parts of the docs that are made from the source. `UPDATE_DOCS=1` writes them. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { createEngine } from "../../src/templates/liquid.ts";
import { manifestSchema } from "../../src/templates/load.ts";
import { type DataKey, dataKeys } from "./data-keys.ts";

const page = new URL("../../docs/templates-reference.md", import.meta.url);

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

function manifestRows(): string[] {
	return Object.entries(manifestSchema.entries).map(([name, schema]) => {
		const [, { description }] = (schema as unknown as { pipe: [unknown, { description: string }] }).pipe;
		return `| \`${name}\` | ${description} |`;
	});
}

const form = shippedForm("un-meeting");
const names = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => `\`${name}\``).join(", ");

const parts: Readonly<Record<string, string>> = {
	manifest: ["| key | |", "|---|---|", ...manifestRows()].join("\n"),
	data: ["| name | |", "|---|---|", ...dataRows(dataKeys, "", new Map())].join("\n"),
	keys: `Fields: ${names(form?.fields)}.\n\nSections: ${names(form?.sections)}.`,
	filters: Object.keys(createEngine({}).filters)
		.sort()
		.map((name) => `\`${name}\``)
		.join(" "),
};

test("what the docs say of data, keys and filters is what there is", () => {
	const text = readFileSync(page, "utf8");
	const fresh = text.replace(
		/(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
		(_, open: string, name: string, close: string) => `${open}\n${parts[name]}\n\n${close}`,
	);
	if (process.env["UPDATE_DOCS"] === "1") writeFileSync(page, fresh);
	else expect(text).toBe(fresh);
});
