/** What a report read back is put together from. */
import type { Position } from "unist";
import type { Block, Field, Ignored, RawField, ReportChild, Section, Unclassified } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { Form, LabelTarget } from "../../forms/form.ts";
import { withoutAside } from "../../text/aside.ts";

/** A section of which the heading is known. */
export interface Heading {
	readonly label: string;
	readonly labelPosition: Position;
}

/** Unclassified text, and the key that it stands behind. */
export interface Unplaced {
	readonly node: Unclassified | RawField | Ignored;
	readonly after: string | null;
}

/** What the form takes the heading of a report for: all that notes may have had there. */
export function headingTarget(label: string, { labels, sections }: Form): LabelTarget | null {
	const core = label.slice(0, withoutAside(label, 0, label.length));
	const exact = labels.find(label) ?? labels.find(core);
	if (exact?.kind === "section") return exact;
	// Only sections have headings: what the form has a pattern for is one, though a field may be called like it.
	const section = sections.find(({ matches }) => matches.some((pattern) => pattern.test(label)));
	if (section === undefined) return exact ?? labels.near(label) ?? labels.near(core);
	return { kind: "section", name: section.name, label: section.label, closing: false };
}

/** A text that has no place: boilerplate, a label among the fields that means nothing to the form, or any other. */
export function unplaced(
	heading: Heading | null,
	{ children, position, form, boilerplate }: UnplacedText & { readonly form: Form },
): Unplaced["node"] {
	if (boilerplate) return { type: "ignored", children, position };
	const label = heading?.label ?? null;
	const labelPosition = heading?.labelPosition ?? null;
	const target = label === null ? null : headingTarget(label, form);
	const isField = label !== null && labelPosition !== null && target === null && children.every(isPlain);
	if (!isField) {
		const duplicates = target?.name ?? null;
		return { type: "unclassified", label, labelPosition, marks: [], duplicates, children, position };
	}
	const raw = children.map((child) => plainText([child])).join("\n\n");
	const first = children[0]?.position;
	const valuePosition =
		first === undefined ? { start: position.end, end: position.end } : { start: first.start, end: position.end };
	const parts = raw === "" ? [] : [{ raw, position: valuePosition }];
	return { type: "field", name: null, label, labelPosition, raw, valuePosition, marks: [], parts, position };
}

/** Text without a label. */
export function textNode(children: readonly Block[], position: Position): Unclassified {
	return { type: "unclassified", label: null, labelPosition: null, marks: [], duplicates: null, children, position };
}

interface UnplacedText {
	readonly children: readonly Block[];
	readonly position: Position;
	readonly boilerplate: boolean;
}

function isPlain(block: Block): boolean {
	return block.type === "paragraph" && block.children.every((child) => child.type === "text");
}

type Named = Field | RawField | Section;

/** All parts in an order that leaves each unclassified text behind the key that it names. */
export function arranged(
	{
		fields,
		sections,
		texts,
	}: { fields: readonly (Field | RawField)[]; sections: readonly Section[]; texts: readonly Unplaced[] },
	form: Form,
): ReportChild<Field | RawField>[] {
	const base = inFormOrder(fields, sections, form);
	const front: Unplaced["node"][] = [];
	const behind = new Map<Named, Unplaced["node"][]>();
	let name: string | null = null;
	let place = front;
	for (const text of texts) {
		if (text.after !== name) {
			name = text.after;
			const named = base.find((node) => node.name === name && !behind.has(node));
			if (named !== undefined) {
				place = [];
				behind.set(named, place);
			}
		}
		place.push(text.node);
	}
	return [...front, ...segments(base, behind)];
}

/** The nodes that text stands behind come in the order of the texts; each takes along those that follow it. */
function segments(
	base: readonly Named[],
	behind: ReadonlyMap<Named, readonly Unplaced["node"][]>,
): (Named | Unplaced["node"])[] {
	const opening: Named[] = [];
	const following = new Map<Named, (Named | Unplaced["node"])[]>();
	let last: (Named | Unplaced["node"])[] = opening;
	for (const node of base) {
		const texts = behind.get(node);
		if (texts === undefined) last.push(node);
		else {
			last = [node, ...texts];
			following.set(node, last);
		}
	}
	return [...opening, ...[...behind.keys()].flatMap((node) => following.get(node) ?? [])];
}

/** Fields that the form names behind its sections stand behind them. */
function inFormOrder(fields: readonly (Field | RawField)[], sections: readonly Section[], form: Form): Named[] {
	const keys = new Set(form.sections.map(({ name }) => name));
	const firstSection = form.order.findIndex((key) => keys.has(key));
	const closes = ({ name }: Field | RawField) => firstSection >= 0 && form.order.indexOf(name ?? "") > firstSection;
	return [...fields.filter((field) => !closes(field)), ...sections, ...fields.filter(closes)];
}
