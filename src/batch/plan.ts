/** Settles where each output of a run goes, before anything is written. */
import { basename, join, sep } from "node:path";
import { compareBytes } from "../files/paths.ts";
import type { Stamp } from "../files/stamp.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { templateId } from "../output/formats.ts";
import type { Input, Inputs } from "../read/inputs.ts";
import { lazy } from "../text/lazy.ts";
import { type NameOutput, nameOutputs, type OutputKind, type TakenName } from "../write/names.ts";
import { fileNumber } from "../write/write.ts";

/** Where one output of one input goes: plain data, since tasks cross threads. */
export interface Target {
	/** The `id` of the template. */
	readonly template: string;
	/** Absolute; null is standard output. */
	readonly path: string | null;
	/** Below the output folder, with `/`, or null. */
	readonly name: string | null;
	/** Why nothing may be written there. */
	readonly fault: Fault | null;
	/** Why what lies there is not replaced; a file with the very bytes of the report is taken for written. */
	readonly kept: Fault | null;
	/** The file there, if any, when that was decided: what has changed since is not replaced. */
	readonly seen?: Stamp | null;
}

/** One input and its outputs; a `fault` if its name is taken. */
export interface Task {
	readonly input: Input;
	readonly targets: readonly Target[];
	readonly fault: Fault | null;
}

/** Output to standard output or to one file, or names below a folder. */
export type Destination = { readonly file: string | null } | { readonly folder: string };

/** What a plan is made from. */
export interface PlanOptions {
	readonly renderers: readonly OutputKind[];
	readonly destination: Destination;
	/** Whether a path is that of an input, which nothing may take the place of. */
	readonly isInput: (path: string) => boolean;
}

/** The tasks of some inputs, made lazily. Names are decided among `all` inputs, whichever shard they belong to. */
export function planTasks(all: Inputs, own: Inputs, options: PlanOptions): Iterable<Task> {
	const { destination, renderers } = options;
	const name = "file" in destination ? null : nameOutputs(pathsOf(all), renderers);
	return goneThrough(function* () {
		for (const input of own) yield taskOf(input, name, options);
	});
}

/** What can be gone through more than once, each time from its start. */
const goneThrough = <Item>(start: () => Iterator<Item>): Iterable<Item> => ({ [Symbol.iterator]: start });

/** Tasks and skipped files in one order; files that the tasks write are not skipped files. */
export function withSkipped(tasks: Iterable<Task>, all: Inputs, destination: Destination): Iterable<Task> {
	const skipped = withoutTargets([...all], tasks, destination);
	return goneThrough(function* () {
		let at = 0;
		for (const task of tasks) {
			const { file } = task.input;
			const isBefore = ({ file: own }: Input): boolean => file !== null && compareBytes(own ?? "", file) < 0;
			for (let next = skipped[at]; next !== undefined && isBefore(next); next = skipped[++at]) yield idle(next);
			yield task;
		}
		for (const input of skipped.slice(at)) yield idle(input);
	});
}

/** Among the notes, what an interrupted run wrote is listed nowhere yet. */
function withoutTargets(skipped: readonly Input[], tasks: Iterable<Task>, destination: Destination): readonly Input[] {
	if ("file" in destination || !skipped.some(({ file }) => file?.startsWith(join(destination.folder, sep))))
		return skipped;
	const written = new Set<string | null>();
	for (const { targets } of tasks) for (const { path } of targets) written.add(path);
	return skipped.filter(({ file }) => !written.has(file));
}

const idle = (input: Input): Task => ({ input, targets: [], fault: null });

const pathsOf = (inputs: Inputs): Iterable<string> =>
	goneThrough(function* () {
		for (const input of inputs) yield pathOf(input);
	});

const pathOf = ({ path, shown }: Input): string => path ?? basename(shown).replace(/[<>]/g, "");

function taskOf(input: Input, nameOf: NameOutput | null, { renderers, destination, isInput }: PlanOptions): Task {
	const targets: Target[] = [];
	for (const renderer of renderers) {
		const name = nameOf === null ? null : nameOf(pathOf(input), renderer);
		if (typeof name === "object" && name !== null) return { input, targets: [], fault: collision(name) };
		const path = "file" in destination ? destination.file : join(destination.folder, name ?? "");
		const isTaken = path !== null && isInput(path);
		targets.push({ template: templateId(renderer), path, name, fault: isTaken ? taken : null, kept: null });
	}
	return { input, targets, fault: null };
}

function collision({ name, by }: TakenName): Fault {
	return fault("name-collision", `Skipped: its report would be \`${name}\`, ${clashes[by]}`);
}

/** What a name clashes with, and what helps. */
const clashes: Readonly<Record<TakenName["by"], string>> = {
	report: "like that of another note. Rename one, so that the names differ by more than case or accents.",
	folder: "which is a folder. Rename the file.",
	archive: "which the archive itself needs. Rename the file.",
	hidden: "which is hidden. Choose a path without a dot at the beginning of a name.",
};

const taken = fault("write-failed", "Not written: this file is an input. Choose another output.");

/** Tests whether a path is read by the run; files are only identified once an output exists already. */
export function inputTest(inputs: Inputs, others: readonly string[]): (path: string) => boolean {
	const numbers = lazy(() => {
		const found = new Set(others.map(fileNumber));
		for (const { file } of inputs) if (file !== null) found.add(fileNumber(file));
		return found;
	});
	return (path) => {
		const number = fileNumber(path);
		return number !== null && numbers().has(number);
	};
}
