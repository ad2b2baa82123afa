import type { Plugin, Processor } from "unified";
import type { Report } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { readersOf } from "../library/process.ts";
import { understand } from "../process.ts";
import { pathOf } from "./context.ts";

/** Options of `rapporteurParse`. */
export interface ParsePluginOptions {
	/** Default: the form that a report names, else `un-meeting`. */
	readonly form?: Form;
	/** The name of an input format; default: as the file's name says. */
	readonly from?: string;
}

/**
 * Makes a report of a file: `unified().use(rapporteurParse, {form})`. A broken report, and names that mean nothing, are
 * thrown as a `VFileMessage`.
 */
export const rapporteurParse: Plugin<[(Readonly<ParsePluginOptions> | null | undefined)?], string, Report> = function (
	this: Processor,
	options,
) {
	this.parser = (text, file) => {
		const readers = readersOf(text, pathOf(file), options ?? {});
		file.data.rapporteurForm = readers.form;
		return understand(text, readers);
	};
};
