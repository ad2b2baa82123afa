/** The paragraph of Rich Text that is open. */
import { hasWord } from "../../text/ascii.ts";
import type { DocumentItem, DocumentParagraph } from "./document.ts";
import { type Span, spanLines } from "./spans.ts";

/** What is known of it so far. */
export interface Open {
	spans: Span[];
	inTable: boolean;
	heading: boolean;
	marker: string | null;
	level: number;
}

/** One of which nothing is known. */
export const opened = (): Open => ({ spans: [], inTable: false, heading: false, marker: null, level: 0 });

/** The block that it becomes. */
export function paragraphOf({ spans, heading, marker, level }: Open): DocumentParagraph {
	return { kind: "paragraph", lines: spanLines(spans), heading, item: itemOf(marker, level), place: null };
}

/** Only letters and digits count; whatever else is shown before an item is a bullet. */
function itemOf(marker: string | null, level: number): DocumentItem | null {
	const shown = marker?.trim() ?? "";
	if (shown === "") return null;
	return { marker: hasWord(shown) ? shown : "•", level };
}
