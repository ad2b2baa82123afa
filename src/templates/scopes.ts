/** The names that a file gives values itself, and those that it is given. */
import type { Shape } from "./shapes.ts";

/** What names mean at a point of a file. */
export interface Scopes {
	/** Into a loop; in its second turn, the names that it assigns may hold what the first one left. */
	enter(names: ReadonlyMap<string, Shape>, assigned: readonly string[]): void;
	leave(): void;
	/** A value by a new name; by an old one, it may be the one or the other where it is only `perhaps` assigned. */
	assign(name: string, shape: Shape, perhaps: boolean): void;
	/** Undefined where nothing has that name. */
	find(name: string): Shape | undefined;
	names(): string[];
}

/** Starts a file. */
export function scopesOf(given: ReadonlyMap<string, Shape>, either: (one: Shape, other: Shape) => Shape): Scopes {
	const loops: ReadonlyMap<string, Shape>[] = [];
	const assigned = new Map<string, Shape>();
	const all = (): ReadonlyMap<string, Shape>[] => [...loops.toReversed(), assigned, given];
	return {
		enter(names, inside) {
			loops.push(names);
			for (const name of inside) assigned.set(name, null);
		},
		leave: () => void loops.pop(),
		assign(name, shape, perhaps) {
			const earlier = assigned.get(name);
			assigned.set(name, perhaps && earlier !== undefined ? either(earlier, shape) : shape);
		},
		find: (name) =>
			all()
				.find((scope) => scope.has(name))
				?.get(name),
		names: () => all().flatMap((scope) => [...scope.keys()]),
	};
}
