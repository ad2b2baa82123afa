/** What an input format is, and how one is picked. */
import type { Position } from "unist";
import type { ParsedReport } from "../../ast/nodes.ts";
import type { ShapeFault } from "../../blocks/data.ts";
import { extensionOf } from "../../files/paths.ts";
import type { Form } from "../../forms/form.ts";
import { locator } from "../../text/place.ts";

/** Why a text is not what its format promises, and where. */
export interface FormatFault {
	readonly message: string;
	readonly position: Position | null;
	/** Whether it is nested too deep. */
	readonly isDeep?: boolean;
}

/** A fault in the shape of a text, with its line and column; null for none. */
export function formatFault(text: string, fault: ShapeFault | null): FormatFault | null {
	if (fault === null) return null;
	const { message, offset, isDeep = false } = fault;
	return { message, position: locator(text).position(offset, offset), isDeep };
}

/** An input format: how the text of one kind of file becomes a parsed report. */
export interface InputFormat {
	readonly name: string;
	readonly about: string;
	/** Without the dot, lower case. */
	readonly extensions: readonly string[];
	/** Whether a text has this format, by its beginning; for standard input. */
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

/** What is known of a text whose format is wanted. */
export interface TextInfo {
	/** The format's name, where somebody said it. */
	readonly from: string | null;
	readonly path: string | null;
	readonly text: string;
}

/**
 * The format of a text: as named, as its path's extension says, or, without a path, as it opens.
 * `.json` may be a report or a tree, so those are asked too; what no format claims is `.txt`.
 */
export function pickFormat(formats: readonly InputFormat[], { from, path, text }: TextInfo): InputFormat | null {
	const plain = formats.find(({ name }) => name === "txt") ?? null;
	if (from !== null) return formats.find(({ name }) => name === from) ?? null;
	const extension = extensionOf(path);
	const claiming = formats.filter(({ extensions }) => extensions.includes(extension));
	const asked = path === null || extension === "json" ? formats.filter((format) => format !== plain) : claiming;
	return asked.find((format) => format.opens(text)) ?? claiming[0] ?? plain;
}
