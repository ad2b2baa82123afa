/** Says how every line was read, and why, from the tree alone. */
import type { Position } from "unist";
import type { Block, Field, Ignored, ItemValue, ParsedReport, RawField, Report, SectionItem } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { splitLines } from "../text/lines.ts";

/** What one line was taken for. */
export interface Explanation {
	/** From 1. */
	readonly line: number;
	/** `field date`, `section summary`, `sub-heading`, `paragraph`, `list item`, `ignored`, `blank`, ... */
	readonly kind: string;
	readonly why: string;
	/** What else was read on it: values, items, fields whose value is inside its text. */
	readonly more: readonly string[];
}

type FormLabels = Pick<Form, "labels" | "allLabels" | "sections">;

/** Explains the lines of a place; what is said later of a line counts. */
type Say = (position: Position | null | undefined, kind: string, why: string) => void;

/** Adds something that was read on the first line of a place. */
type Add = (position: Position, what: string) => void;

/** One entry a line, in the order of the lines. */
export function explainLines(report: ParsedReport | Report, text: string, form: FormLabels): Explanation[] {
	const reasons: Pick<Explanation, "kind" | "why">[] = [];
	const more = new Map<number, string[]>();
	const say: Say = (position, kind, why) => {
		if (!position) return;
		for (let line = position.start.line; line <= position.end.line; line++) reasons[line - 1] = { kind, why };
	};
	const add: Add = ({ start: { line } }, what) => void more.set(line, [...(more.get(line) ?? []), what]);
	const weighed = report.data?.weighed;
	for (const child of report.children) {
		explainChild(child, say, form);
		if (weighed !== undefined && (child.type === "field" || child.type === "section")) {
			const { labelPosition, label, name } = child;
			const why = weighed.get(labelPosition.start.offset ?? -1);
			if (why !== undefined) say(labelPosition, `${child.type} ${name}`, `"${flat(label)}" is its label: it ${why}`);
		}
		if (child.type === "field") addValue(child, add);
		else if (child.type === "section") for (const item of child.items ?? []) add(item.position, itemWords(item));
	}
	const blank = { kind: "blank", why: "nothing but white space" };
	return splitLines(text).map(({ start, end }, index) => {
		const isBlank = text.slice(start, end).trim() === "";
		const reason = (isBlank ? undefined : reasons[index]) ?? blank;
		return { line: index + 1, ...reason, more: more.get(index + 1) ?? [] };
	});
}

const unfit = "kept as written: it can't be read as a value of this field";

/** How a field was read, item by item; unchanged text is left out. */
function addValue(field: RawField | Field, add: Add): void {
	const { name, value, valuePosition, raw, data } = field;
	const derived = data?.derived === true ? `field ${name}, found in these words` : null;
	if (derived !== null) add(valuePosition, `${derived}: ${flat(raw)}`);
	if (value === undefined || name === null) return;
	const items = "items" in field ? field.items : [];
	for (const item of items) {
		const read = item.value === null ? null : valueWords(item.value);
		if (read !== flat(item.raw))
			add(item.position, `"${flat(item.raw)}" is ${read === null ? unfit : `read as ${read}`}`);
	}
	if (items.length > 0 || raw === "" || (typeof value === "object" && value !== null)) return;
	if (value === null) add(valuePosition, unfit);
	else if (value === "") add(valuePosition, "does not count as a value");
	else if (String(value) !== raw) add(valuePosition, `read as ${flat(String(value))}`);
}

function valueWords(value: ItemValue): string {
	if (typeof value !== "object") return flat(String(value));
	if (!("name" in value)) {
		if (value.title === value.url) return flat(value.url);
		return flat(value.url === null ? `${value.title}, without an address` : `${value.title}, ${value.url}`);
	}
	const { name, honorific, role, affiliation, handle, remark, group } = value;
	const others = Object.entries({ honorific, role, affiliation, handle, remark }).flatMap(([key, words]) =>
		words === undefined ? [] : [`${key} ${words}`],
	);
	return flat([group === true ? `${name} (an organisation or a group)` : name, ...others].join(", "));
}

function itemWords({ kind, position: _, ...parts }: SectionItem): string {
	return flat(
		`item of ${kind}: ${Object.entries(parts)
			.map(([key, words]) => `${key} ${words}`)
			.join(", ")}`,
	);
}

