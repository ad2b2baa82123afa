/** Tries again before it complains: a machine that is busy with other things makes figures worse, hardly ever better. */
import { atMost, type Figure } from "../soak/figures.ts";

/** How often a figure above its bound is measured. */
const tries = 3;

/** The first figure within its bound, else the lowest. */
export function tried(what: string, bound: number, measure: () => number): Figure {
	let lowest = Number.POSITIVE_INFINITY;
	for (let count = 0; count < tries && lowest > bound; count++) lowest = Math.min(lowest, measure());
	return atMost(what, lowest, bound, " x");
}
