/** Settles where each output of a run goes, before anything is written. */
import { basename, join } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";
import type { Input } from "../read/inputs.ts";
import { nameOutputs, type OutputKind } from "../write/names.ts";
import type { RendererEntry } from "./renderers.ts";

/** Where one output of one input goes; `path` null is standard output. */
export interface Target {
	readonly renderer: RendererEntry;
	readonly path: string | null;
}

/** One input, and what is to be made of it; `fault` where its name is taken. */
export interface Task {
	readonly input: Input;
	readonly targets: readonly Target[];
	readonly fault: Fault | null;
}

/** Output to standard output or to one file, or names below a folder. */
export type Destination = { readonly file: string | null } | { readonly folder: string };

/** Plans all tasks of a run. */
export function planTasks(
	inputs: readonly Input[],
	renderers: readonly RendererEntry[],
	destination: Destination,
): Task[] {
	if ("file" in destination) {
		const targets = renderers.map((renderer) => ({ renderer, path: destination.file }));
		return inputs.map((input) => ({ input, targets, fault: null }));
	}
	const paths = inputs.map(({ path, shown }) => path ?? basename(shown).replace(/[<>]/g, ""));
	const names = renderers.map((renderer) => nameOutputs(paths, renderer satisfies OutputKind));
	return inputs.map((input, index) => {
		const taken = names.map((list) => list[index] ?? null);
		const targets = renderers.flatMap((renderer, at) => {
			const name = taken[at] ?? null;
			return name === null ? [] : [{ renderer, path: join(destination.folder, name) }];
		});
		const collides = taken.includes(null);
		return { input, targets: collides ? [] : targets, fault: collides ? collision() : null };
	});
}

const collision = (): Fault =>
	fault("name-collision", "Not converted: its report would have the name of another", "different names");
