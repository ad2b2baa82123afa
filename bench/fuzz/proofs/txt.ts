/** `.txt`: bytes of any encoding. */

import { decodeText } from "../../../src/pipeline.ts";
import { legacy } from "../../../src/read/legacy.ts";
import { txt as format } from "../../../src/structure/formats/txt.ts";
import { losesNothing } from "./notes.ts";
import type { Proof } from "./proof.ts";
import { judged, readsBack } from "./report.ts";

/** No character is lost, and the report reads back. */
export const txt: Proof = (bytes, thorough) => {
	const source = decodeText(bytes, { path: "a.txt", encoding: null }, legacy);
	if ("code" in source) return "refused";
	losesNothing(source.text);
	if (thorough) readsBack(judged(source, format).report, source.text);
	return "read";
};
