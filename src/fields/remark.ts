/** Words behind a name that the form knows for a remark: `Ann Lee left at 11:04`. */
import type { Person } from "../ast/values.ts";
import type { ReadContext } from "./field-type.ts";

/** A person's text without the remark behind it. */
export interface Remarked {
	readonly text: string;
	readonly remark: string | null;
}

const longest = 400;
const wordStart = /(?<=\s)\S/gu;

/** Parts a person's text from its remark: the longest run of words at the end that one of the form's patterns fits. */
export function withoutRemark(text: string, { remarks }: Pick<ReadContext, "remarks">): Remarked {
	if (remarks.length === 0 || text.length > longest) return { text, remark: null };
	for (const { index } of text.matchAll(wordStart)) {
		const remark = text.slice(index).trim();
		if (!remarks.some((pattern) => pattern.test(remark))) continue;
		const name = text.slice(0, index).replace(/[\s,;:–—-]+$/u, "");
		if (name !== "") return { text: name, remark };
	}
	return { text, remark: null };
}

/** A person with a remark more. */
export function remarked(person: Person | null, remark: string | null): Person | null {
	if (person === null || remark === null) return person;
	const { group, ...rest } = person;
	const whole = person.remark === undefined ? remark : `${person.remark}, ${remark}`;
	return Object.assign(rest, { remark: whole }, group === undefined ? null : { group });
}
