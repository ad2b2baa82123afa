/** What the headings of Markdown notes say together: which is the title, how high labels stand, where letters count up. */
import type { Heading } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { countValues, readOrdinal } from "../ordinal.ts";
import { labelOf, type Setting } from "./markdown-labels.ts";
import { linesOf } from "./markdown-lines.ts";
import type { Scope } from "./markdown-scope.ts";

type Content = readonly (Block | Ignored)[];

/** What is known of the headings before the notes are cut up at them. */
export function headingsIn(
	blocks: Content,
	form: Form,
	fronted: boolean,
): Pick<Scope, "depths" | "headed" | "title" | "counted"> {
	const depths = new Map<string, number>();
	let headed = false;
	const [title, counted] = [titleIn(blocks, fronted), countedIn(blocks)];
	for (const block of blocks) {
		if (block.type !== "heading") continue;
		const [line] = linesOf(block);
		const shape = { depth: block.depth, underlined: false, list: null };
		const setting: Setting = { ...shape, top: block === title, counted: counted.has(block) };
		const found = line === undefined ? null : labelOf(line, setting, form);
		if (!found?.target || found.near) continue;
		const { name, kind } = found.target;
		depths.set(name, Math.min(block.depth, depths.get(name) ?? block.depth));
		headed ||= kind === "section";
	}
	return { depths, headed, title, counted };
}

/** The heading that opens the notes, if it is as high as can be; one of several is not, below labels in front matter. */
function titleIn(blocks: Content, fronted: boolean): Heading | null {
	const first = blocks.find(({ type }) => type !== "ignored");
	const highest = blocks.filter((block) => block.type === "heading" && block.depth === 1);
	if (first?.type !== "heading" || first.depth > 1) return null;
	return fronted && highest.length > 1 ? null : first;
}

/** The headings whose letter is one of several that count up: `A. Bell resigns` alone has a name in it. */
function countedIn(blocks: Content): ReadonlySet<Heading> {
	const counted = new Set<Heading>();
	const above = new Map<number, { readonly block: Heading; readonly values: readonly number[] }>();
	for (const block of blocks) {
		if (block.type !== "heading") continue;
		const text = linesOf(block)[0]?.text ?? "";
		const ordinal = readOrdinal(text, 0, text.length);
		const values = ordinal === null ? [] : countValues(text.slice(0, ordinal.end));
		const last = above.get(block.depth);
		if (last?.values.some((value) => values.includes(value + 1))) counted.add(last.block).add(block);
		if (values.length > 0) above.set(block.depth, { block, values });
	}
	return counted;
}
