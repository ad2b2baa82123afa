/** Whose units are, as one chain: the best owners together, and how likely each is. */
/** How the owner changes from one unit to the next. */
const change = { nobodyOn: 0, begins: 1, ends: 2, same: 3, other: 4 } as const;

/** How many ways there are. */
export const changeCount = 5;

/** Numbers by their places. */
export type Numbers = readonly number[] | Int32Array | Float64Array;

/** Scores of one unit. */
export interface UnitScores {
	/** Who may own it, in ascending order: 0 for nobody first, then indexes of persons + 1. */
	readonly states: Numbers;
	/** Of each of them. */
	readonly owners: number[] | Float64Array;
	readonly changes: number[] | Float64Array;
}

/** Where the states of a unit stand among those of the unit before; -1 for one that is new. */
function placesBefore(units: readonly UnitScores[], at: number): number[] {
	const { states } = units[at] as UnitScores;
	const before = units[at - 1]?.states;
	const places: number[] = [];
	// Both are in ascending order.
	let place = 0;
	for (let next = 0; next < states.length; next++) {
		const state = states[next] as number;
		while (before !== undefined && place < before.length && (before[place] as number) < state) place++;
		places.push(before !== undefined && before[place] === state ? place : -1);
	}
	return places;
}

/** Who is barred owns nothing, whatever else speaks for her. */
export const barred = 1000;

/** The owners with the highest score together: 0 for nobody, else a person's index + 1. */
export function bestOwners(units: readonly UnitScores[]): Int32Array {
	const owners = new Int32Array(units.length);
	const from: number[][] = [];
	let best: number[] = [];
	for (let at = 0; at < units.length; at++) {
		const { states, owners: emit, changes } = units[at] as UnitScores;
		const places = placesBefore(units, at);
		// The best person before is the best for each who is not herself; the second best serves her.
		const one = bestPerson(best, 0);
		const two = bestPerson(best, one);
		const next: number[] = [];
		const ways: number[] = [];
		for (let place = 0; place < states.length; place++) {
			const state = states[place] as number;
			const own = places[place] as number;
			const other = state === 0 || one !== own ? one : two;
			let before = 0;
			let most = (best[0] ?? 0) + (changes[state === 0 ? change.nobodyOn : change.begins] as number);
			if (state !== 0 && own > 0) {
				const score = (best[own] as number) + (changes[change.same] as number);
				if (score > most) [most, before] = [score, own];
			}
			if (other > 0) {
				const score = (best[other] as number) + (changes[state === 0 ? change.ends : change.other] as number);
				if (score > most) [most, before] = [score, other];
			}
			ways.push(before);
			next.push(most + (emit[place] as number));
		}
		from.push(ways);
		best = next;
	}
	const person = bestPerson(best, 0);
	let place = person > 0 && (best[person] as number) > (best[0] as number) ? person : 0;
	for (let at = units.length - 1; at >= 0; at--) {
		owners[at] = units[at]?.states[place] as number;
		place = from[at]?.[place] as number;
	}
	return owners;
}

/** Where the person stands who has the highest score, but for one; 0 for nobody. */
function bestPerson(scores: Numbers, but: number): number {
	let best = 0;
	for (let at = 1; at < scores.length; at++)
		if (at !== but && (best === 0 || (scores[at] as number) > (scores[best] as number))) best = at;
	return best;
}

/** Sums over all ways through the chain: how likely each owner has each unit, and each change happens before it. */
export interface Chances {
	/** In the order of the unit's states. */
	readonly owners: readonly Numbers[];
	readonly changes: readonly Numbers[];
}

