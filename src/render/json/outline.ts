import type { Paragraph } from "mdast";
import type { Position } from "unist";
import type { Block, Field, Ignored, Preamble, Report, ReportChild, Section, Unclassified } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { fieldType } from "../../fields/index.ts";
import { joinsOf } from "../../fields/join-words.ts";
import { isPlaceholder } from "../../fields/pieces.ts";
import type { Form } from "../../forms/form.ts";
import { append } from "../../text/append.ts";
import { hasWord } from "../../text/ascii.ts";
import { withoutAside } from "../../text/aside.ts";
import { blocksToMarkdown } from "../markdown/blocks.ts";
import { saidBy, wordsUnsaid } from "./unsaid.ts";

/** One child of a report, as what it stands for in reports; `after` is the last key before it. */
export type OutlinePart =
	| { readonly kind: "field"; readonly name: string; readonly node: Field | Preamble }
	| { readonly kind: "section"; readonly name: string; readonly node: Section }
	| { readonly kind: "unclassified"; readonly node: Unplaced; readonly after: string | null };

/** Any node whose text may have no place in the form; what was set aside is boilerplate. */
export type Unplaced = Field | Section | Unclassified | Preamble | Ignored;

/** The children of a report in source order, each with its role; of two with one key the first has it. */
export function outline(report: Report, form: Form): OutlinePart[] {
	const places = placesOf(form);
	const parts: OutlinePart[] = [];
	const taken = new Set<string>();
	let after: string | null = null;
	for (const node of report.children) {
		if (node.type === "ignored") {
			addAside(parts, [node], { after, form });
			continue;
		}
		const name = nameOf(node);
		const repeatable = name === null ? undefined : places.get(name);
		if (name === null || repeatable === undefined || (taken.has(name) && !repeatable)) {
			parts.push({ kind: "unclassified", node, after });
			addAside(parts, contentOf(node), { after, form });
			continue;
		}
		taken.add(name);
		// A title above the first label is no label: what follows it still stands before the first field.
		// Nor is a value that a sentence holds: that sentence may itself have no place in the form.
		const derived = node.type === "field" && node.data?.derived === true;
		if (node.type !== "preamble" && !derived) after = name;
		if (node.type === "section") parts.push({ kind: "section", name, node });
		else if (node.type !== "unclassified") parts.push({ kind: "field", name, node });
		if (node.type === "preamble" || (node.type === "field" && !derived)) parts.push(...unsaid(node, after, form));
		addAside(parts, contentOf(node), { after, form });
	}
	return parts;
}

function contentOf(node: ReportChild): readonly (Block | Ignored)[] {
	return node.type === "field" || node.type === "ignored" ? [] : node.children;
}

/** What was set aside among some nodes stands behind them, unless the form drops it; lines of it that follow each other are one text. */
function addAside(
	parts: OutlinePart[],
	nodes: readonly (Block | Ignored)[],
	{ after, form }: { readonly after: string | null; readonly form: Form },
): void {
	if (form.setAside === "drop") return;
	for (const node of nodes) {
		if (node.type !== "ignored" || !hasWord(plainText(node.children))) continue;
		const last = parts.at(-1);
		const open = last?.kind === "unclassified" && last.node.type === "ignored" && last.after === after;
		if (open) append(last.node.children as Block[], node.children);
		else parts.push({ kind: "unclassified", node: { ...node, children: [...node.children] }, after });
	}
}

const known = new WeakMap<Form, ReadonlyMap<string, boolean>>();

/** The keys of a form, and whether each may stand for several parts. */
function placesOf(form: Form): ReadonlyMap<string, boolean> {
	const found = known.get(form);
	if (found !== undefined) return found;
	const places = new Map<string, boolean>();
	for (const { name } of form.fields) places.set(name, false);
	for (const { name, repeatable } of form.sections) places.set(name, repeatable);
	known.set(form, places);
	return places;
}

/** Words beside a label, or beside a value that leaves them unsaid, have no place in the form either. */
function unsaid(node: Field | Preamble, after: string | null, form: Form): OutlinePart[] {
	const words =
		node.type === "preamble"
			? wordsUnsaid(blocksToMarkdown(node.children), plainText(node.children), [])
			: [...besideLabel(node, form), ...besideValue(node, form)];
	if (words.length === 0) return [];
	return [{ kind: "unclassified", node: unlabelled(words, node.position), after }];
}

/** `(with UNICEF)` of `Organizer (with UNICEF)`, unless the form has it so. */
function besideLabel({ label }: Field, { labels }: Form): readonly string[] {
	const end = withoutAside(label, 0, label.length);
	return end === label.length || labels.find(label) !== null ? [] : [label.slice(end).trim()];
}

function besideValue({ name, raw, value, items, data }: Field, form: Form): readonly string[] {
	const definition = form.fields.find((each) => each.name === name);
	if (definition === undefined || value === null || value === raw) return [];
	const { beside } = fieldType(definition.type);
	// What could not be read is kept as it was written already.
	const isRead = value !== "" && (items.length === 0 || items.some((item) => item.value !== null));
	if (beside !== undefined && isRead) return beside({ raw, value, items }, definition.read);
	const written = data?.apart === true ? raw.replace(frontKey, "") : raw;
	const kept = form.setAside === "drop" ? written.replace(/<!--.*?-->/gs, "") : written;
	return wordsUnsaid(
		kept,
		saidBy(value, items),
		joinsOf(form.language).flatMap((join) => join.split(" ")),
	).filter((run) => !isPlaceholder(run, definition.read) && !isPlaceholder(`${run}.`, definition.read));
}

/** A key of front matter, which is a label by itself. */
const frontKey = /[\w-]+:(?=\s)/g;

function unlabelled(words: readonly string[], position: Position): Unclassified {
	const children = words.map((value): Paragraph => ({ type: "paragraph", children: [{ type: "text", value }] }));
	return { type: "unclassified", label: null, labelPosition: null, marks: [], duplicates: null, children, position };
}

function nameOf(node: Exclude<ReportChild, { type: "ignored" }>): string | null {
	return node.type === "unclassified" ? null : node.name;
}
