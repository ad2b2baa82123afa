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
	let aside: OpenAside | null = null;
	const addText = (node: Exclude<Unplaced, Ignored>): void => {
		parts.push({ kind: "unclassified", node, after });
		aside = null;
	};
	for (const node of report.children) {
		const name = "name" in node ? node.name : null;
		const repeatable = name === null ? undefined : places.get(name);
		if (node.type === "ignored" || node.type === "unclassified" || name === null || repeatable === undefined) {
			if (node.type !== "ignored") addText(node);
		} else if (taken.has(name) && !repeatable) addText(node);
		else {
			taken.add(name);
			// A title above the first label is no label: what follows it still stands before the first field.
			// Nor is a value that a sentence holds: that sentence may itself have no place in the form.
			const derived = node.type === "field" && node.data?.derived === true;
			if (node.type !== "preamble" && !derived) after = name;
			if (node.type === "section") parts.push({ kind: "section", name, node });
			else parts.push({ kind: "field", name, node });
			const words = node.type === "section" ? [] : unsaid(node, form);
			if (words.length > 0) addText(unlabelled(words, node.position));
		}
		if (form.setAside === "drop") continue;
		for (const block of asidesOf(node)) {
			if (aside === null || aside.after !== after) {
				aside = { after, children: [] };
				parts.push({ kind: "unclassified", node: { ...block, children: aside.children }, after });
			}
			append(aside.children, block.children);
		}
	}
	return parts;
}

/** What is set aside behind one key, with no other text between, is one text. */
interface OpenAside {
	readonly after: string | null;
	readonly children: Block[];
}

/** What is set aside in a child of a report; what has no words says nothing. */
function asidesOf(node: ReportChild): Ignored[] {
	const nodes = node.type === "ignored" ? [node] : node.type === "field" ? [] : node.children;
	return nodes.filter((each) => each.type === "ignored").filter(({ children }) => hasWord(plainText(children)));
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
export function unsaid(node: Field | Preamble, form: Form): readonly string[] {
	if (node.type === "field")
		return node.data?.derived === true ? [] : [...besideLabel(node, form), ...besideValue(node, form)];
	return wordsUnsaid(blocksToMarkdown(node.children), plainText(node.children), []);
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
