/** What the ledger must know of the run that it is opened for. */
import { createHash } from "node:crypto";
import type { Finding, SeverityMap } from "../../findings/finding.ts";
import type { Form } from "../../forms/form.ts";
import type { Input } from "../../read/inputs.ts";
import type { CommandLine } from "../../read/manifest.ts";
import type { FormChoice } from "../forms.ts";
import type { Target, Task } from "../plan.ts";
import { askedCodes } from "../severities.ts";

/** An input and its outputs below the output folder. */
export interface LedgerTask extends Pick<Task, "input" | "fault"> {
	readonly targets: readonly Pick<Target, "template" | "name">[];
}

/** A run that writes to a folder. */
export interface LedgerRun {
	readonly command: CommandLine;
	readonly making: Making;
	/** All tasks, in order; gone through again only where something is to be removed. */
	readonly tasks: Iterable<LedgerTask>;
	/** The inputs of these tasks; and with them those of all other shards of this run. */
	readonly own: Iterable<Input>;
	readonly all: Iterable<Input>;
	/** The folders on the command line, absolute: a missing input below one of them was deleted. */
	readonly folders: readonly string[];
	/** Whether an input belongs to another shard of this run. */
	readonly isElsewhere: (path: string) => boolean;
	/** What the config makes of the severities of findings. */
	readonly settle: (findings: readonly Finding[], input: Input) => readonly Finding[];
	/** Whether everything is to be made again. */
	readonly force: boolean;
	/** Whether outputs that are no longer needed are removed. */
	readonly prune: boolean;
	/** Whether they are where the notes of more than half of the reports are gone, too, and those that are read-only. */
	readonly prunesAll: boolean;
}

/** What the results of a run depend on. */
export interface Making {
	/** Of the program. */
	readonly version: string;
	/** The options that change what is made: how notes are read, not how findings are printed. */
	readonly options: Readonly<Record<string, string | number | null>>;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
	/** Larger inputs are refused, bytes. */
	readonly maxSize: number;
	readonly form: FormChoice;
	/** What the config makes of codes: some findings are looked for only where it says so. */
	readonly severities: (input: Input) => readonly SeverityMap[];
	/** The hash of each template's content by its `id`; "" for those that change with the program only. */
	readonly templates: ReadonlyMap<string, string>;
}

/** The cache key for an input that was read with a form; null for an unknown form. */
export type KeyOf = (input: Input, form: string) => string | null;

/** Makes the keys of a run. */
export function keysOf({ version, options, severities, form: choose }: Making): KeyOf {
	const keys = new Map<Form, string>();
	const keyOf = (form: Form): string => {
		const key = keys.get(form) ?? hash([version, form.name, form.fingerprint, Object.entries(options).sort()]);
		keys.set(form, key);
		return key;
	};
	return (input, name) => {
		// Only a report says which form it was made with; notes get the one that fits, which may be another today.
		const fitting = choose(null, input);
		const form = "code" in fitting || fitting.name === name ? fitting : choose(name, input);
		if ("code" in fitting || "code" in form) return null;
		const key = form === fitting ? keyOf(form) : hash([keyOf(fitting), keyOf(form)]);
		const asked = askedCodes(severities(input));
		return asked.size === 0 ? key : hash([key, ...asked]);
	};
}

const hash = (parts: unknown): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** Distinguishes a template's outputs from those that it made before it was changed. */
export function templateKey(id: string, { templates }: Making): string {
	const content = templates.get(id) ?? "";
	return content === "" ? id : `${id}@${content}`;
}
