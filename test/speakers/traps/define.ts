/** A passage in which nobody speaks who has a name. */
export interface Trap {
	readonly name: string;
	readonly text: string;
}

/** Traps from a table of names and texts. */
export function defineTraps(table: Readonly<Record<string, string>>): readonly Trap[] {
	return Object.entries(table).map(([name, text]) => ({ name, text }));
}
