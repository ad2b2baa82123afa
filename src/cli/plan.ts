/** What a run of `convert` is to do: all that can go wrong with arguments and options lies behind it. */

import type { Part } from "../batch/part.ts";
import type { Destination } from "../batch/plan.ts";
import type { RendererEntry } from "../batch/renderers.ts";
import type { Printer } from "../output/pdf.ts";
import type { Inputs } from "../read/inputs.ts";
import type { Settings } from "./options/normalize.ts";
import type { Prepared } from "./prepare.ts";

/** What is to be done. */
export interface Plan {
	readonly prepared: Prepared;
	/** Which of the inputs are converted here. */
	readonly part: Part;
	/** The files of folders that no format reads, as far as they are told here. */
	readonly skipped: Inputs;
	/** The names of the templates. */
	readonly names: readonly string[];
	readonly renderers: readonly RendererEntry[];
	readonly destination: Destination;
	readonly settings: Settings;
	/** Whether reports may take the place of files that no run wrote: not where only a config names the folder. */
	readonly isFolderNamed: boolean;
	readonly printer: Printer;
	/** Whether files that have not changed since the last run are passed over in silence. */
	readonly isBrief: boolean;
	/** Whether to use colours; undefined leaves it to the terminal. */
	readonly color: boolean | undefined;
}
