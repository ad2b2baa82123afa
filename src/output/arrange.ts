/** A report by the keys of its form: what every output is made from. */
import type { Node } from "unist";
import type {
	Block,
	Field,
	FieldItem,
	Ignored,
	Preamble,
	Report,
	ReportChild,
	Section,
	Statement,
	Unclassified,
} from "../ast/nodes.ts";
import type { Range } from "../ast/slice.ts";
import { plainText, unwrapped } from "../ast/text.ts";
import type { ItemValue, Person } from "../ast/values.ts";
import type { Form } from "../forms/form.ts";
import { append } from "../text/append.ts";
import { hasWord, wordRuns } from "../text/ascii.ts";
import { collapseWhiteSpace } from "../text/collapse-white-space.ts";
import { type Blocks, paragraphOf } from "./blocks.ts";
import type { FieldJson, Unread } from "./json-schema.ts";
import { unsaid } from "./unsaid.ts";

/** The fields and sections of a report by their keys, and what has no place among them. */
export interface Arranged {
	/** Every field of the form in its order; null where the notes lack it. */
	readonly fields: ReadonlyMap<string, FieldJson>;
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
	const fields = new Map<string, FieldJson>();
	for (const { name } of form.fields) fields.set(name, null);
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
				if (fields.has(name)) fields.set(name, fieldJson(node));
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

/** What is set aside in a child of a report. */
function asidesOf(node: ReportChild): readonly Ignored[] {
	if (node.type === "ignored") return [node];
	return node.type === "field" ? [] : node.children.filter((each) => each.type === "ignored");
}

/** A value as written, a paragraph for each run of lines. */
function paragraphsOf(raw: string): Block[] {
	const runs = raw.replace(/\r\n?/g, "\n").split(/\n(?:[^\S\n]*\n)+/);
	const inALine = (run: string): string =>
		run
			.split("\n")
			.map((line) => line.trim())
			.join(" ")
			.trim();
	return runs.map(inALine).filter(Boolean).map(paragraphOf);
}

function fieldJson(node: Field | Preamble): FieldJson {
	if (node.type === "preamble") return plainText(node.children).trim();
	if (node.items.length > 0) return listJson(node.items);
	if (node.value === null) return { raw: node.raw };
	return typeof node.value === "object" ? node.value.map(itemJson) : node.value;
}

/** Goals are the only list of numbers: sorted, without duplicates, other text last. */
function listJson(items: readonly FieldItem[]): (ItemValue | Unread)[] {
	const json = items.map(({ value, raw }) => (value === null ? { raw } : itemJson(value)));
	if (!items.some(({ value }) => typeof value === "number")) return json;
	const unread = json.filter((item) => typeof item === "object" && "raw" in item);
	const numbers = json.filter((item) => typeof item === "number");
	if (numbers.length + unread.length < json.length) return json;
	return [...new Set(numbers.sort((a, b) => a - b)), ...unread];
}

function itemJson(value: ItemValue): ItemValue {
	if (typeof value !== "object") return value;
	return "name" in value ? personJson(value) : { title: value.title, url: value.url };
}

/** A person with the keys in their order, and none that is empty. */
export function personJson({ name, honorific, role, affiliation, handle, remark, group }: Person): Person {
	const json: { -readonly [Key in keyof Person]: Person[Key] } = { name };
	if (honorific !== undefined) json.honorific = honorific;
	if (role !== undefined) json.role = role;
	if (affiliation !== undefined) json.affiliation = affiliation;
	if (handle !== undefined) json.handle = handle;
	if (remark !== undefined) json.remark = remark;
	if (group !== undefined) json.group = group;
	return json;
}

/**
 * The title of a report: that of the notes, else the form's pattern filled in, else the title of the form. Dates in it
 * are written by `dateText`.
 */
export function titleOf(fields: Arranged["fields"], form: Form, dateText = (date: string): string => date): string {
	const text = (name: string): string => {
		const value = fields.get(name) ?? "";
		const isDate = typeof value === "string" && form.fields.some((each) => each.name === name && each.type === "date");
		return isDate ? dateText(value).trim() : valueText(value);
	};
	const own = form.titleField === null ? "" : text(form.titleField);
	return collapseWhiteSpace(own || filled(form.titlePattern, text) || form.title);
}

/** A report that was read back with a title of its own: one that its fields give is not kept, one that has other words is. */
export function withOwnTitle(report: Report, title: Unclassified | undefined, form: Form): Report {
	if (title === undefined) return report;
	const derived = titleOf(arrange(report, form).fields, form);
	const isDerived = wordRuns(plainText(title.children)).join(" ") === wordRuns(derived).join(" ");
	return isDerived ? report : { ...report, children: [title, ...report.children] };
}

/** For a key without a value, the words before it in the pattern are left out, too. */
function filled(pattern: string, text: (name: string) => string): string {
	let title = "";
	let end = 0;
	for (const match of pattern.matchAll(/\{([^{}]*)\}/g)) {
		const between = pattern.slice(end, match.index);
		end = match.index + match[0].length;
		const value = text(match[1] ?? "");
		if (value !== "") title += title === "" ? value : between + value;
	}
	return title;
}

function valueText(value: NonNullable<FieldJson>): string {
	if (typeof value !== "object") return String(value).trim();
	if ("raw" in value) return value.raw.trim();
	return value
		.map((item) => {
			if (typeof item !== "object") return String(item);
			return "raw" in item ? item.raw : "title" in item ? item.title : item.name;
		})
		.join(", ");
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