function explainChild(child: (ParsedReport | Report)["children"][number], say: Say, form: FormLabels): void {
	const labelWhy = (label: string, name: string | null): string => whyLabel(label, name, form);
	if (child.type === "ignored") explainBlocks([child], "", say);
	else if (child.type === "field") {
		// Its words are explained as what they stand in.
		if (child.data?.derived === true) return;
		const kind = child.name === null ? "unknown label" : `field ${child.name}`;
		say(child.position, kind, "part of it");
		say(child.valuePosition, kind, "its value");
		say(child.labelPosition, kind, labelWhy(child.label, child.name));
	} else if (child.type === "preamble") {
		if (child.name === null) say(child.position, "preamble", "before the first label");
		else say(child.position, `field ${child.name}`, titleWhy);
	} else if (child.type === "section") {
		explainBlocks(child.children, "", say);
		const why = child.label === "" ? "its text, without a heading" : labelWhy(child.label, child.name);
		say(child.label === "" ? child.position : child.labelPosition, `section ${child.name}`, why);
	} else {
		const { label, labelPosition, duplicates } = child;
		explainBlocks(child.children, "unclassified ", say);
		if (duplicates === null) say(labelPosition, "unknown label", labelWhy(label ?? "", null));
		else say(labelPosition, "unclassified", `"${flat(label ?? "")}" is a second label of ${duplicates}`);
	}
}

const titleWhy = "the title: a heading, or a line without a full stop, above the first label";

/** By which label or pattern of the form something was recognised. */
function whyLabel(label: string, name: string | null, { labels, allLabels, sections }: FormLabels): string {
	const written = `"${flat(label)}"`;
	if (label === "") return "its value, without a label";
	if (name === null) {
		const section = allLabels.find(label)?.kind === "section";
		return section
			? `${written} is the heading of a section, but not written as the form says`
			: `${written} looks like a label, but is not a label of the form`;
	}
	const known = labels.find(label);
	if (known?.name === name)
		return flat(known.label).toLowerCase() === flat(label).toLowerCase()
			? `${written} is its label`
			: `${written} is a variant of its label, "${flat(known.label)}"`;
	const near = labels.near(label);
	if (near?.name === name) return `${written} is similar to its label, "${flat(near.label)}"`;
	const isMatch = sections.some((each) => each.name === name && each.matches.some((pattern) => pattern.test(label)));
	if (isMatch) return `${written} is its heading by a pattern of the form`;
	return `${written} ${allLabels.find(label)?.name === name ? "is a short label of it" : "begins with a label of it"}`;
}

function flat(label: string): string {
	return label.replace(/\s+/g, " ");
}

function explainBlocks(blocks: readonly (Block | Ignored)[], prefix: "" | "unclassified ", say: Say): void {
	for (const block of blocks) {
		if (block.type === "ignored") say(block.position, "ignored", "boilerplate, a skipped line or a comment");
		else if (block.type === "list") explainList(block, prefix, say);
		else if (block.type === "table") say(block.position, `${prefix}table`, "cells between tabs, bars or spaces");
		else if (block.type === "heading") {
			const mark = block.data?.marks?.[0]?.value;
			const alone = "a line of its own that names a speaker or a topic, without a verb or a full stop";
			say(block.position, `${prefix}sub-heading`, mark === undefined ? alone : `"${mark}" marks it`);
		} else if (prefix === "") say(block.position, "paragraph", paragraphWhy(block));
		else say(block.position, "unclassified", "prose that belongs to no field and no section");
	}
}

function paragraphWhy(block: Block): string {
	if (block.type === "paragraph" && block.data?.marks) return "the signs at its start are not a list";
	const { start, end } = block.position ?? {};
	return (end?.line ?? 0) > (start?.line ?? 0) ? "its lines were wrapped by hand" : "prose; each line is a paragraph";
}

/** Items lie inside items: the inner ones are explained last, since they say more. */
function explainList(list: Extract<Block, { type: "list" }>, prefix: string, say: Say): void {
	const open = [{ list, depth: 1 }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { list, depth } = next;
		for (const item of list.children) {
			const bullet = item.data?.marks?.[0]?.value ?? "";
			say(item.position, `${prefix}list item`, `"${bullet}" begins an item${depth > 1 ? ` at depth ${depth}` : ""}`);
			for (const child of item.children) if (child.type === "list") open.push({ list: child, depth: depth + 1 });
		}
	}
}
