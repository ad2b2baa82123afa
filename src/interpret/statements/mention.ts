/** A person named in running text, with all that is said of her beside the name. */
import type { Part } from "../../text/parts.ts";
import type { Words } from "../../text/words.ts";
import type { NameRun } from "./names.ts";
import type { Token } from "./tokens.ts";

/** Someone named in one place. */
export interface Mention {
	/** The whole noun phrase, a role before the name and its article included. */
	readonly from: number;
	readonly to: number;
	/** The honorific and the name alone. */
	readonly name: NameRun;
	readonly written: { readonly honorific: string | null; readonly name: string; readonly role: string | null };
	/** What the role says she does in the meeting, where it does. */
	readonly part: Part | null;
	/** The description names an office or a body. */
	readonly weighty: boolean;
	/** `both of`, `all from`: the role is that of everyone named with her. */
	readonly shared: boolean;
	/** Some role stands beside the name, even one that only names a part. */
	readonly described: boolean;
}

/** The text that mentions are read from. */
export interface Passage {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly words: Words;
	/** A line of its own (a heading, a roster entry): what stands beside a name describes it, verb or not. */
	readonly loose: boolean;
}