/** Works out the chances (forward and backward sums); `allowed` fixes the owners of units that it gives one for (-1: any). */
export function ownerChances(units: readonly UnitScores[], allowed: Int32Array | null): Chances {
	const count = units.length;
	const emit: number[][] = [];
	const ways: number[][] = [];
	const places: number[][] = [];
	const forward: number[][] = [];
	const scale: number[] = [];
	const bars = (at: number, place: number): boolean =>
		allowed !== null && (allowed[at] as number) >= 0 && allowed[at] !== units[at]?.states[place];
	for (let at = 0; at < count; at++) {
		const { owners, changes } = units[at] as UnitScores;
		const [e, w, own] = [exps(owners), exps(changes), placesBefore(units, at)];
		const here: number[] = [];
		const before = forward[at - 1];
		const others = before === undefined ? 0 : sumOfPersons(before);
		let total = 0;
		for (let place = 0; place < e.length; place++) {
			let value: number;
			if (before === undefined) value = w[place === 0 ? change.nobodyOn : change.begins] as number;
			else if (place === 0)
				value = (before[0] as number) * (w[change.nobodyOn] as number) + others * (w[change.ends] as number);
			else {
				const same = (own[place] as number) < 0 ? 0 : (before[own[place] as number] as number);
				value =
					(before[0] as number) * (w[change.begins] as number) +
					same * (w[change.same] as number) +
					(others - same) * (w[change.other] as number);
			}
			value = bars(at, place) ? 0 : value * (e[place] as number);
			here.push(value);
			total += value;
		}
		const whole = total || 1e-300;
		for (let place = 0; place < e.length; place++) here[place] = (here[place] as number) / whole;
		emit.push(e);
		ways.push(w);
		places.push(own);
		forward.push(here);
		scale.push(whole);
	}
	const owners: number[][] = new Array(count);
	const changes: number[][] = new Array(count);
	let backward: number[] = new Array(emit[count - 1]?.length ?? 0).fill(1);
	for (let at = count - 1; at >= 0; at--) {
		const [e, w, here] = [emit[at] as number[], ways[at] as number[], forward[at] as number[]];
		const owned: number[] = [];
		const weighted: number[] = [];
		for (let place = 0; place < e.length; place++) {
			const behind = backward[place] as number;
			owned.push((here[place] as number) * behind);
			weighted.push(bars(at, place) ? 0 : ((e[place] as number) * behind) / (scale[at] as number));
		}
		const before = forward[at - 1];
		const own = places[at] as number[];
		owners[at] = owned;
		changes[at] = changeChances({ before, weighted, own, ways: w });
		if (before === undefined) break;
		const others = sumOfPersons(weighted);
		const nobody = weighted[0] as number;
		const previous: number[] = new Array(before.length).fill(
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

function sumOfPersons(values: Numbers): number {
	let total = 0;
	for (let place = 1; place < values.length; place++) total += values[place] as number;
	return total;
}

function exps(scores: Numbers): number[] {
	let most = Number.NEGATIVE_INFINITY;
	for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at] as number);
	const found: number[] = [];
	for (let at = 0; at < scores.length; at++) found.push(Math.exp((scores[at] as number) - most));
	return found;
}

function changeChances({
	before,
	weighted,
	own,
	ways,
}: {
	before: Numbers | undefined;
	weighted: Numbers;
	own: Numbers;
	ways: Numbers;
}): number[] {
	const mine = before === undefined ? 0 : sumOfPersons(before);
	const next = sumOfPersons(weighted);
	let both = 0;
	for (let place = 1; place < weighted.length; place++)
		if (before !== undefined && (own[place] as number) >= 0)
			both += (before[own[place] as number] as number) * (weighted[place] as number);
	const nobody = before === undefined ? 1 : (before[0] as number);
	const found: number[] = new Array(changeCount).fill(0);
	found[change.nobodyOn] = nobody * (weighted[0] as number) * (ways[change.nobodyOn] as number);
	found[change.begins] = nobody * next * (ways[change.begins] as number);
	found[change.ends] = mine * (weighted[0] as number) * (ways[change.ends] as number);
	found[change.same] = both * (ways[change.same] as number);
	found[change.other] = (mine * next - both) * (ways[change.other] as number);
	return found;
}
