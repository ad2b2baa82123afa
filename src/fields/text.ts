/** Free text: one value, whatever it says. */
import { squash } from "../text/squash.ts";
import type { FieldType } from "./field-type.ts";
import { filledParts } from "./pieces.ts";

/** Text as written; pieces on lines of their own are joined with "; ". */
export const text = {
	type: "text",
	about: "Text as written; several lines are joined with a semicolon.",
	example: "Harbour Forum",
	list: false,
	read(parts, context) {
		const pieces = filledParts(parts, context).map(({ raw }) => squash(raw));
		return { value: pieces.join("; "), items: [] };
	},
	print: String,
} satisfies FieldType;
