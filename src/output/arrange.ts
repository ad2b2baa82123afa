/** A report by the keys of its form: what every output is made from. */
import type { Node } from "unist";
import type { Block, Ignored, Report, ReportChild, Section, Statement } from "../ast/nodes.ts";
import type { Range } from "../ast/slice.ts";
import { unwrapped } from "../ast/text.ts";
import type { Form } from "../forms/form.ts";
import { append } from "../text/append.ts";
import { hasWord } from "../text/ascii.ts";
import { type Blocks, paragraphOf } from "./blocks.ts";
import { type FieldsJson, fieldsOf } from "./title.ts";
import { unsaid } from "./unsaid.ts";

/** The fields and sections of a report by their keys, and what has no place among them. */
export interface Arranged {
	/** Every field of the form in its order; null where the notes lack it. */
	readonly fields: FieldsJson;
	/** Those that the notes have, each in source order. */
	readonly sections: ReadonlyMap<string, readonly Section[]>;
	/** All but the fields, in source order. */
	readonly parts: readonly (Section | Unplaced)[];
}

/** Text with no place in the form. */
export interface Unplaced {
	readonly type: "unplaced";
	/** As written, on one line; null for text without one. */
	readonly label: string | null;
	/** The last key that stands before it. */
	readonly after: string | null;
	/** Whether the form, or a comment, sets it aside. */
	readonly boilerplate: boolean;
	readonly children: Blocks;
}

/** A report by the keys of its form; of two parts with one key the first has it, unless it is that of a section that may be repeated. */
export function arrange({ children }: Report, form: Form): Arranged {
	const fields = fieldsOf(children, form);
	const free = new Set(fields.keys());
	for (const { name } of form.sections) free.add(name);
	const sections = new Map<string, Section[]>();
	const parts: (Section | Unplaced)[] = [];
	let after: string | null = null;
	// What is set aside behind one key, with no other text between, is one text.
	let aside: { readonly after: string | null; readonly children: Block[] } | null = null;
	const addText = (label: string | null, blocks: Blocks): void => {
		parts.push({ type: "unplaced", label, after, boilerplate: false, children: blocks });
		aside = null;
	};
	const addAside = ({ children }: Pick<Ignored, "children">): void => {
		if (form.setAside === "drop" || !children.some(saysSomething)) return;
		if (aside === null || aside.after !== after) {
			aside = { after, children: [] };
			parts.push({ type: "unplaced", label: null, after, boilerplate: true, children: aside.children });
		}
		append(aside.children, children);
	};
	/** Text that is set aside splits the text around it, so that everything stays in the order of the notes. */
	const addBlocks = (label: string | null, blocks: Blocks): void => {
		let [from, open] = [0, label];
		for (const [at, block] of blocks.entries()) {
			if (block.type !== "ignored" || form.setAside === "drop" || !block.children.some(saysSomething)) continue;
			if (at > from || open !== null) addText(open, blocks.slice(from, at));
			addAside(block);
			[from, open] = [at + 1, null];
		}
		if (from < blocks.length || from === 0) addText(open, blocks.slice(from));
	};
	for (const node of children) {
		if ("name" in node && node.name !== null && free.has(node.name)) {
			const { name } = node;
			if (!form.sections.some((each) => each.name === name && each.repeatable)) free.delete(name);
			// A title above the first label is no label: text after it is still before the first field.
			// Nor is a value that a sentence holds: that sentence may itself have no place in the form.
			if (node.type !== "preamble" && !(node.type === "field" && node.data?.derived === true)) after = name;
			if (node.type === "section") {
				parts.push(node);
				const others = sections.get(name);
				if (others === undefined) sections.set(name, [node]);
				else others.push(node);
			} else {
				const { words, comments } = unsaid(node, form);
				if (words.length > 0) addText(null, words.map(paragraphOf));
				for (const comment of comments) addAside({ children: [paragraphOf(comment)] });
			}
		} else if (node.type === "field") addText(unwrapped(node.label), paragraphsOf(node.raw));
		else if (node.type !== "ignored") {
			addBlocks("label" in node && node.label !== null ? unwrapped(node.label) : null, node.children);
			continue;
		}
		for (const block of asidesOf(node)) addAside(block);
	}
	return { fields, sections, parts };
}

/** The heading of a section as written, on one line; the form's where the notes have none. */
export function headingOf({ name, label }: Section, { sections }: Form): string {
	return unwrapped(label) || (sections.find((each) => each.name === name)?.label ?? name);
}

/** What is set aside in a child of a report. */
function asidesOf(node: ReportChild): readonly Ignored[] {
	if (node.type === "ignored") return [node];
	return node.type === "field" ? [] : node.children.filter((each) => each.type === "ignored");
}

/** A value as written, a paragraph for each run of lines. */
function paragraphsOf(raw: string): Block[] {
	const runs = raw.replace(/\r\n?/g, "\n").split(/\n(?:[^\S\n]*\n)+/);
	return runs.flatMap((run) => unwrapped(run).trim() || []).map(paragraphOf);
}

/** Something for each section that the notes have, by its key in the form's order; a list where the form lets it be repeated. */
export function bySection<T>({ sections }: Form, made: (name: string) => readonly T[]): [string, T | readonly T[]][] {
	return sections.flatMap(({ name, repeatable }): [string, T | readonly T[]][] => {
		const found = made(name);
		const [first] = found;
		return first === undefined ? [] : [[name, repeatable ? found : first]];
	});
}

/** The place of a statement's words in the source. */
export function rangeOf({ position }: Statement): Range {
	return { start: position.start.offset ?? 0, end: position.end.offset ?? 0 };
}

/** Whether a node contains a word or an address. */
export function saysSomething(node: Node): boolean {
	if ("url" in node || ("value" in node && typeof node.value === "string" && hasWord(node.value))) return true;
	return "children" in node && (node.children as readonly Node[]).some(saysSomething);
}
