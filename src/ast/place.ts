/** Where nodes and marks stand. */
import type { Position } from "unist";

interface Placed {
	readonly position?: Position | undefined;
}

/** The offset at which a node starts. */
export function startOf({ position }: Placed): number {
	return position?.start.offset ?? 0;
}

/** The offset at which a node ends. */
export function endOf({ position }: Placed): number {
	return position?.end.offset ?? 0;
}

/** Sorts by where nodes start. */
export function byPlace(one: Placed, other: Placed): number {
	return startOf(one) - startOf(other);
}
