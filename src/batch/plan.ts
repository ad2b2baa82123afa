/** Settles where each output of a run goes, before anything is written. */
import { basename, join } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";
import type { Input, Inputs } from "../read/inputs.ts";
import { type NameOutput, nameOutputs, type OutputKind, type TakenName } from "../write/names.ts";
import { templateId } from "./renderers.ts";

/** Where one output of one input goes: plain data, since tasks cross threads. */
export interface Target {
	/** The `id` of the template. */
	readonly template: string;
	/** Absolute; null is standard output. */
	readonly path: string | null;
	/** Below the output folder, with `/`; null where there is none. */
	readonly name: string | null;
	/** Why nothing may be written there. */
	readonly fault: Fault | null;
}

/** One input, and what is to be made of it; `fault` where its name is taken. */
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

/** The tasks of some inputs, each made when it is its turn. Names are settled among `all`, whoever does the others. */
export function planTasks(all: Inputs, own: Inputs, options: PlanOptions): Iterable<Task> {
	const { destination, renderers } = options;
	const name = "file" in destination ? null : nameOutputs(pathsOf(all), renderers);
	return {
		*[Symbol.iterator]() {
			for (const input of own) yield taskOf(input, name, options);
		},
	};
}

const pathsOf = (inputs: Inputs): Iterable<string> => ({
	*[Symbol.iterator]() {
		for (const input of inputs) yield pathOf(input);
	},
});

const pathOf = ({ path, shown }: Input): string => path ?? basename(shown).replace(/[<>]/g, "");

function taskOf(input: Input, nameOf: NameOutput | null, { renderers, destination, isInput }: PlanOptions): Task {
	const targets: Target[] = [];
	for (const renderer of renderers) {
		const name = nameOf === null ? null : nameOf(pathOf(input), renderer);
		if (typeof name === "object" && name !== null) return { input, targets: [], fault: collision(name) };
		const path = "file" in destination ? destination.file : join(destination.folder, name ?? "");
		const isTaken = path !== null && isInput(path);
		targets.push({ template: templateId(renderer), path, name, fault: isTaken ? taken : null });
	}
	return { input, targets, fault: null };
}

function collision({ name, by }: TakenName): Fault {
	const [what, expected] = clashes[by];
	return fault("name-collision", `Not converted: its report would be \`${name}\`, ${what}`, expected);
}

/** What a name clashes with, and what helps. */
const clashes: Readonly<Record<TakenName["by"], readonly [what: string, expected: string]>> = {
	report: ["as that of another", "names that differ by more than case, or than how accents are written"],
	folder: ["which is a folder there", "another name"],
	archive: ["which is kept for the archive itself", "another name"],
};

const taken = fault("write-failed", "Not written: the output is an input", "another file");
