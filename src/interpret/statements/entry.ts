import type { Part } from "../../text/parts.ts";
import type { Lead } from "./leads.ts";
import type { Mention } from "./mention.ts";

/** The people whom a line opens with. */
export interface Entry {
	readonly people: readonly Mention[];
	readonly part: Part | null;
	/** 2.5 and more is a person by herself; neighbours that look alike add to it. */
	readonly sure: number;
	/** Behind the people and their separator: where words may follow. */
	readonly to: number;
	/** A lone word, or part of a name, that only someone known already can explain. */
	readonly short: boolean;
}

export function isShort({ name, written }: Mention): boolean {
	return name.to - name.from === 1 && written.honorific === null;
}

/** How sure it is that a line or label names people, its neighbours aside. */
export function sureness(people: readonly Mention[], lead: Lead): number {
	const [first] = people;
	if (first === undefined) return 0;
	const lone = isShort(first) && lead.weight === 0 && !first.weighty;
	return first.name.likeness + lead.weight + (first.described ? describedWeight(first) : 0) - (lone ? 1 : 0);
}

function describedWeight({ written }: Mention): number {
	return written.role === null || written.role.length < 3 ? 0.5 : 1;
}
