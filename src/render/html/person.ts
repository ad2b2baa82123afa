import { h } from "hastscript";
import type { Person } from "../../ast/values.ts";
import type { Content } from "./lines.ts";

/** A person as a list of people shows her. */
export function personHast(person: Person): Content[] {
	const { role, affiliation, handle, remark } = person;
	const notes = [role, affiliation, handle, remark === undefined ? undefined : `(${remark})`].filter(
		(note) => note !== undefined,
	);
	return notes.length === 0 ? [fullName(person)] : [fullName(person), " ", h("span.note", notes.join(", "))];
}

/** Form of address and name. */
export function fullName({ name, honorific }: Person): string {
	return honorific === undefined ? name : `${honorific} ${name}`;
}
