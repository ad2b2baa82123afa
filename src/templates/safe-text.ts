/** Text that is already written in some format, and only in that format may go out as it stands. */

/** The formats that reports bring along themselves. */
export type SafeKind = "html" | "markdown" | "text";

/** Such a text. Its words can't be changed and kept safe: what a filter makes of it is plain text again. */
export class SafeText {
	/** For templates, which ask whether there is any. */
	readonly size: number;
	readonly #kind: SafeKind;
	readonly #text: string;

	constructor(kind: SafeKind, text: string) {
		this.#kind = kind;
		this.#text = text;
		this.size = text.length;
	}

	/** Whether a value may go out as it stands in a format. */
	static is(value: unknown, kind: SafeKind): value is SafeText {
		return value instanceof SafeText && value.#kind === kind;
	}

	/** How it travels to another process. */
	toJSON(): { readonly safe: SafeKind; readonly text: string } {
		return { safe: this.#kind, text: this.#text };
	}

	toString(): string {
		return this.#text;
	}
}

/** Safe text; none is "", so that templates find it empty. */
export function safeText(kind: SafeKind, text: string): SafeText | "" {
	return text === "" ? "" : new SafeText(kind, text);
}
