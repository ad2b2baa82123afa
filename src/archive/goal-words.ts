import type { FieldDefinition } from "../forms/form.ts";
import type { Item } from "./values.ts";

/** A goal as words, its name with its number: `SDG 5: Gender Equality`; what is no goal stays as written. */
export function goalWords({ text, number }: Item, { read }: FieldDefinition): string {
	const goal = number === null ? undefined : read.vocabulary.find((term) => term.number === number);
	return goal === undefined ? text : `SDG ${number}: ${goal.name}`;
}
