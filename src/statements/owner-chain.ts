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
	/** Who may own it, in ascending order: 0 for nobody first, then indexes of persons + 1. */
	readonly states: Int32Array;
	/** Of each of them. */
	readonly owners: Float64Array;
	readonly changes: Float64Array;
}

/** Where the states of one unit stand among those of the unit before; -1 for one that is new. */
function* placesBefore(units: readonly UnitScores[]): Generator<Int32Array> {
	const places = new Map<number, number>();
	for (const { states } of units) {
		yield states.map((state) => places.get(state) ?? -1);
		places.clear();
		for (const [place, state] of states.entries()) places.set(state, place);
	}
}

/** The owners with the highest score together: 0 for nobody, else a person's index + 1. */
export function bestOwners(units: readonly UnitScores[]): Int32Array {
	const owners = new Int32Array(units.length);
	const from: Int32Array[] = [];
	let best = new Float64Array();
	let at = 0;
	for (const places of placesBefore(units)) {
		const { states, owners: emit, changes } = units[at] as UnitScores;
		// The best person before is the best for each who is not herself; the second best serves her.
		const [one, two] = bestPersons(best);
		const next = new Float64Array(states.length);
		const ways = new Int32Array(states.length);
		for (let place = 0; place < states.length; place++) {
			const state = states[place] as number;
			let before = 0;
			let most = (best[0] ?? 0) + (changes[changeBetween(0, state)] as number);
			const look = (person: number, way: number): void => {
				const score = (best[person] as number) + (changes[way] as number);
				if (person > 0 && score > most) [most, before] = [score, person];
			};
			const own = places[place] as number;
			if (state === 0) look(one, change.ends);
			else {
				look(own, change.same);
				look(one === own ? two : one, change.other);
			}
			ways[place] = before;
			next[place] = most + (emit[place] as number);
		}
		from.push(ways);
		best = next;
		at++;
	}
	const [person] = bestPersons(best);
	let place = person > 0 && (best[person] as number) > (best[0] as number) ? person : 0;
	for (at = units.length - 1; at >= 0; at--) {
		owners[at] = units[at]?.states[place] as number;
		place = from[at]?.[place] as number;
	}
	return owners;
}

/** Where the two people stand who have the highest scores; 0 for nobody. */
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
	/** In the order of the unit's states. */
	readonly owners: readonly Float64Array[];
	readonly changes: readonly Float64Array[];
}

/** Works out the chances (forward and backward sums); `allowed` fixes the owners of units that it gives one for (-1: any). */
export function ownerChances(units: readonly UnitScores[], allowed: Int32Array | null): Chances {
	const count = units.length;
	const emit = units.map(({ owners }) => exps(owners));
	const ways = units.map(({ changes }) => exps(changes));
	const places = [...placesBefore(units)];
	const bars = (at: number, place: number): boolean =>
		allowed !== null && (allowed[at] as number) >= 0 && allowed[at] !== units[at]?.states[place];
	const forward: Float64Array[] = [];
	const scale = new Float64Array(count);
	for (let at = 0; at < count; at++) {
		const [e, w, own] = [emit[at] as Float64Array, ways[at] as Float64Array, places[at] as Int32Array];
		const here = new Float64Array(e.length);
		const before = forward[at - 1];
		const others = before === undefined ? 0 : sumOfPersons(before);
		let total = 0;
		for (let place = 0; place < e.length; place++) {
			let value: number;
			if (before === undefined) value = w[place === 0 ? change.nobodyOn : change.begins] as number;
			else if (place === 0)
				value = (before[0] as number) * (w[change.nobodyOn] as number) + others * (w[change.ends] as number);
			else {
				const same = before[own[place] as number] ?? 0;
				value =
					(before[0] as number) * (w[change.begins] as number) +
					same * (w[change.same] as number) +
					(others - same) * (w[change.other] as number);
			}
			value = bars(at, place) ? 0 : value * (e[place] as number);
			here[place] = value;
			total += value;
		}
		scale[at] = total || 1e-300;
		for (let place = 0; place < e.length; place++) here[place] = (here[place] as number) / (scale[at] as number);
		forward.push(here);
	}
	const owners: Float64Array[] = new Array(count);
	const changes: Float64Array[] = new Array(count);
	let backward = new Float64Array(emit[count - 1]?.length ?? 0).fill(1);
	for (let at = count - 1; at >= 0; at--) {
		const [e, w, here] = [emit[at] as Float64Array, ways[at] as Float64Array, forward[at] as Float64Array];
		owners[at] = here.map((value, place) => value * (backward[place] as number));
		const weighted = e.map((value, place) =>
			bars(at, place) ? 0 : (value * (backward[place] as number)) / (scale[at] as number),
		);
		const before = forward[at - 1];
		const own = places[at] as Int32Array;
		changes[at] = changeChances({ before, weighted, own, ways: w });
		if (before === undefined) break;
		const others = sumOfPersons(weighted);
		const nobody = weighted[0] as number;
		const previous = new Float64Array(before.length).fill(
			nobody * (w[change.ends] as number) + others * (w[change.other] as number),
		);
		previous[0] = nobody * (w[change.nobodyOn] as number) + others * (w[change.begins] as number);
		for (let place = 1; place < e.length; place++) {
			const same = weighted[place] as number;
			if ((own[place] as number) > 0)
				previous[own[place] as number] =
					nobody * (w[change.ends] as number) +
					same * (w[change.same] as number) +
					(others - same) * (w[change.other] as number);
		}
		backward = previous;
	}
	return { owners, changes };
}

function sumOfPersons(values: Float64Array): number {
	let total = 0;
	for (let place = 1; place < values.length; place++) total += values[place] as number;
	return total;
}

function exps(scores: Float64Array): Float64Array {
	const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
	return scores.map((score) => Math.exp(score - most));
}

function changeChances({
	before,
	weighted,
	own,
	ways,
}: {
	before: Float64Array | undefined;
	weighted: Float64Array;
	own: Int32Array;
	ways: Float64Array;
}): Float64Array {
	const found = new Float64Array(changeCount);
	const mine = before === undefined ? 0 : sumOfPersons(before);
	const next = sumOfPersons(weighted);
	let both = 0;
	for (let place = 1; place < weighted.length; place++)
		both += (before?.[own[place] as number] ?? 0) * (weighted[place] as number);
	const nobody = before === undefined ? 1 : (before[0] as number);
	found[change.nobodyOn] = nobody * (weighted[0] as number) * (ways[change.nobodyOn] as number);
	found[change.begins] = nobody * next * (ways[change.begins] as number);
	found[change.ends] = mine * (weighted[0] as number) * (ways[change.ends] as number);
	found[change.same] = both * (ways[change.same] as number);
	found[change.other] = (mine * next - both) * (ways[change.other] as number);
	return found;
}
