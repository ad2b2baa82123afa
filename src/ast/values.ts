/** The values that fields hold, in the shape that the report JSON gives them. */

/** Someone named in the notes. The name stays whole. */
export interface Person {
	readonly name: string;
	/** Rank or form of address, as written: `H.E. Mr.`, `Lt-Col.` */
	readonly honorific?: string;
	readonly role?: string;
	/** In fields of people only: the words after the name and a comma or dash. */
	readonly affiliation?: string;
	readonly handle?: string;
	readonly remark?: string;
	/** Fields of people only: a body or an unnamed group. */
	readonly group?: true;
}

/** A link as written; `url` is null where the address was lost. */
export interface Link {
	readonly title: string;
	readonly url: string | null;
}

/** One entry of a list field. */
export type ItemValue = string | number | Person | Link;

/** A field's value: EDTF for dates, text, a number, or a list. */
export type FieldValue = string | number | readonly ItemValue[];
