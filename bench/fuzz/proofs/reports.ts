/** Our own reports, in Markdown, as JSON and as a tree: each is refused, or read, and what is written of it is stable. */
import type { Report } from "../../../src/ast/nodes.ts";
import { decodeText } from "../../../src/pipeline.ts";
import { legacy } from "../../../src/read/legacy.ts";
import { ast } from "../../../src/structure/formats/ast.ts";
import { json } from "../../../src/structure/formats/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";
import type { Proof } from "./proof.ts";
import { form, isMalformed, judged, readsBack } from "./report.ts";

/** What is read of a report is written so that it reads back. */
export const reports: Proof = (bytes) => {
	const source = decodeText(bytes, { path: null, encoding: null }, legacy);
	if ("code" in source) return "refused";
	const format = [markdown, json, ast].find((each) => each.opens(source.text));
	if (format === undefined || isMalformed(source.text, format)) return "refused";
	format.formName?.(source.text);
	const { report } = judged(source, format);
	if (isOurs(report)) readsBack(report, source.text);
	return "read";
};

/** Somebody may have written another heading over a section, which Markdown can't tell from one of her own. */
const isOurs = ({ children }: Report): boolean =>
	children.every((child) => child.type !== "section" || form.labels.find(child.label)?.name === child.name);
