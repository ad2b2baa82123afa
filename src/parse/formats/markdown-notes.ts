/** Notes written in Markdown, without front matter of ours. */
import type { ParsedReport } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import type { Placing } from "./data.ts";
import { parseBlocks } from "./markdown-blocks.ts";

/** TODO */
export function markdownNotes(text: string, form: Form, { locator }: Placing): ParsedReport {
	const children = parseBlocks(text);
	const position = locator.position(0, text.length);
	return { type: "report", form: form.name, children: [{ type: "preamble", name: null, children, position }], position };
}
