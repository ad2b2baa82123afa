/** The contract of a field type: reading and printing side by side, one file each. */
import type { FieldItem, ValuePart } from "../ast/nodes.ts";
import type { FieldValue } from "../ast/values.ts";
import type { Words } from "../text/words.ts";

/** A goal, tag or choice that the form knows by name. */
export interface Term {
	/** The canonical spelling: `Peace, Justice and Strong Institutions`. */
	readonly name: string;
	/** Its number, if it has one. */
	readonly number: number | null;
	/** `#RRGGBB`, for renderers. */
	readonly colour: string | null;
	readonly aliases: readonly string[];
}

/** What a field's form entry says about reading its value. */
export interface ReadContext {
	/** Placeholder words that mean empty, lower case. */
	readonly placeholders: ReadonlySet<string>;
	/** Words that mean those whom another field of people names, lower case. */
	readonly same: ReadonlySet<string>;
	/** Extra separators between items; empty means the type's own. */
	readonly separators: readonly string[];
	readonly vocabulary: readonly Term[];
	/** How 02/03/2016 is to be read; null leaves it ambiguous. */
	readonly dates: "dmy" | "mdy" | null;
	/** Whether the value is in a block or list, where each line is usually one item. */
	readonly byLine: boolean;
	/** Words behind a name that are a remark on the person. */
	readonly remarks: readonly { test(text: string): boolean }[];
	readonly words: Words;
	/** The language of the notes, as a BCP 47 tag. */
	readonly language: string;
}

/** The result of reading; `value` is null if there is text that can't be read. */
export interface Reading {
	readonly value: FieldValue | null;
	readonly items: readonly FieldItem[];
}

/** A value as written, and what was read from it. */
export interface Written extends Pick<Reading, "items"> {
	readonly raw: string;
	readonly value: FieldValue;
}

/** How much a text looks like a value: 2 as hardly anything else does, 1 as others may too, 0 in doubt, -1 not at all. */
export type Likeness = -1 | 0 | 1 | 2;

/** A field type: its name in forms, whether it is a list, and its two directions. */
export interface FieldType {
	readonly type: string;
	/** One sentence for `rapporteur list` and the docs. */
	readonly about: string;
	/** A value that it reads, for those who wrote one that it does not. */
	readonly example: string;
	readonly list: boolean;
	read(parts: readonly ValuePart[], context: ReadContext): Reading;
	/** Whether a line below a value can be more of it; without this, any line can. */
	goesOn?(value: string, line: string, context: ReadContext): boolean;
	/** How much a text looks like a value of the type; without this function, anything but prose may be one. */
	likeness?(raw: string, context: ReadContext): Likeness;
	/** The words of a value as written that the value read from it leaves unsaid; without this, those that are not in the value as it is shown. */
	beside?(written: Written, context: ReadContext): string[];
	/** Text that reads back to the same value. */
	print(value: FieldValue): string;
}
