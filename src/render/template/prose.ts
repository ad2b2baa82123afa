/** Words of the notes as a template sees them. */
import type { Block, Ignored } from "../../ast/nodes.ts";
import { type Later, later } from "../../templates/later.ts";
import { type SafeText, safeText } from "../../templates/safe-text.ts";
import { contentHtml } from "../html/content.ts";
import { blocksToText } from "./plain-prose.ts";
import { safeMarkdown } from "./safe-markdown.ts";

/** The same words in three formats, each made when it is first asked for. */
export interface Prose {
	readonly markdown: Later<SafeText | "">;
	readonly html: Later<SafeText | "">;
	readonly text: Later<SafeText | "">;
}

type Blocks = readonly (Block | Ignored)[];

/** Some words for a template. */
export function proseOf(blocks: () => Blocks): Prose {
	return {
		markdown: later(() => safeText("markdown", safeMarkdown(blocks()))),
		html: later(() => safeText("html", contentHtml(blocks()))),
		text: later(() => safeText("text", blocksToText(blocks()))),
	};
}
