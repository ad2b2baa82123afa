/** Whose units are, as one chain: the best owners together, and how likely each is. */
/** How the owner changes from one unit to the next. */
const change = { nobodyOn: 0, begins: 1, ends: 2, same: 3, other: 4 } as const;

/** How many ways there are. */
export const changeCount = 5;

/** The way from one owner to the next; 0 is nobody, a person her index + 1, -1 the start. */
function changeBetween(before: number, next: number): number {
	if (before <= 0) return next === 0 ? change.nobodyOn : change.begins;
	return next === 0 ? change.ends : before === next ? change.same : change.other;
}

/** Scores of one unit. */
export interface UnitScores {
	/** Of nobody and of each person; minus infinity for who can't own it. */
	readonly owners: Float64Array;
	readonly changes: Float64Array;
}

/** The owners with the highest score together: 0 for nobody, else a person's index + 1. */
export function bestOwners(units: readonly UnitScores[]): Int32Array {
	const count = units.length;
	const owners = new Int32Array(count);
	const [first] = units;
	if (first === undefined) return owners;
	const states = first.owners.length;
	const from = new Int32Array(count * states);
	let best = Float64Array.from(
		first.owners,
		(score, state) => score + (first.changes[changeBetween(-1, state)] as number),
	);
	for (let at = 1; at < count; at++) {
		const { owners: emit, changes } = units[at] as UnitScores;
		// The best person before is the best for each who is not herself; the second best serves her.
		const [one, two] = bestPersons(best);
		const next = new Float64Array(states);
		for (let state = 0; state < states; state++) {
			let before = 0;
			let most = (best[0] as number) + (changes[state === 0 ? change.nobodyOn : change.begins] as number);
			const look = (person: number, way: number): void => {
				const score = (best[person] as number) + (changes[way] as number);
				if (person > 0 && score > most) [most, before] = [score, person];
			};
			if (state === 0) look(one, change.ends);
			else {
				look(state, change.same);
				look(one === state ? two : one, change.other);
			}
			from[at * states + state] = before;
			next[state] = most + (emit[state] as number);
		}
		best = next;
	}
	const [person] = bestPersons(best);
	let last = person > 0 && (best[person] as number) > (best[0] as number) ? person : 0;
	for (let at = count - 1; at >= 0; at--) {
		owners[at] = last;
		last = from[at * states + last] as number;
	}
	return owners;
}

/** The two persons with the highest scores; 0 where there is none. */
function bestPersons(scores: Float64Array): [number, number] {
	let [one, two] = [0, 0];
	for (let at = 1; at < scores.length; at++) {
		if (one === 0 || (scores[at] as number) > (scores[one] as number)) [one, two] = [at, one];
		else if (two === 0 || (scores[at] as number) > (scores[two] as number)) two = at;
	}
	return [one, two];
}

/** Sums over all ways through the chain: how likely each owner has each unit, and each change happens before it. */
export interface Chances {
	readonly owners: readonly Float64Array[];
	readonly changes: readonly Float64Array[];
}

/** Works out the chances (forward and backward sums); `allowed` fixes the owners of units that it gives one for (-1: any). */
export function ownerChances(units: readonly UnitScores[], allowed: Int32Array | null): Chances {
	const [first] = units;
	if (first === undefined) return { owners: [], changes: [] };
	const count = units.length;
	const states = first.owners.length;
	const emit = units.map(({ owners }) => exps(owners));
	const ways = units.map(({ changes }) => exps(changes));
	const bars = (at: number, state: number): boolean =>
		allowed !== null && (allowed[at] as number) >= 0 && allowed[at] !== state;
	const forward: Float64Array[] = [];
	const scale = new Float64Array(count);
	for (let at = 0; at < count; at++) {
		const [e, w] = [emit[at] as Float64Array, ways[at] as Float64Array];
		const here = new Float64Array(states);
		const before = forward[at - 1];
		let others = 0;
		if (before !== undefined) for (let state = 1; state < states; state++) others += before[state] as number;
		let total = 0;
		for (let state = 0; state < states; state++) {
			let value: number;
			if (before === undefined) value = w[state === 0 ? change.nobodyOn : change.begins] as number;
			else if (state === 0)
				value = (before[0] as number) * (w[change.nobodyOn] as number) + others * (w[change.ends] as number);
			else {
				const own = before[state] as number;
				value =
					(before[0] as number) * (w[change.begins] as number) +
					own * (w[change.same] as number) +
					(others - own) * (w[change.other] as number);
			}
			value = bars(at, state) ? 0 : value * (e[state] as number);
			here[state] = value;
			total += value;
		}
		scale[at] = total || 1e-300;
		for (let state = 0; state < states; state++) here[state] = (here[state] as number) / (scale[at] as number);
		forward.push(here);
	}
	const owners: Float64Array[] = new Array(count);
	const changes: Float64Array[] = new Array(count);
	let backward = new Float64Array(states).fill(1);
	for (let at = count - 1; at >= 0; at--) {
		const [e, w, here] = [emit[at] as Float64Array, ways[at] as Float64Array, forward[at] as Float64Array];
		owners[at] = here.map((value, state) => value * (backward[state] as number));
		const weighted = new Float64Array(states);
		let others = 0;
		for (let state = 0; state < states; state++) {
			weighted[state] = bars(at, state)
				? 0
				: ((e[state] as number) * (backward[state] as number)) / (scale[at] as number);
			if (state > 0) others += weighted[state] as number;
		}
		changes[at] = changeChances({ before: forward[at - 1], weighted, ways: w });
		if (at === 0) break;
		const previous = new Float64Array(states);
		previous[0] = (weighted[0] as number) * (w[change.nobodyOn] as number) + others * (w[change.begins] as number);
		for (let state = 1; state < states; state++) {
			const own = weighted[state] as number;
			previous[state] =
				(weighted[0] as number) * (w[change.ends] as number) +
				own * (w[change.same] as number) +
				(others - own) * (w[change.other] as number);
		}
		backward = previous;
	}
	return { owners, changes };
}

function exps(scores: Float64Array): Float64Array {
	const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
	return scores.map((score) => Math.exp(score - most));
}

function changeChances({
	before,
	weighted,
	ways,
}: {
	before: Float64Array | undefined;
	weighted: Float64Array;
	ways: Float64Array;
}): Float64Array {
	const found = new Float64Array(changeCount);
	let [mine, next, both] = [0, 0, 0];
	for (let state = 1; state < weighted.length; state++) {
		mine += before?.[state] ?? 0;
		next += weighted[state] as number;
		both += (before?.[state] ?? 0) * (weighted[state] as number);
	}
	const nobody = before === undefined ? 1 : (before[0] as number);
	found[change.nobodyOn] = nobody * (weighted[0] as number) * (ways[change.nobodyOn] as number);
	found[change.begins] = nobody * next * (ways[change.begins] as number);
	found[change.ends] = mine * (weighted[0] as number) * (ways[change.ends] as number);
	found[change.same] = both * (ways[change.same] as number);
	found[change.other] = (mine * next - both) * (ways[change.other] as number);
	return found;
}
