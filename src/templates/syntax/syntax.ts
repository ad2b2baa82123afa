/** What a template's own text says about the places where it prints values. */
import type { Escape } from "../escapes.ts";

/** Where the text stands at a point of a template: plain data, equal where the places are the same. */
export type State = Readonly<Record<string, string>>;

/** What is gathered on the way through a template. */
export interface Gathered {
	/** The text of each `<style>` element. */
	readonly styles: string[];
	/** Whether there is a page or a part of one that needs a policy, and whether `{% styles %}` stands where it must. */
	page: boolean;
	styled: boolean;
	/** Whether `<head>` was opened, and whether anything stood since that a policy would come too late for. */
	head: boolean;
	begun: boolean;
}

/** How a format is read, piece by piece. */
export interface Syntax {
	readonly start: State;
	/** The state behind a piece of the template's own text. Throws `Misplaced`. */
	text(state: State, text: string, gathered: Gathered): State;
	/** How to write a value at a place, and the state behind it. Throws `Misplaced`. */
	output(state: State, gathered: Gathered): { readonly escape: Escape; readonly next: State };
	/** Whether nothing of Liquid may stand here, since the format's own marks could be hidden behind it. */
	closed?(state: State): boolean;
	/** The stricter of two states that differ, where whatever follows can be read from it; null where there is none. */
	join?(one: State, other: State): State | null;
	/** What is wrong with a template that ends here; null where nothing is. */
	end(state: State): string | null;
	/** The state behind a tag that writes: `styles` a head's style sheets, `asset` an embedded file, `part` elements. Throws `Misplaced`. */
	tag?(state: State, name: "styles" | "asset" | "part", gathered: Gathered): State;
}

/** Text or a value where it must not be; whoever walks through the template adds the place. */
export class Misplaced extends Error {
	readonly expected: string | null;
	/** In the piece of text, counted from its start. */
	readonly offset: number;

	constructor(message: string, expected: string | null, offset = 0) {
		super(message);
		this.expected = expected;
		this.offset = offset;
	}
}
