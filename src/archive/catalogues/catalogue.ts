/** The contract of a catalogue: what stands before, for each report, and behind; one file each. */
import type { Form } from "../../forms/form.ts";
import type { Entry } from "../entry.ts";

/** What a catalogue may know beside the reports. */
export interface CatalogueContext {
	/** Every form that some report was made with, by name. */
	readonly forms: readonly Form[];
	/** Where the archive is published, ending in a slash; null where that is not known. */
	readonly base: string | null;
}

/** A way to write down what an archive holds. */
export interface Catalogue {
	readonly file: string;
	open(context: CatalogueContext): string;
	entry(entry: Entry, context: CatalogueContext): string;
	readonly close: string;
}
