/** Free text: one value, whatever it says. */
import { isLetter } from "../text/ascii.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { findAddresses } from "./address.ts";
import { type FieldType, isProse } from "./field-type.ts";
import { filledParts } from "./pieces.ts";

/** Stars or bars around all of a value say that it is important. */
const emphasis = /^(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1$/u;

/** A tab between words stands between cells of a row. */
const betweenCells = /(?<=\S) *\t[ \t]*(?=\S)/g;

/** Text as written; pieces on lines of their own, and cells of a row, are joined with "; ". */
export const text = {
	type: "text",
	about: "Text as written; several lines are joined with a semicolon.",
	example: "Harbour Forum",
	list: false,
	read(parts, context) {
		const pieces = filledParts(parts, context).map(({ raw }) =>
			collapseWhiteSpace(raw.includes("\t") ? raw.replace(betweenCells, "; ") : raw).replace(emphasis, "$2"),
		);
		return { value: pieces.join("; "), items: [] };
	},
	/** Hash tags and an address are something else. */
	goesOn: (_, line) => !(line.startsWith("#") && isLetter(line.charCodeAt(1))) && findAddresses(line)[0]?.start !== 0,
	/** A time or a number alone is rarely the name of anything. */
	likeness: (raw, context) => (/\p{L}/u.test(raw) && !isProse(raw, context.words) ? 1 : -1),
	print: String,
} satisfies FieldType;
