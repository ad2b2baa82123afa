import type { Position } from "unist";
import type { ParsedReport } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";

/** Why a text is not what its format promises, and where. */
export interface FormatFault {
	readonly reason: string;
	/** What would have been right. */
	readonly expected: string;
	readonly position: Position | null;
	/** Whether it is nested too deep. */
	readonly isDeep?: boolean;
}

/** An input format: how the text of one kind of file becomes a parsed report. */
export interface InputFormat {
	readonly name: string;
	readonly about: string;
	/** Without the dot, lower case. */
	readonly extensions: readonly string[];
	/** Whether a text is this format, judged from how it opens; for standard input. */
	opens(text: string): boolean;
	/**
	 * Never throws: what can't be parsed as the format's own structure is prose or an unreadable value. Lists and quotes
	 * that stand deeper in each other than `deepest` (100) stay words.
	 */
	parse(text: string, form: Form, deepest?: number): ParsedReport;
	/** Formats that hold reports: the name of the form that the report itself says it was read with. */
	formName?(text: string): string | null;
	/** Formats that can be malformed: what is wrong, before `parse` is asked; a faulty text parses to an empty report. */
	fault?(text: string): FormatFault | null;
	/** Formats whose parsed report has places of another text: where each of them is spelled in this one. */
	places?(text: string): (position: Position) => Position;
	/** Formats that are more than words: which words of one can be replaced by others. */
	repairs?(text: string): (position: Position, replacement: string) => boolean;
}

/** Checks an input format's shape at compile time. */
export function defineInputFormat(format: InputFormat): InputFormat {
	return format;
}
