import type { Person } from "../../ast/values.ts";
import { empty, type Markup, markup } from "./markup.ts";

/** A person as a list of people shows her. */
export function personHtml(person: Person): Markup {
	const { role, affiliation, handle, remark } = person;
	const notes = [role, affiliation, handle, remark === undefined ? undefined : `(${remark})`].filter(
		(note) => note !== undefined,
	);
	return markup`${fullName(person)}${notes.length === 0 ? empty : markup` <span class="note">${notes.join(", ")}</span>`}`;
}

/** Form of address and name. */
export function fullName({ name, honorific }: Person): string {
	return honorific === undefined ? name : `${honorific} ${name}`;
}
