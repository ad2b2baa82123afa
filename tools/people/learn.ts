/** Linear models over sparse features, learned by AdaGrad: a chain over tags, a ranker, a logistic model, a chain over owners. */
import { mayFollow, tagCount } from "../../src/people/tags.ts";
import { changeCount, ownerChances, type UnitScores } from "../../src/statements/owner-chain.ts";

/** Features by dense numbers, and which authors show each of them. */
export class Vocabulary {
	private readonly numbers = new Map<number, number>();
	/** For each feature the authors that show it, as bits: up to 32 a list. */
	private readonly authors: readonly number[][] = [[], [], [], []];

	/** The number of a feature that an author shows. */
	number(id: number, author: number): number {
		let number = this.numbers.get(id);
		if (number === undefined) {
			number = this.numbers.size;
			this.numbers.set(id, number);
			for (const bits of this.authors) bits.push(0);
		}
		const bits = this.authors[author >> 5] as number[];
		bits[number] = (bits[number] as number) | (1 << (author & 31));
		return number;
	}

	get size(): number {
		return this.numbers.size;
	}

	/** The features that at least `least` of some authors show: what only few have says more of them than of notes. */
	shown(authors: ReadonlySet<number>, least: number): Shown {
		const masks = this.authors.map(() => 0);
		for (const author of authors) masks[author >> 5] = (masks[author >> 5] as number) | (1 << (author & 31));
		const indexes = new Int32Array(this.size).fill(-1);
		let size = 0;
		for (let number = 0; number < indexes.length; number++) {
			let count = 0;
			for (const [index, bits] of this.authors.entries())
				for (
					let rest = (bits[number] as number) & (masks[index] as number);
					rest !== 0 && count < least;
					rest &= rest - 1
				)
					count++;
			if (count >= least) indexes[number] = size++;
		}
		return { size, indexes };
	}

	/** The ids of all features, by their numbers. */
	ids(): Int32Array {
		return Int32Array.from(this.numbers.keys());
	}
}

/** The features that a model may use, renumbered without gaps: what lies close together is learned in half of the time. */
export interface Shown {
	readonly size: number;
	/** The number of each feature of the vocabulary; -1 for one that may not be used. */
	readonly indexes: Int32Array;
}

/** Those of some features of a vocabulary that may be used, by their new numbers. */
export function kept(features: Int32Array, { indexes }: Shown): Int32Array {
	return features.map((feature) => (feature < 0 ? -1 : (indexes[feature] as number))).filter((index) => index >= 0);
}

/** How long and how boldly to learn. */
export interface Pace {
	readonly epochs: number;
	readonly rate: number;
	/** Pull towards zero. */
	readonly decay: number;
	/** The first value of the squared steps: the larger, the more careful the first steps. */
	readonly start: number;
	/** The share of the features that each example lacks, others each time: the rest learn to do without them (dropout). */
	readonly lacking: number;
}

/** Some features without those that an example lacks this time; good until the next example. */
type Thin = (features: Int32Array) => Int32Array;

/** Leaves out the same features of all lists of an example, which lie in `room` one behind the other. */
function thinner(lacking: number, seed: number, room: Int32Array): Thin {
	const limit = lacking * 4294967296;
	let end = 0;
	return (features) => {
		const left = end + features.length > room.length ? new Int32Array(features.length) : room.subarray(end);
		let count = 0;
		for (let index = 0; index < features.length; index++) {
			const feature = features[index] as number;
			let hash = Math.imul(feature ^ seed, 0x9e3779b1);
			hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
			if ((hash ^ (hash >>> 13)) >>> 0 >= limit) left[count++] = feature;
		}
		end += count;
		return left.subarray(0, count);
	};
}

function nextRandom(state: number): number {
	return (Math.imul(state, 1664525) + 1013904223) >>> 0;
}

