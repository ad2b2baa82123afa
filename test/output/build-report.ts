/** Reports made by hand, for tests of what is done with them. */
import type { Block, Field, FieldValue, Report, Section, Statement, Unclassified } from "../../src/ast/nodes.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import type { RenderContext } from "../../src/output/renderer.ts";

const nowhere = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

export const form = shippedForm("un-meeting") ?? fail();

export const context: RenderContext = { form, source: null };

function fail(): never {
	throw new Error("no form is called un-meeting");
}

export function report(...children: Report["children"]): Report {
	return { type: "report", form: form.name, children, position: nowhere };
}

export function field(name: string | null, value: FieldValue | null, raw = "", label = name ?? "Label"): Field {
	const items = Array.isArray(value) ? value.map((item) => ({ value: item, raw: "", position: nowhere })) : [];
	return {
		type: "field",
		name,
		label,
		labelPosition: nowhere,
		raw,
		valuePosition: nowhere,
		marks: [],
		value,
		items,
		position: nowhere,
	};
}

export function section(
	name: string,
	children: readonly Block[],
	statements: readonly Statement[] = [],
	label = name,
): Section {
	return { type: "section", name, label, labelPosition: nowhere, marks: [], children, statements, position: nowhere };
}

export function unclassified(label: string | null, children: readonly Block[]): Unclassified {
	return { type: "unclassified", label, labelPosition: null, marks: [], duplicates: null, children, position: nowhere };
}

export function paragraph(value: string): Block {
	return { type: "paragraph", children: [{ type: "text", value }] };
}
