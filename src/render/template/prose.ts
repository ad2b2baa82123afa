/** Words of the notes as a template sees them. */
import type { Block, Ignored } from "../../ast/nodes.ts";
import { type SafeText, safeText } from "../../templates/safe-text.ts";
import { contentHtml } from "../html/content.ts";
import { blocksToText } from "./plain-prose.ts";
import { safeMarkdown } from "./safe-markdown.ts";

/** The same words in three formats. */
export interface Prose {
	readonly markdown: SafeText | "";
	readonly html: SafeText | "";
	readonly text: SafeText | "";
}

type Blocks = readonly (Block | Ignored)[];

const makers: Readonly<Record<keyof Prose, (blocks: Blocks) => SafeText | "">> = {
	markdown: (blocks) => safeText("markdown", safeMarkdown(blocks)),
	html: (blocks) => safeText("html", contentHtml(blocks)),
	text: (blocks) => safeText("text", blocksToText(blocks)),
};

/** Adds to what is known of some words the words themselves; each format is made when it is first asked for. */
export function withProse<Own extends object>(own: Own, blocks: () => Blocks): Own & Prose {
	return Object.defineProperties(own, {
		markdown: madeOnce("markdown", blocks),
		html: madeOnce("html", blocks),
		text: madeOnce("text", blocks),
	}) as Own & Prose;
}

/** A property of the object itself, as templates see no other. */
function madeOnce(format: keyof Prose, blocks: () => Blocks): PropertyDescriptor {
	let made: SafeText | "" | null = null;
	const get = (): SafeText | "" => {
		made ??= makers[format](blocks());
		return made;
	};
	return { enumerable: true, get };
}
