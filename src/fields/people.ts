/** Those who were there or who report, one item each. */
import type { FieldItem } from "../ast/nodes.ts";
import type { Person } from "../ast/values.ts";
import { defineFieldType, type ReadContext } from "./field-type.ts";
import type { Shaped } from "./name-shape.ts";
import { readPerson } from "./person.ts";
import { spansOf } from "./person-lines.ts";
import { filledParts, isPlaceholder, itemMaker, listOf } from "./pieces.ts";
import { remarked, withoutRemark } from "./remark.ts";

/** Persons, bodies and unnamed groups, between commas, semicolons, `and` or on lines of their own. */
export const people = defineFieldType({
	type: "people",
	about: "A list of people, each with honorific, role, affiliation, handle and remark.",
	example: "Ruth Delacroix",
	list: true,
	read(parts, context) {
		const filled = filledParts(parts, context);
		const spans = spansOf(filled, context);
		const items: FieldItem[] = [];
		for (const [index, part] of filled.entries()) {
			const item = itemMaker(part);
			for (const span of spans[index] ?? []) {
				const written = part.raw.slice(span.start, span.end);
				if (!isPlaceholder(written, context)) items.push(item(span, readRemarked(written, span.look, context)));
			}
		}
		return listOf(items);
	},
	print: (value) => (Array.isArray(value) ? value.map(printPerson).join("\n") : String(value)),
});

function readRemarked(written: string, look: Shaped | null, context: ReadContext): Person | null {
	const { text, remark } = withoutRemark(written, context);
	return remarked(readPerson(text, context.words, remark === null ? look : null), remark);
}

/** A person on one line, as people fields write them. */
function printPerson({ name, honorific, role, affiliation, handle, remark }: Person): string {
	const before = role !== undefined && isTitle.test(role);
	const notes = [before ? undefined : role, remark].filter((note) => note !== undefined).join(", ");
	const front = [before ? role : undefined, honorific, name, handle === name ? undefined : handle];
	const written = front.filter((piece) => piece !== undefined).join(" ");
	return [written, notes === "" ? "" : ` (${notes})`, affiliation === undefined ? "" : `, ${affiliation}`].join("");
}

const isTitle = /^\p{Lu}[\p{L}-]{0,4096}(?: \p{Lu}[\p{L}-]{0,4096}){0,3}$/u;
