/** What is kept of a task. */
import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { hashOf, isFresh, sameStamp, stampOf } from "../../files/own-file.ts";
import { compareBytes, realPath } from "../../files/paths.ts";
import { type Finding, isFault, type SeverityMap, sentence, severityOf } from "../../findings/finding.ts";
import type { Form } from "../../forms/form.ts";
import type { Input } from "../../read/inputs.ts";
import type { CommandLine, ListedOutput, ManifestLine } from "../../read/manifest.ts";
import type { FormChoice } from "../forms.ts";
import type { Target, Task } from "../plan.ts";
import { askedCodes } from "../process-input.ts";
import { emptyResult, type InputFacts, inputStatus, type Result, reasonOf, unreached } from "../result.ts";
import {
	type Entry,
	entryOf,
	howMade,
	type Private,
	type Report,
	reportsOf,
	type StaleOutput,
	unmade,
} from "./entry.ts";

/** A finished task. */
export interface Done {
	readonly task: LedgerTask;
	readonly path: string;
	readonly result: Result;
	/** What was known of its path before, and whether that was the same note. */
	readonly known: Entry | null;
	readonly isKnown: boolean;
}

/** Whether an input has all outputs that it is to have, and whether it is the note that had its path before. */
export interface InputNow {
	readonly isWhole: boolean;
	readonly isKnown: boolean;
}

/** What recording needs. */
export interface Recording {
	/** Of the input. */
	readonly places: Pick<Private, "file" | "place" | "link">;
	readonly run: Pick<LedgerRun, "making" | "settle">;
	readonly keyOf: KeyOf;
	/** Takes the outputs of an input that nothing needs now, or of another with its path; returns those that stay. */
	readonly sweep: (path: string, stale: readonly StaleOutput[], now: InputNow) => readonly StaleOutput[];
}

/** The entry of a task. */
export function recordOf(done: Done, { places, run, keyOf, sweep }: Recording): Entry {
	const { task, path, result, known, isKnown } = done;
	const { input, findings } = result;
	const key = (input === null ? null : keyOf(task.input, input.form)) ?? "";
	const { outputs, stale } = sortOutputs(done, { ...run, key });
	const { skipped } = task.input;
	const bytes = input ?? bytesOf(task.input, known, run.making.maxSize);
	const settled = run.settle(findings, task.input);
	const line = inputLine({ path, skipped, result, settled, bytes, outputs });
	const stamp = bytes?.stamp ?? null;
	return entryOf(line, {
		...places,
		stamp: stamp === null || sameStamp(stamp, known?.own?.stamp ?? null) || !isFresh(stamp, Date.now()) ? stamp : null,
		key,
		today: skipped !== undefined ? "" : result.isUnchanged && known?.own != null ? known.own.today : run.making.today,
		findings,
		outputs: howMade(outputs),
		stale:
			stale.length === 0 ? stale : sweep(path, stale, { isWhole: input !== null && isWhole(task, result), isKnown }),
	});
}

/** The entry of an input that an interrupted run did not reach; the next run replaces it. */
export function unreachedEntry({ file }: Input, path: string, folder: string): Entry {
	const line = inputLine({ path, skipped: unreached.reason, result: emptyResult, settled: [], outputs: [] });
	return entryOf(line, unmade(line, folder, file));
}

/** The hash and size of a file that was not converted: hashed only if it may have changed and is not too large. */
export function bytesOf({ file, skipped, mayBeLink }: Input, known: Entry | null, maxSize: number): Unconverted | null {
	if (file === null || skipped === "symbolic link or special file") return null;
	const within = mayBeLink === true ? null : dirname(file);
	const stamp = stampOf(file, within);
	if (stamp === null) return null;
	if (stamp.size > maxSize) return { sha256: null, size: stamp.size, stamp };
	const isSame = known?.own?.file === realPath(file) && sameStamp(known.own.stamp, stamp);
	const sha256 = (isSame ? known.line.sha256 : null) ?? hashOf(file, within);
	return sha256 === null ? null : { sha256, size: stamp.size, stamp: sameStamp(stamp, stampOf(file)) ? stamp : null };
}

