/** The parts of the docs that are made from the source. `UPDATE_DOCS=1` writes them. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { createEngine } from "../../src/templates/liquid.ts";
import { manifestSchema } from "../../src/templates/load.ts";
import { type DataKey, dataKeys } from "./data-keys.ts";

const page = new URL("../../docs/templates.md", import.meta.url);

const steps = { one: ".", list: "[].", keyed: ".KEY." };

/** Parts that are the same as others before are named and not told again. */
function dataRows(keys: Readonly<Record<string, DataKey>>, path: string, told: Map<object, string>): string[] {
	return Object.entries(keys).flatMap(([name, { about, keys: below, many }]) => {
		const own = `${path}${name}`;
		if (below === undefined) return [`| \`${own}\` | ${about} |`];
		const inner = `${own}${steps[many ?? "one"]}`;
		const known = told.get(below);
		if (known !== undefined) return [`| \`${own}\` | ${about}; its parts are those of \`${known}\` |`];
		told.set(below, inner.slice(0, -1));
		return [`| \`${own}\` | ${about} |`, ...dataRows(below, inner, told)];
	});
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
