/** Settles where each output of a run goes, before anything is written. */
import { basename, join, sep } from "node:path";
import type { Stamp } from "../files/own-file.ts";
import { compareBytes } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { templateId } from "../output/formats.ts";
import type { Input, Inputs } from "../read/inputs.ts";
import { crypto, lazy } from "../text/lazy.ts";
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

/** A part of a run, from 1 on. */
export interface Shard {
	readonly index: number;
	readonly total: number;
}

/** The place of a path in the order that spreads paths evenly, whatever they are called. */
const spread = (path: string): string => crypto().createHash("sha1").update(path).digest("hex");

/**
 * The tasks of a shard, in their order. Tasks are sorted by the hash of their paths and cut into slices: sizes differ
 * by one at most, and shards agree if they see the same inputs.
 */
export function sliceOf<T>(all: readonly T[], pathOf: (each: T) => string, { index, total }: Shard): readonly T[] {
	const order = all.map((each, at) => ({ each, at, key: spread(pathOf(each)) }));
	order.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.at - other.at));
	const from = Math.floor((all.length * (index - 1)) / total);
	const to = Math.floor((all.length * index) / total);
	return order
		.slice(from, to)
		.sort((one, other) => one.at - other.at)
		.map(({ each }) => each);
}

/** The shard responsible for a path that is no longer an input. */
export function keeperOf(path: string, total: number): number {
	return (Number.parseInt(spread(path).slice(0, 12), 16) % total) + 1;
}

/** The variables in which schedulers tell each task which one it is: from `first` on, in steps of `step`. */
const schedulers: readonly {
	readonly who: string;
	readonly index: string;
	readonly total: string | null;
	readonly first: 0 | 1 | string;
	readonly step?: string;
}[] = [
	{
		who: "Slurm",
		index: "SLURM_ARRAY_TASK_ID",
		total: "SLURM_ARRAY_TASK_COUNT",
		first: "SLURM_ARRAY_TASK_MIN",
		step: "SLURM_ARRAY_TASK_STEP",
	},
	{ who: "Kubernetes", index: "JOB_COMPLETION_INDEX", total: null, first: 0 },
	{ who: "GitLab", index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", first: 1 },
	{ who: "CircleCI", index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL", first: 0 },
	{ who: "AWS Batch", index: "AWS_BATCH_JOB_ARRAY_INDEX", total: "AWS_BATCH_JOB_ARRAY_SIZE", first: 0 },
	{ who: "Cloud Run", index: "CLOUD_RUN_TASK_INDEX", total: "CLOUD_RUN_TASK_COUNT", first: 0 },
	{ who: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", total: "BUILDKITE_PARALLEL_JOB_COUNT", first: 0 },
];

type Environment = Readonly<Record<string, string | undefined>>;

/** The shard given by `--shard`, or an error message. */
export function readShard(written: string, env: Environment): Shard | string {
	const plain = /^(\d{1,6})\/(\d{1,6})$/.exec(written);
	if (plain !== null) return shardIn(Number(plain[1]), Number(plain[2]));
	const auto = /^auto(?:\/(\d{1,6}))?$/.exec(written);
	if (auto === null) return `Invalid shard \`${written}\` in \`--shard\`. Write one such as \`2/4\`, or \`auto\`.`;
	return fromEnvironment(auto[1] === undefined ? null : Number(auto[1]), env);
}

function fromEnvironment(given: number | null, env: Environment): Shard | string {
	const numberIn = (name: string | null | undefined): number | null => {
		const value = name == null ? undefined : env[name];
		return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
	};
	for (const { who, index, total, first, step } of schedulers) {
		const at = numberIn(index);
		if (at === null) continue;
		const all = given ?? numberIn(total);
		if (all === null) return `${who} does not say how many shards there are. Use \`--shard auto/N\` with their number.`;
		const from = typeof first === "number" ? first : (numberIn(first) ?? 1);
		const shard = (at - from) / Math.max(1, numberIn(step) ?? 1) + 1;
		if (isShard(shard, all)) return { index: shard, total: all };
		return `\`${index}=${env[index]}\` names no shard: there are ${all}. Start as many jobs as there are shards, or change the number in \`--shard auto/${all}\`.`;
	}
	const known = schedulers.map(({ index }) => `\`${index}\``).join(", ");
	return `No shard in the environment for \`--shard auto\`. Set one of ${known}, or use \`--shard 2/4\`.`;
}

const isShard = (index: number, total: number): boolean => Number.isInteger(index) && index >= 1 && index <= total;

function shardIn(index: number, total: number): Shard | string {
	if (isShard(index, total)) return { index, total };
	return `There is no shard \`${index}/${total}\` in \`--shard\`. Write one ${total < 1 ? "such as `2/4`" : `from \`1/${total}\` to \`${total}/${total}\``}.`;
}

/** Some of the inputs of a run. */
export interface Part {
	readonly inputs: Inputs;
	/** Whether an input belongs to another part. */
	readonly isElsewhere: (path: string) => boolean;
}

/** Takes the part of a shard; null is all of them. */
export function partOf(all: Inputs, shard: Shard | null): Part {
	if (shard === null) return { inputs: all, isElsewhere: () => false };
	const paths = Array.from(all, ({ path }) => path ?? "");
	const indexes = sliceOf([...paths.keys()], (at) => paths[at] ?? "", shard);
	const own = new Set(indexes);
	const others = new Set(paths.filter((_, at) => !own.has(at)));
	return { inputs: some(all, indexes), isElsewhere: (path) => others.has(path) };
}

const some = (all: Inputs, indexes: readonly number[]): Inputs => ({
	length: indexes.length,
	at: (index) => all.at(indexes[index] ?? all.length),
	*[Symbol.iterator]() {
		for (const index of indexes) {
			const input = all.at(index);
			if (input !== undefined) yield input;
		}
	},
});
