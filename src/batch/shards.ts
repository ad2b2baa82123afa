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
 * The tasks of a shard, in the order that they had. All are sorted by the hash of their paths, and each shard takes a
 * slice: shards differ by one task at most, and agree without speaking as long as they see the same inputs.
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

/** The shard that answers for a path that the run was not given: its lines are kept, or its outputs removed. */
export function keeperOf(path: string, total: number): number {
	return (Number.parseInt(spread(path).slice(0, 12), 16) % total) + 1;
}

const names: readonly { readonly index: string; readonly total: string; readonly from: 0 | 1; readonly who: string }[] =
	[
		{ index: "JOB_COMPLETION_INDEX", total: "", from: 0, who: "Kubernetes" },
		{ index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL", from: 0, who: "CircleCI" },
		{ index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", from: 1, who: "GitLab" },
	];

type Environment = Readonly<Record<string, string | undefined>>;

/** The shard that `--shard` means; a sentence where it means none. */
export function readShard(written: string, env: Environment): Shard | string {
	const plain = /^(\d{1,6})\/(\d{1,6})$/.exec(written);
	if (plain !== null) return checked(Number(plain[1]), Number(plain[2]), `\`${written}\` in \`--shard\``);
	const auto = /^auto(?:\/(\d{1,6}))?$/.exec(written);
	if (auto === null) return `Unexpected shard \`${written}\` in \`--shard\`, expected one such as \`2/4\`, or \`auto\``;
	return fromEnvironment(auto[1] === undefined ? null : Number(auto[1]), env);
}

function fromEnvironment(given: number | null, env: Environment): Shard | string {
	const slurm = slurmShard(given, env);
	if (slurm !== null) return slurm;
	for (const { index, total, from, who } of names) {
		const at = numberIn(env[index]);
		if (at === null) continue;
		const all = given ?? numberIn(env[total]);
		if (all === null)
			return `${who} does not say how many shards there are, expected \`--shard auto/N\` with their number`;
		return checked(at + 1 - from, all, `${index}=${env[index]}`);
	}
	const known = ["SLURM_ARRAY_TASK_ID", ...names.map(({ index }) => index)].map((name) => `\`${name}\``).join(", ");
	return `No shard in the environment for \`--shard auto\`, expected ${known}, or \`--shard 2/4\``;
}

/** Slurm counts from any number on, in any steps. */
function slurmShard(given: number | null, env: Environment): Shard | string | null {
	const id = numberIn(env["SLURM_ARRAY_TASK_ID"]);
	if (id === null) return null;
	const first = numberIn(env["SLURM_ARRAY_TASK_MIN"]) ?? 1;
	const step = numberIn(env["SLURM_ARRAY_TASK_STEP"]) ?? 1;
	const total = given ?? numberIn(env["SLURM_ARRAY_TASK_COUNT"]);
	if (total === null)
		return "Slurm does not say how many tasks the array has, expected `--shard auto/N` with their number";
	const index = (id - first) / Math.max(1, step) + 1;
	return checked(index, total, `SLURM_ARRAY_TASK_ID=${id}`);
}

function checked(index: number, total: number, what: string): Shard | string {
	if (Number.isInteger(index) && index >= 1 && index <= total) return { index, total };
	return `Unexpected shard ${what}, expected one from 1 to ${total < 1 ? "the number of shards" : total}`;
}

const numberIn = (value: string | undefined): number | null =>
	value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;

/** Some of the inputs of a run. */
export interface Part {
	readonly inputs: Inputs;
	/** Whether an input belongs to another part. */
	readonly isElsewhere: (path: string) => boolean;
}

/** Takes the part of a shard; null is all of them. */
export function partOf(all: Inputs, shard: Shard | null): Part {
	if (shard === null) return { inputs: all, isElsewhere: () => false };
	const pathAt = (at: number): string => all.at(at)?.path ?? "";
	const indexes = sliceOf(
		Array.from({ length: all.length }, (_, at) => at),
		pathAt,
		shard,
	);
	const own = new Set(indexes);
	const others = new Set<string>();
	for (let at = 0; at < all.length; at++) if (!own.has(at)) others.add(pathAt(at));
	return { inputs: some(all, indexes), isElsewhere: (path) => others.has(path) };
}

function some(all: Inputs, indexes: readonly number[]): Inputs {
	const at = (index: number) => all.at(indexes[index] ?? all.length);
	return {
		length: indexes.length,
		at,
		*[Symbol.iterator]() {
			for (let index = 0; index < indexes.length; index++) {
				const input = at(index);
				if (input !== undefined) yield input;
			}
		},
	};
}
