/** What is promised of each reader. */
import type { Report } from "../../src/ast/nodes.ts";
import { decodeText } from "../../src/pipeline.ts";
import { legacy } from "../../src/read/legacy.ts";
import { ast } from "../../src/structure/formats/ast.ts";
import { json } from "../../src/structure/formats/json.ts";
import { markdown as markdownFormat } from "../../src/structure/formats/markdown.ts";
import { txt as txtFormat } from "../../src/structure/formats/txt.ts";
import { mustEqual } from "./broken.ts";
import { docx, html, odt, pdf, rtf } from "./documents.ts";
import { lettersOfReport, lettersOfText } from "./markdown-letters.ts";
import { form, isMalformed, judged, losesNothing, readsBack } from "./report.ts";

/** What is promised of an input; it throws where that does not hold. A refused input has a finding; all that is read is proven. */
export type Proof = (bytes: Uint8Array) => void | Promise<void>;

/** Plain text in any encoding: no character is lost, and the report reads back. */
const txt: Proof = (bytes) => {
	const source = decodeText(bytes, { path: "a.txt", encoding: null }, legacy);
	if ("code" in source) return;
	losesNothing(source.text);
	readsBack(judged(source, txtFormat).report, source.text);
};

/** Notes in Markdown: no word is lost, and the report reads back. */
const markdown: Proof = (bytes) => {
	const source = decodeText(bytes, { path: "a.md", encoding: null }, legacy);
	if ("code" in source || isMalformed(source.text, markdownFormat)) return;
	if (!markdownFormat.opens(source.text)) {
		mustEqual("letters", lettersOfReport(markdownFormat.parse(source.text, form)), lettersOfText(source.text));
	}
	readsBack(judged(source, markdownFormat).report, source.text);
};

/** Our own reports, in Markdown, as JSON and as a tree: each is refused, or read, and what is written of it is stable. */
const reports: Proof = (bytes) => {
	const source = decodeText(bytes, { path: null, encoding: null }, legacy);
	if ("code" in source) return;
	const format = [markdownFormat, json, ast].find((each) => each.opens(source.text));
	if (format === undefined || isMalformed(source.text, format)) return;
	format.formName?.(source.text);
	const { report } = judged(source, format);
	if (isOurs(report)) readsBack(report, source.text);
};

/** Somebody may have written another heading over a section, which Markdown can't tell from one of her own. */
const isOurs = ({ children }: Report): boolean =>
	children.every((child) => child.type !== "section" || form.labels.find(child.label)?.name === child.name);

/** The proofs by reader. */
export const proofs: Readonly<Record<string, Proof>> = { txt, markdown, html, docx, rtf, odt, pdf, reports };