/** The hash is null where it is too large to be read. */
type Unconverted = Pick<InputFacts, "size" | "stamp"> & Pick<ManifestLine, "sha256">;

/** Whether all outputs of a task are there. */
export const isWhole = ({ targets }: LedgerTask, { outputs }: Result): boolean =>
	targets.every(({ name }) => outputs.some(({ path }) => path === name));

/** The outputs that stay listed of an input; and those that no run would make now. */
function sortOutputs(
	{ task, result, known, isKnown }: Done,
	{ making, key }: Recording["run"] & { readonly key: string },
) {
	const made = result.outputs.map(({ template, path, sha256, stamp }) => {
		return { path, sha256, template: templateKey(template, making), stamp };
	});
	const isSame =
		isKnown && result.input !== null && known?.line.sha256 === result.input.sha256 && (known.own?.key || key) === key;
	const listed = known === null ? [] : reportsOf(known).filter(({ isListed }) => isListed);
	const kept = listed.filter(
		(each) => isSame && !result.outputs.some(({ path }) => path === each.path) && staysListed(each, task),
	);
	const outputs = [...made, ...kept].sort((one, other) => compareBytes(one.path, other.path));
	const stale: StaleOutput[] = [
		...(known?.own?.stale ?? []),
		...listed.map(({ path, sha256, isProven }) => (isProven ? { path, sha256 } : { path, sha256, isProven })),
	];
	return { outputs, stale: stale.filter(({ path }) => !outputs.some((each) => each.path === path)) };
}

/** What was made of the same notes for another template; and what could not be replaced just now. */
function staysListed({ path, template }: Report, { targets }: LedgerTask): boolean {
	const isAsked = targets.some((each) => each.template === template.replace(/@[0-9a-f]+$/, ""));
	return !isAsked || targets.some(({ name }) => name === path);
}

/** An input and its result. */
export interface InputLine {
	readonly path: string;
	readonly skipped: string | undefined;
	/** Of all that was written for it. */
	readonly result: Pick<Result, "input" | "findings"> & { readonly outputs: readonly unknown[] };
	/** The findings of the result, as the config settled them. */
	readonly settled: readonly Finding[];
	/** Of a file that was not converted, as far as it can be read at all. */
	readonly bytes?: Pick<ManifestLine, "sha256" | "size"> | null | undefined;
	readonly outputs: readonly ListedOutput[];
}

/** The manifest line of an input. */
export function inputLine({ path, skipped, result, settled, bytes, outputs }: InputLine): ManifestLine {
	const { input, findings } = result;
	const { sha256 = null, size = null } = input ?? bytes ?? {};
	const outcome = skipped === undefined ? inputStatus(findings, result.outputs) : "skipped";
	const fault = outcome === "failed" ? findings.find(isFault) : undefined;
	const reason = reasonOf(skipped ?? (fault && sentence(fault)), (input ?? bytes)?.sha256 === null);
	return {
		path,
		sha256,
		size,
		encoding: input === null ? null : { name: input.encoding.name, why: input.encoding.why },
		form: input?.form ?? null,
		outcome,
		...(reason === undefined ? {} : { reason }),
		findings: countFindings(settled),
		outputs: outputs
			.map(({ path, sha256 }) => ({ path, sha256 }))
			.sort((one, other) => compareBytes(one.path, other.path)),
		share: input?.share ?? null,
	};
}

function countFindings(findings: readonly Finding[]): ManifestLine["findings"] {
	const counts = { error: 0, warning: 0, info: 0 };
	const codes = new Map<string, number>();
	for (const finding of findings) {
		counts[severityOf(finding)]++;
		codes.set(finding.code, (codes.get(finding.code) ?? 0) + 1);
	}
	const sorted = [...codes].sort(([one], [other]) => compareBytes(one, other));
	const { error, warning, info } = counts;
	// Named one by one: what is spread and added to would outlive its time, for each of very many inputs.
	return { error, warning, info, codes: Object.fromEntries(sorted) };
}

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
