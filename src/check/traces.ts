/** What in a report's characters is worth a closer look, asked once for all rules: most reports hold none of it. */
import type { Node } from "unist";
import type { Field, Report } from "../ast/nodes.ts";
import { mayHide } from "./hidden.ts";
import { mayBeGarbled } from "./mojibake.ts";
import { mayHoldRemains } from "./remains.ts";
import { isSlice } from "./written.ts";

/** False where there is none for sure. */
export interface Traces {
	readonly garbled: boolean;
	readonly hidden: boolean;
	/** Of an address that was lost. */
	readonly remains: boolean;
}

type Found = { -readonly [Name in keyof Traces]: Traces[Name] };

/** The traces in all that people wrote. */
export function tracesIn({ children }: Report): Traces {
	const found: Found = { garbled: false, hidden: false, remains: false };
	for (const child of children) {
		if (child.type === "field") lookAtField(child, found);
		else {
			if ((child.type === "section" || child.type === "unclassified") && child.label !== null) look(child.label, found);
			for (const block of child.children) lookAtProse(block, found);
		}
	}
	return found;
}

function lookAtField({ label, raw, valuePosition, items }: Field, found: Found): void {
	look(label, found);
	look(raw, found);
	// Items of such a value are slices of it.
	if (!isSlice({ text: raw, position: valuePosition })) for (const item of items) look(item.raw, found);
}

/** What of a node in prose is looked at. */
interface Prose extends Node {
	readonly value?: unknown;
	readonly children?: readonly Node[];
}

/** A leaf of text is not asked for children: to ask for what is not there is dear. */
function lookAtProse(node: Prose, found: Found): void {
	if (node.type !== "text" && node.children !== undefined) {
		for (const child of node.children) lookAtProse(child, found);
	} else if (typeof node.value === "string") {
		look(node.value, found);
		found.remains ||= mayHoldRemains(node.value);
	}
}

/**
 * Neither printable ASCII nor a dash, quote or dot of print: hardly any text goes beyond. One class of all that is looked
 * for takes 10 ns a character, this one 1 ns.
 */
const unusual = /[^\t\n\r -~\u2010-\u2027]/;

function look(text: string, found: Found): void {
	if (!unusual.test(text)) return;
	found.garbled ||= mayBeGarbled(text);
	found.hidden ||= mayHide(text);
}
