import type { Section, SectionItem, Statement } from "../../ast/nodes.ts";
import { sliceBlocks } from "../../ast/slice.ts";
import { unwrapped } from "../../ast/text.ts";
import type { Form } from "../../forms/form.ts";
import { blocksToMarkdown } from "../markdown/blocks.ts";
import { personJson } from "./fields.ts";
import type { OutlinePart } from "./outline.ts";
import type { ItemJson, SectionJson, StatementJson } from "./shape.ts";

/** The sections that the notes have, in the form's order. */
export function sectionsJson(
	parts: readonly OutlinePart[],
	form: Form,
): [string, SectionJson | readonly SectionJson[]][] {
	const nodes = sectionNodes(parts);
	return form.sections.flatMap(({ name, repeatable }): [string, SectionJson | readonly SectionJson[]][] => {
		const found = (nodes.get(name) ?? []).map(sectionJson);
		const first = found[0];
		if (first === undefined) return [];
		return [[name, repeatable ? found : first]];
	});
}

/** The sections of a report by their keys, each in source order. */
export function sectionNodes(parts: readonly OutlinePart[]): ReadonlyMap<string, readonly Section[]> {
	const nodes = new Map<string, Section[]>();
	for (const part of parts) {
		if (part.kind !== "section") continue;
		const before = nodes.get(part.name);
		if (before === undefined) nodes.set(part.name, [part.node]);
		else before.push(part.node);
	}
	return nodes;
}

function sectionJson(section: Section): SectionJson {
	const { label, children, statements, items } = section;
	const json = {
		heading: unwrapped(label),
		markdown: blocksToMarkdown(children),
		statements: statements.map((statement) => statementJson(statement, section)),
	};
	return items === undefined ? json : Object.assign(json, { items: items.map(itemJson) });
}

function itemJson({ position: _, ...item }: SectionItem): ItemJson {
	return item;
}

function statementJson(statement: Statement, section: Section): StatementJson {
	const { start, end } = statement.position;
	const range = { start: start.offset ?? 0, end: end.offset ?? 0 };
	return {
		speakers: statement.speakers.map(personJson),
		part: statement.part,
		markdown: blocksToMarkdown(sliceBlocks(section.children, range)),
	};
}
