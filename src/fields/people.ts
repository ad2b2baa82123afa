/** Those who were there or who report, one item each. */
import type { FieldItem } from "../ast/nodes.ts";
import type { Person } from "../ast/values.ts";
import type { FieldType, ReadContext } from "./field-type.ts";
import { peopleSpans } from "./people-list.ts";
import { readPerson } from "./person.ts";
import { filledParts, isPlaceholder, itemMaker, listOf } from "./pieces.ts";

/** Persons, bodies and unnamed groups, between commas, semicolons, `and` or on lines of their own. */
export const people = {
	type: "people",
	about: "A list of people, each with honorific, role, affiliation, handle and remark.",
	example: "Ruth Delacroix",
	list: true,
	read(parts, context) {
		const filled = filledParts(parts, context);
		const spans = peopleSpans(filled, context);
		const items: FieldItem[] = [];
		for (const [index, part] of filled.entries()) {
			const item = itemMaker(part);
			for (const span of spans[index] ?? []) {
				const written = part.raw.slice(span.start, span.end);
				if (!isPlaceholder(written, context)) items.push(item(span, readRemarked(written, context)));
			}
		}
		return listOf(items);
	},
	print: (value) => (Array.isArray(value) ? value.map(printPerson).join("\n") : String(value)),
} satisfies FieldType;

/** Longer texts are prose, and no name with a remark. */
const longestRemarked = 400;

/** Reads a person with what the form knows for a remark behind her name: the longest run of words at the end. */
function readRemarked(written: string, { words, remarks }: ReadContext): Person | null {
	if (remarks.length > 0 && written.length <= longestRemarked) {
		for (const { index } of written.matchAll(/(?<=\s)\S/gu)) {
			const remark = written.slice(index).trim();
			if (!remarks.some((pattern) => pattern.test(remark))) continue;
			const name = written.slice(0, index).replace(/[\s,;:–—-]+$/u, "");
			if (name !== "") return withRemark(readPerson(name, words), remark);
		}
	}
	return readPerson(written, words);
}

/** The keys stay in their order, in which a group's comes last. */
function withRemark(person: Person | null, remark: string): Person | null {
	if (person === null) return null;
	const { group, ...rest } = person;
	const whole = person.remark === undefined ? remark : `${person.remark}, ${remark}`;
	return { ...rest, remark: whole, ...(group === undefined ? null : { group }) };
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
