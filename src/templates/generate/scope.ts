/** What names mean at a point of a template that becomes code. */

/** The names of one file's function. */
export interface Scope {
	/** Names of the file's own, as the code calls them: of loops, of what is assigned, of what the file is given. */
	readonly names: ReadonlyMap<string, string>;
	/** The loop around; null outside. */
	readonly loop: { readonly turn: string; readonly list: string } | null;
	/** Whether `continue` and `break` may stand here: not in a capture that does not hold the loop. */
	readonly leaves: boolean;
}

/** Where code can't say what a template does: the build fails with the place. */
export class NotCompiled extends Error {}

/** A name of a template as one of the code: two never meet, and none is a word of the language. */
export const codeName = (name: string): string => `$${name.replace(/-/g, "$")}`;
