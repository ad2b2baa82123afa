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

const writers: Readonly<Record<keyof Prose, (blocks: Blocks) => string>> = {
	markdown: safeMarkdown,
	html: contentHtml,
	text: blocksToText,
};

/** Some words for a template. */
export function proseOf(blocks: () => Blocks): Prose {
	const written = (format: keyof Prose) => later(() => safeText(format, writers[format](blocks())));
	return { markdown: written("markdown"), html: written("html"), text: written("text") };
}
