/** A chain of tags over the tokens of a line: the best one, and how likely each token is part of a name. */
import { weightUnit } from "./model.ts";

/** What a token is: nothing of a name, the first or a later token of an honorific or of a name. */
export const tag = { none: 0, honorific: 1, honorificOn: 2, name: 3, nameOn: 4 } as const;

/** How many tags there are. */
export const tagCount = 5;

/** Whether a tag may stand behind another; `tagCount` is the start of a line. */
export function mayFollow(before: number, next: number): boolean {
	return (next !== tag.honorificOn && next !== tag.nameOn) || before === next || before === next - 1;
}

const barred = -1e9;

/** A run of tokens; the end is exclusive. */
export interface TokenRun {
	readonly from: number;
	readonly to: number;
}

/** The scores by which tags are chosen. */
interface TagScores {
	/** Of each token one score a tag. */
	readonly scores: Int32Array | Float64Array;
	/** From tag to tag, in rows of the tag before; the last row is the start of a line. */
	readonly steps: readonly number[];
}

/** A row for each token of a run, kept from one run to the next. */
let room = { best: new Float64Array(), emit: new Float64Array(), from: new Uint8Array() };

function roomFor({ from, to }: TokenRun): typeof room {
	const size = (to - from) * tagCount;
	if (room.from.length < size)
		room = { best: new Float64Array(size * 2), emit: new Float64Array(size * 2), from: new Uint8Array(size * 2) };
	return room;
}

/** Writes the tags with the highest score together (Viterbi) for the tokens from one index to another. */
export function bestTags({ scores, steps }: TagScores, tags: Uint8Array, run: TokenRun): void {
	const { best, from } = roomFor(run);
	const base = run.from * tagCount;
	const size = (run.to - run.from) * tagCount;
	const start = tagCount * tagCount;
	for (let next = 0; next < tagCount; next++)
		best[next] =
			(mayFollow(tagCount, next) ? (steps[start + next] as number) : barred * 2) + (scores[base + next] as number);
	for (let row = tagCount; row < size; row += tagCount)
		for (let next = 0; next < tagCount; next++) {
			let most = barred * 2;
			for (let before = 0; before < tagCount; before++) {
				if (!mayFollow(before, next)) continue;
				const score = (best[row - tagCount + before] as number) + (steps[before * tagCount + next] as number);
				if (score > most) {
					most = score;
					from[row + next] = before;
				}
			}
			best[row + next] = most + (scores[base + row + next] as number);
		}
	let last = 0;
	for (let next = 1; next < tagCount; next++)
		if ((best[size - tagCount + next] as number) > (best[size - tagCount + last] as number)) last = next;
	for (let row = size - tagCount; row >= 0; row -= tagCount) {
		tags[run.from + row / tagCount] = last;
		last = from[row + last] as number;
	}
}

/** Writes how likely each token from one index to another is part of a name (forward and backward sums). */
export function nameChances({ scores, steps }: TagScores, likely: Float32Array, run: TokenRun): void {
	const { best: forward, emit } = roomFor(run);
	const base = run.from * tagCount;
	const size = (run.to - run.from) * tagCount;
	const step = factorsOf(steps);
	for (let row = 0; row < size; row += tagCount) {
		let most = barred;
		for (let next = 0; next < tagCount; next++) most = Math.max(most, scores[base + row + next] as number);
		let total = 0;
		for (let next = 0; next < tagCount; next++) {
			const chance = Math.exp(((scores[base + row + next] as number) - most) / weightUnit);
			let value = 0;
			if (row === 0) value = step[tagCount * tagCount + next] as number;
			else
				for (let before = 0; before < tagCount; before++)
					value += (forward[row - tagCount + before] as number) * (step[before * tagCount + next] as number);
			value *= chance;
			emit[row + next] = chance;
			forward[row + next] = value;
			total += value;
		}
		for (let next = 0; next < tagCount; next++)
			forward[row + next] = (forward[row + next] as number) / (total || 1e-300);
	}
	backward.fill(1);
	for (let row = size - tagCount; row >= 0; row -= tagCount) {
		let total = 0;
		for (let next = 0; next < tagCount; next++) total += (forward[row + next] as number) * (backward[next] as number);
		const named =
			(forward[row + tag.name] as number) * (backward[tag.name] as number) +
			(forward[row + tag.nameOn] as number) * (backward[tag.nameOn] as number);
		likely[run.from + row / tagCount] = named / (total || 1e-300);
		let scale = 0;
		for (let before = 0; before < tagCount; before++) {
			let value = 0;
			for (let next = 0; next < tagCount; next++)
				value += (step[before * tagCount + next] as number) * (emit[row + next] as number) * (backward[next] as number);
			behind[before] = value;
			scale += value;
		}
		for (let before = 0; before < tagCount; before++) backward[before] = (behind[before] as number) / (scale || 1e-300);
	}
}

const [backward, behind] = [new Float64Array(tagCount), new Float64Array(tagCount)];

/** What each step multiplies a chance by, kept for the steps that were asked for last. */
let factors: { readonly steps: readonly number[]; readonly values: Float64Array } = {
	steps: [],
	values: new Float64Array(),
};

function factorsOf(steps: readonly number[]): Float64Array {
	if (factors.steps !== steps) {
		const values = steps.map((value, index) =>
			mayFollow(Math.floor(index / tagCount), index % tagCount) ? Math.exp(value / weightUnit) : 0,
		);
		factors = { steps, values: Float64Array.from(values) };
	}
	return factors.values;
}