/** Shuffles in place, the same way for the same seed. */
function shuffle(order: number[], seed: number): number[] {
	let state = seed;
	for (let at = order.length - 1; at > 0; at--) {
		state = nextRandom(state);
		const other = Math.floor((state / 4294967296) * (at + 1));
		[order[at], order[other]] = [order[other] as number, order[at] as number];
	}
	return order;
}

/** Runs the epochs over `count` examples and gives back the means of the weights of the second half, for whole examples. */
function runEpochs<Weights extends Readonly<Record<string, Float32Array>>>(
	weights: Weights,
	pace: Pace,
	{ count, turn = 0 }: { readonly count: number; readonly turn?: number },
	learn: (example: number, thin: Thin) => void,
): Weights {
	const sums = Object.entries(weights).map(([name, from]) => ({ name, from, sum: new Float32Array(from.length) }));
	const order = Array.from({ length: count }, (_, index) => index);
	let taken = 0;
	let seed = 1 + turn;
	const room = new Int32Array(2 ** 18);
	for (let epoch = 0; epoch < pace.epochs; epoch++) {
		for (const example of shuffle(order, epoch + 11 + turn * 1000)) {
			seed = nextRandom(seed);
			learn(example, thinner(pace.lacking, seed, room));
		}
		if (epoch < pace.epochs / 2) continue;
		for (const { from, sum } of sums)
			for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (from[at] as number);
		taken++;
	}
	return Object.fromEntries(
		sums.map(({ name, sum }) => [name, sum.map((value) => (value / taken) * (1 - pace.lacking))]),
	) as unknown as Weights;
}

/** So often all but the tags are learned, each time in another order: the mean of all depends less on the order. */
const turns = 6;

/** The mean of the weights that are learned in several orders. */
function overTurns<Weights extends Readonly<Record<string, Float32Array>>>(learn: (turn: number) => Weights): Weights {
	const mean = learn(0);
	for (let turn = 1; turn < turns; turn++)
		for (const [name, values] of Object.entries(learn(turn))) {
			const sum = mean[name] as Float32Array;
			for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (values[at] as number);
		}
	for (const sum of Object.values(mean)) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) / turns;
	return mean;
}

// ---- tags over tokens -----------------------------------------------------------------------------------------------

/** A line: the features of each token, and its tags. */
export interface TagLine {
	readonly features: readonly Int32Array[];
	readonly tags: Uint8Array;
}

/** Weights of a chain of tags. */
export interface TagWeights {
	/** `tagCount` a feature. */
	readonly features: Float32Array;
	/** From tag to tag; the last row is the start. */
	readonly steps: Float32Array;
}

/** What is as sure as this teaches nothing more. */
const settled = 2e-3;

/** Learns which tags lines have. */
export function learnTags(all: readonly TagLine[], shown: Shown, pace: Pace): TagWeights {
	const lines = all.map(({ features, tags }) => ({ features: features.map((each) => kept(each, shown)), tags }));
	const weights = new Float32Array(shown.size * tagCount);
	const squares = new Float32Array(shown.size * tagCount).fill(pace.start);
	const steps = new Float32Array((tagCount + 1) * tagCount);
	const stepSquares = new Float32Array(steps.length).fill(0.1);
	const { features } = runEpochs({ features: weights }, pace, { count: lines.length }, (example, thin) => {
		const whole = lines[example] as TagLine;
		const line = { tags: whole.tags, features: whole.features.map(thin) };
		const { chances, stepChances } = chainChances(tagScores(line, weights), steps);
		for (let at = 0; at < line.tags.length; at++)
			for (let tag = 0; tag < tagCount; tag++) {
				const error = (line.tags[at] === tag ? 1 : 0) - (chances[at * tagCount + tag] as number);
				if (Math.abs(error) < settled) continue;
				for (const feature of line.features[at] as Int32Array) {
					const slot = feature * tagCount + tag;
					const slope = error - pace.decay * (weights[slot] as number);
					squares[slot] = (squares[slot] as number) + slope * slope;
					weights[slot] = (weights[slot] as number) + (pace.rate * slope) / Math.sqrt(squares[slot] as number);
				}
			}
		const slopes = stepChances.map((chance) => -chance);
		for (let at = 0; at < line.tags.length; at++) {
			const slot = (at === 0 ? tagCount : (line.tags[at - 1] as number)) * tagCount + (line.tags[at] as number);
			slopes[slot] = (slopes[slot] as number) + 1;
		}
		for (let slot = 0; slot < steps.length; slot++) {
			const slope = slopes[slot] as number;
			if (slope === 0) continue;
			stepSquares[slot] = (stepSquares[slot] as number) + slope * slope;
			steps[slot] = (steps[slot] as number) + (pace.rate * slope) / Math.sqrt(stepSquares[slot] as number);
		}
	});
	return { features, steps };
}

