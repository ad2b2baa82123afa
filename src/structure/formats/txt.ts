/** Plain text, and documents, whose words are read as they would be typed. */
import type { ParsedReport, RawField } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { parseText } from "../plain-notes.ts";
import type { InputFormat } from "./format.ts";

/** Plain text: notes as people write them. Any text is this format, so it is asked last. */
export const txt: InputFormat = {
	name: "txt",
	about: "Plain text, as people write notes; read line by line, never as Markdown",
	extensions: ["txt"],
	opens: () => true,
	parse: parseText,
};

/** Addresses that links hide stand behind their words: only where a form asks for links are they part of the value. */
function parseDocument(text: string, form: Form, deepest?: number): ParsedReport {
	const report = parseText(text, form, deepest);
	const linking = new Set(form.fields.filter(({ type }) => type === "links").map(({ name }) => name));
	const children = report.children.map((child) =>
		child.type === "field" && "parts" in child && child.name !== null && !linking.has(child.name)
			? withoutAddresses(child)
			: child,
	);
	return { ...report, children };
}

/** As the readers write it, behind a space that does not break: what somebody typed in brackets is her own. */
const hidden = /\u00a0\(https?:\/\/[^\s()]+\)/giu;

function withoutAddresses(field: RawField): RawField {
	if (!field.raw.includes("\u00a0(http")) return field;
	const parts = field.parts.map((part) => ({ ...part, raw: part.raw.replace(hidden, "") }));
	return { ...field, raw: field.raw.replace(hidden, ""), parts };
}

/** The input format of a kind of documents, whose words were written down as they would be typed. */
export const documentFormat = ({
	name,
	about,
	extensions,
}: Pick<InputFormat, "name" | "about" | "extensions">): InputFormat => ({
	...{ name, about, extensions },
	opens: () => false,
	parse: parseDocument,
});
