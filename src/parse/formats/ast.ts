/** The tree as JSON, read back: its places are those of the notes that it was made from. */
import type { ParsedReport } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { locator } from "../../text/place.ts";
import { defineInputFormat } from "../input-format.ts";
import { placesInTree } from "./ast-places.ts";
import { treeFault } from "./ast-shape.ts";
import { type DataNode, entry, plainValue, textOf } from "./data.ts";
import { readJson } from "./json-data.ts";
import { versionFault } from "./report-shape.ts";
import { formatFault, type ShapeFault } from "./shape-fault.ts";

/** Trees. */
export const ast = defineInputFormat({
	name: "ast",
	about: "The syntax tree as JSON, as `-t ast` writes it",
	extensions: [],
	opens: (text) => /^\s*\{\s*"type"\s*:\s*"report"/.test(text),
	formName: (text) => textOf(entry(readJson(text).data, "form")),
	fault(text) {
		const { fault } = read(text);
		return fault === null ? null : formatFault(text, fault);
	},
	places: placesInTree,
	// A tree holds its words several times over: changed in one place, it would contradict itself.
	repairs: () => () => false,
	parse(text, form) {
		const { data, fault } = read(text);
		return fault === null && data !== null ? toReport(data, form) : emptyReport(text, form);
	},
});

function read(text: string): { readonly data: DataNode | null; readonly fault: ShapeFault | null } {
	const read = readJson(text);
	if (read.data === undefined) return { data: null, fault: read };
	const { data } = read;
	const version = entry(data, "version");
	return { data, fault: (version === undefined ? null : versionFault(data, version)) ?? treeFault(data) };
}

// `treeFault` has proven the shape. The form is the one that it is read with, whichever it was made with.
function toReport(data: DataNode, form: Form): ParsedReport {
	const { version: _, ...report } = plainValue(data) as ParsedReport & { version?: number };
	return { ...report, form: form.name };
}

function emptyReport(text: string, form: Form): ParsedReport {
	return { type: "report", form: form.name, children: [], position: locator(text).position(0, text.length) };
}