/** The scores of a line's tokens for each tag. */
export function tagScores(line: Pick<TagLine, "features">, weights: Float32Array): Float64Array {
	const scores = new Float64Array(line.features.length * tagCount);
	for (let at = 0; at < line.features.length; at++) {
		const features = line.features[at] as Int32Array;
		const row = at * tagCount;
		let [none, honorific, honorificOn, name, nameOn] = [0, 0, 0, 0, 0];
		for (let index = 0; index < features.length; index++) {
			const feature = features[index] as number;
			const slot = feature * tagCount;
			none += weights[slot] as number;
			honorific += weights[slot + 1] as number;
			honorificOn += weights[slot + 2] as number;
			name += weights[slot + 3] as number;
			nameOn += weights[slot + 4] as number;
		}
		scores[row] = none;
		scores[row + 1] = honorific;
		scores[row + 2] = honorificOn;
		scores[row + 3] = name;
		scores[row + 4] = nameOn;
	}
	return scores;
}

/** Forward and backward sums over a line. */
export function chainChances(
	scores: Float64Array,
	steps: Float32Array,
): { chances: Float64Array; stepChances: Float64Array } {
	const count = scores.length / tagCount;
	const step = Array.from(steps, (value, index) =>
		mayFollow(Math.floor(index / tagCount), index % tagCount) ? Math.exp(value) : 0,
	);
	const emit = new Float64Array(scores.length);
	const forward = new Float64Array(scores.length);
	const scale = new Float64Array(count);
	for (let at = 0; at < count; at++) {
		let most = -1e9;
		for (let tag = 0; tag < tagCount; tag++) most = Math.max(most, scores[at * tagCount + tag] as number);
		let total = 0;
		for (let tag = 0; tag < tagCount; tag++) {
			emit[at * tagCount + tag] = Math.exp((scores[at * tagCount + tag] as number) - most);
			let value = 0;
			if (at === 0) value = step[tagCount * tagCount + tag] as number;
			else
				for (let before = 0; before < tagCount; before++)
					value += (forward[(at - 1) * tagCount + before] as number) * (step[before * tagCount + tag] as number);
			value *= emit[at * tagCount + tag] as number;
			forward[at * tagCount + tag] = value;
			total += value;
		}
		scale[at] = total || 1e-300;
		for (let tag = 0; tag < tagCount; tag++)
			forward[at * tagCount + tag] = (forward[at * tagCount + tag] as number) / (scale[at] as number);
	}
	const chances = new Float64Array(scores.length);
	const stepChances = new Float64Array(steps.length);
	let backward = new Float64Array(tagCount).fill(1);
	for (let at = count - 1; at >= 0; at--) {
		const before = new Float64Array(tagCount);
		for (let tag = 0; tag < tagCount; tag++) {
			chances[at * tagCount + tag] = (forward[at * tagCount + tag] as number) * (backward[tag] as number);
			const here = ((emit[at * tagCount + tag] as number) * (backward[tag] as number)) / (scale[at] as number);
			if (at === 0) {
				stepChances[tagCount * tagCount + tag] = chances[tag] as number;
				continue;
			}
			for (let row = 0; row < tagCount; row++) {
				const way = (step[row * tagCount + tag] as number) * here;
				before[row] = (before[row] as number) + way;
				stepChances[row * tagCount + tag] =
					(stepChances[row * tagCount + tag] as number) + (forward[(at - 1) * tagCount + row] as number) * way;
			}
		}
		backward = before;
	}
	return { chances, stepChances };
}

