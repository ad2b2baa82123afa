/** One run on several machines: which inputs are whose. */
import type { Inputs } from "../read/inputs.ts";
import { crypto } from "../text/crypto.ts";

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
