import type { Person } from "../../ast/values.ts";

/** Form of address and name. */
export function fullName({ name, honorific }: Person): string {
	return honorific === undefined ? name : `${honorific} ${name}`;
}
