import type { Element } from "hast";
import { h } from "hastscript";
import type { Person } from "../../ast/values.ts";

/** A person as a list of people shows her. */
export function personHast(person: Person): Element {
	const { role, affiliation, handle, remark } = person;
	const notes = [role, affiliation, handle, remark === undefined ? undefined : `(${remark})`].filter((note) => note !== undefined);
	const rest = notes.length === 0 ? [] : [h("span.note", ` ${notes.join(", ")}`)];
	return h("span.person", [fullName(person), ...rest]);
}

/** Form of address and name. */
export function fullName({ name, honorific }: Person): string {
	return honorific === undefined ? name : `${honorific} ${name}`;
}
