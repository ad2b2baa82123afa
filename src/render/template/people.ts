import type { Person } from "../../ast/values.ts";

/** A person with every key, so that a template can ask for any: null where the notes say nothing. */
export interface FullPerson {
	readonly name: string;
	readonly honorific: string | null;
	readonly role: string | null;
	readonly affiliation: string | null;
	readonly handle: string | null;
	readonly remark: string | null;
	readonly group: true | null;
}

/** A person for templates. */
export function fullPerson(person: Person): FullPerson {
	const {
		name,
		honorific = null,
		role = null,
		affiliation = null,
		handle = null,
		remark = null,
		group = null,
	} = person;
	return { name, honorific, role, affiliation, handle, remark, group };
}