// ---- one answer of many, and yes or no ------------------------------------------------------------------------------

function scoreOf(weights: Float32Array, features: Int32Array): number {
	let score = 0;
	for (const feature of features) score += weights[feature] as number;
	return score;
}

/** A learner of weights, `width` a feature: moves one of those of some features along a slope. */
function mover({ size, width }: { readonly size: number; readonly width: number }, pace: Pace) {
	const weights = new Float32Array(size * width);
	const squares = new Float32Array(size * width).fill(pace.start);
	const move = (features: Int32Array, slope: number, column = 0): void => {
		if (Math.abs(slope) < settled) return;
		for (const feature of features) {
			const slot = feature * width + column;
			const own = slope - pace.decay * (weights[slot] as number);
			squares[slot] = (squares[slot] as number) + own * own;
			weights[slot] = (weights[slot] as number) + (pace.rate * own) / Math.sqrt(squares[slot] as number);
		}
	};
	return { weights, move };
}

/** Candidates, and which of them are right. */
export interface Choice {
	readonly candidates: readonly Int32Array[];
	readonly right: readonly boolean[];
}

/** Learns to choose: the chance of the right candidates is raised. */
export function learnChoices(all: readonly Choice[], shown: Shown, pace: Pace): Float32Array {
	const choices = all.map(({ candidates, right }) => ({
		candidates: candidates.map((each) => kept(each, shown)),
		right,
	}));
	return overTurns((turn) => {
		const { weights, move } = mover({ size: shown.size, width: 1 }, pace);
		return runEpochs({ weights }, pace, { count: choices.length, turn }, (example, thin) => {
			const { candidates: whole, right } = choices[example] as Choice;
			const candidates = whole.map(thin);
			const chances = choiceChances(weights, candidates);
			let goal = 0;
			for (const [index, chance] of chances.entries()) if (right[index]) goal += chance;
			if (goal === 0) return;
			for (const [index, candidate] of candidates.entries())
				move(candidate, (right[index] ? (chances[index] as number) / goal : 0) - (chances[index] as number));
		});
	}).weights;
}

/** How likely each candidate is the right one. */
export function choiceChances(weights: Float32Array, candidates: readonly Int32Array[]): Float64Array {
	const scores = Float64Array.from(candidates, (candidate) => scoreOf(weights, candidate));
	const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
	let total = 0;
	for (const [index, score] of scores.entries()) total += scores[index] = Math.exp(score - most);
	return scores.map((score) => score / total);
}

/** Something that is so or not. */
export interface Answer {
	readonly features: Int32Array;
	readonly yes: boolean;
}

/** Learns to answer yes or no. */
export function learnAnswers(all: readonly Answer[], shown: Shown, pace: Pace): Float32Array {
	const answers = all.map(({ features, yes }) => ({ features: kept(features, shown), yes }));
	return overTurns((turn) => {
		const { weights, move } = mover({ size: shown.size, width: 1 }, pace);
		return runEpochs({ weights }, pace, { count: answers.length, turn }, (example, thin) => {
			const { features: whole, yes } = answers[example] as Answer;
			const features = thin(whole);
			move(features, (yes ? 1 : 0) - answerChance(weights, features));
		});
	}).weights;
}

/** How likely the answer is yes. */
export function answerChance(weights: Float32Array, features: Int32Array): number {
	return 1 / (1 + Math.exp(-scoreOf(weights, features)));
}

// ---- owners of units ------------------------------------------------------------------------------------------------

