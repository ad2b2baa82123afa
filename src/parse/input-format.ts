import type { ParsedReport } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";

/** An input format: how the text of one kind of file becomes a parsed report. */
export interface InputFormat {
	readonly name: string;
	readonly about: string;
	/** Without the dot, lower case. */
	readonly extensions: readonly string[];
	/** Whether a text is this format, judged from how it opens; for standard input. */
	opens(text: string): boolean;
	/** The form that a text says it was read with: our own reports do. */
	formName?(text: string): string | null;
	/** Never throws: what can't be parsed as the format's own structure is prose or an unreadable value. */
	parse(text: string, form: Form): ParsedReport;
}

/** Checks an input format's shape at compile time. */
export function defineInputFormat(format: InputFormat): InputFormat {
	return format;
}
