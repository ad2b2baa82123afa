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

/** The tags with the highest score together (Viterbi). */
export function bestTags(scores: Int32Array | Float64Array, steps: readonly number[], tags: Uint8Array): void {
	const count = tags.length;
	const best = new Float64Array(count * tagCount);
	const from = new Uint8Array(count * tagCount);
	for (let at = 0; at < count; at++)
		for (let next = 0; next < tagCount; next++) {
			let most = barred * 2;
			for (let before = 0; before < tagCount; before++) {
				const row = at === 0 ? tagCount : before;
				if (!mayFollow(row, next)) continue;
				const score =
					(at === 0 ? 0 : (best[(at - 1) * tagCount + before] as number)) + (steps[row * tagCount + next] as number);
				if (score > most) {
					most = score;
					from[at * tagCount + next] = before;
				}
				if (at === 0) break;
			}
			best[at * tagCount + next] = most + (scores[at * tagCount + next] as number);
		}
	let last = 0;
	for (let next = 1; next < tagCount; next++)
		if ((best[(count - 1) * tagCount + next] as number) > (best[(count - 1) * tagCount + last] as number)) last = next;
	for (let at = count - 1; at >= 0; at--) {
		tags[at] = last;
		last = from[at * tagCount + last] as number;
	}
}

/** How likely each token is part of a name (forward and backward sums). */
export function nameChances(scores: Int32Array, steps: readonly number[], likely: Float32Array): void {
	const count = likely.length;
	const forward = new Float64Array(count * tagCount);
	const emit = new Float64Array(count * tagCount);
	const step = steps.map((value, index) =>
		mayFollow(Math.floor(index / tagCount), index % tagCount) ? Math.exp(value / weightUnit) : 0,
	);
	for (let at = 0; at < count; at++) {
		let most = barred;
		for (let next = 0; next < tagCount; next++) most = Math.max(most, scores[at * tagCount + next] as number);
		let total = 0;
		for (let next = 0; next < tagCount; next++) {
			emit[at * tagCount + next] = Math.exp(((scores[at * tagCount + next] as number) - most) / weightUnit);
			let value = 0;
			if (at === 0) value = step[tagCount * tagCount + next] as number;
			else
				for (let before = 0; before < tagCount; before++)
					value += (forward[(at - 1) * tagCount + before] as number) * (step[before * tagCount + next] as number);
			value *= emit[at * tagCount + next] as number;
			forward[at * tagCount + next] = value;
			total += value;
		}
		for (let next = 0; next < tagCount; next++)
			forward[at * tagCount + next] = (forward[at * tagCount + next] as number) / (total || 1e-300);
	}
	let backward = new Float64Array(tagCount).fill(1);
	for (let at = count - 1; at >= 0; at--) {
		let total = 0;
		for (let next = 0; next < tagCount; next++)
			total += (forward[at * tagCount + next] as number) * (backward[next] as number);
		const named =
			(forward[at * tagCount + tag.name] as number) * (backward[tag.name] as number) +
			(forward[at * tagCount + tag.nameOn] as number) * (backward[tag.nameOn] as number);
		likely[at] = named / (total || 1e-300);
		const before = new Float64Array(tagCount);
		let scale = 0;
		for (let row = 0; row < tagCount; row++) {
			let value = 0;
			for (let next = 0; next < tagCount; next++)
				value +=
					(step[row * tagCount + next] as number) * (emit[at * tagCount + next] as number) * (backward[next] as number);
			before[row] = value;
			scale += value;
		}
		for (let row = 0; row < tagCount; row++) before[row] = (before[row] as number) / (scale || 1e-300);
		backward = before;
	}
}
