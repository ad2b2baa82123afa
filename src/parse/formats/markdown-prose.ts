/** Blocks of Markdown notes as prose of a report: headings below the section's own, rows of tables on lines of their own. */
import type { Heading } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { Form, SectionDefinition } from "../../forms/form.ts";
import { withRows } from "./markdown-tables.ts";

/** The blocks below a heading of a depth, null for a label that is none. */
export function proseOf(
	blocks: readonly (Block | Ignored)[],
	depth: number | null,
	form: Form,
	section?: SectionDefinition,
): (Block | Ignored)[] {
	return blocks.map((block) => {
		if (block.type === "ignored") return block;
		if (block.position !== undefined && isBoilerplate(block, form)) {
			return { type: "ignored", children: [block], position: block.position };
		}
		if (block.type === "heading") return depth === null ? block : sunk(block, depth);
		const bold = boldHeading(block, section);
		return bold ?? withRows(block);
	});
}

function isBoilerplate(block: Block, { boilerplate }: Form): boolean {
	if (boilerplate.length === 0 || block.type !== "paragraph") return false;
	const text = plainText([block]);
	return boilerplate.some((pattern) => pattern.test(text));
}

const own = 2;
const deepest = 6;

/** As far below the section's heading, which stands at depth 2 in reports, as it is below it here. */
function sunk(heading: Heading, above: number): Heading {
	const depth = Math.min(deepest, Math.max(own + 1, heading.depth - above + own)) as Heading["depth"];
	return depth === heading.depth ? heading : { ...heading, depth };
}

/** A line in bold is a heading where the form says that headings in the section look so. */
function boldHeading(block: Block, section: SectionDefinition | undefined): Heading | null {
	const level = section?.subheadings.indexOf("bold") ?? -1;
	if (level < 0 || block.type !== "paragraph" || block.position === undefined) return null;
	const [only, ...others] = block.children;
	if (only?.type !== "strong" || others.length > 0) return null;
	const depth = Math.min(deepest, own + 1 + level) as Heading["depth"];
	return { type: "heading", depth, children: only.children, position: block.position };
}