/** The units of a note, and their owners (-1: unknown). */
export interface OwnedUnits {
	readonly units: readonly {
		/** What it says, whoever owns it. */
		readonly own: Int32Array;
		/** 0 for nobody, then who may own it, in ascending order. */
		readonly states: Int32Array;
		/** What speaks for each of them but nobody. */
		readonly features: readonly Int32Array[];
	}[];
	readonly owners: Int32Array;
}

/** Weights of a chain of owners: for what units say of nobody and of each change, and for what speaks for persons. */
export interface OwnerWeights {
	readonly units: Float32Array;
	readonly stretches: Float32Array;
}

/** Weights that a unit's own features have. */
export const unitWidth = 1 + changeCount;

/** The scores of a note's units. */
export function unitScores(weights: OwnerWeights, { units }: Pick<OwnedUnits, "units">): UnitScores[] {
	return units.map(({ own, states, features }) => {
		const sums = new Float64Array(unitWidth);
		for (const feature of own)
			for (let column = 0; column < unitWidth; column++)
				sums[column] = (sums[column] as number) + (weights.units[feature * unitWidth + column] as number);
		const owners = new Float64Array(states.length);
		owners[0] = sums[0] as number;
		for (const [at, list] of features.entries()) owners[at + 1] = scoreOf(weights.stretches, list);
		return { states, owners, changes: sums.subarray(1) };
	});
}

/** A note's units with those of their features that may be used. */
export function keptUnits({ units, owners }: OwnedUnits, shown: Shown): OwnedUnits {
	return {
		units: units.map((unit) => ({
			own: kept(unit.own, shown),
			states: unit.states,
			features: unit.features.map((list) => kept(list, shown)),
		})),
		owners,
	};
}

/** Learns whose words units are. */
export function learnOwners(all: readonly OwnedUnits[], shown: Shown, pace: Pace): OwnerWeights {
	const notes = all.map((note) => keptUnits(note, shown));
	return overTurns((turn) => {
		const stretches = mover({ size: shown.size, width: 1 }, pace);
		const units = mover({ size: shown.size, width: unitWidth }, pace);
		const weights = { units: units.weights, stretches: stretches.weights };
		return runEpochs(weights, pace, { count: notes.length, turn }, (example, thin) => {
			const { units: whole, owners } = notes[example] as OwnedUnits;
			const note = {
				units: whole.map(({ own, states, features }) => ({ own: thin(own), states, features: features.map(thin) })),
				owners,
			};
			const scores = unitScores(weights, note);
			const free = ownerChances(scores, null);
			const right = ownerChances(scores, note.owners);
			for (const [at, { own, features }] of note.units.entries()) {
				const slope = (kind: "owners" | "changes", index: number): number =>
					(right[kind][at]?.[index] ?? 0) - (free[kind][at]?.[index] ?? 0);
				units.move(own, slope("owners", 0), 0);
				for (let way = 0; way < changeCount; way++) units.move(own, slope("changes", way), way + 1);
				for (const [index, list] of features.entries()) stretches.move(list, slope("owners", index + 1));
			}
		});
	});
}

/** Learns the few weights of a last decision from a handful of numbers each (plain gradient, strong pull to zero). */
export function learnVerdict(
	answers: readonly { readonly numbers: readonly number[]; readonly yes: boolean }[],
): number[] {
	const width = answers[0]?.numbers.length ?? 0;
	const weights = new Array<number>(width).fill(0);
	for (let epoch = 0; epoch < 2000; epoch++) {
		const slopes = weights.map((weight) => -0.5 * weight);
		for (const { numbers, yes } of answers) {
			const score = numbers.reduce((total, number, index) => total + number * (weights[index] as number), 0);
			const error = (yes ? 1 : 0) - 1 / (1 + Math.exp(-score));
			for (const [index, number] of numbers.entries()) slopes[index] = (slopes[index] as number) + error * number;
		}
		for (const [index, slope] of slopes.entries())
			weights[index] = (weights[index] as number) + (0.1 * slope) / answers.length;
	}
	return weights;
}
