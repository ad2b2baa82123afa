/** `.md`: notes in Markdown. */

import { decodeText } from "../../../src/pipeline.ts";
import { legacy } from "../../../src/read/legacy.ts";
import { markdown as format } from "../../../src/structure/formats/markdown.ts";
import { mustEqual } from "../broken.ts";
import { lettersOfReport, lettersOfText } from "./markdown-letters.ts";
import type { Proof } from "./proof.ts";
import { form, isMalformed, judged, readsBack } from "./report.ts";

/** No word is lost, and the report reads back. */
export const markdown: Proof = (bytes, thorough) => {
	const source = decodeText(bytes, { path: "a.md", encoding: null }, legacy);
	if ("code" in source || isMalformed(source.text, format)) return "refused";
	if (!format.opens(source.text)) {
		mustEqual("letters", lettersOfReport(format.parse(source.text, form)), lettersOfText(source.text));
	}
	if (thorough) readsBack(judged(source, format).report, source.text);
	return "read";
};
