/** A speaker as expected or found; what is not known may be left out. */
export interface Scored {
	readonly name: string;
	readonly honorific?: string | null | undefined;
	readonly role?: string | null | undefined;
}

/** How many speakers were expected and found, and how many of them agree. */
export interface Score {
	readonly expected: number;
	readonly found: number;
	/** Agree in the name. */
	readonly names: number;
	/** Agree in honorific, name and role. */
	readonly exact: number;
	/** `missing`, `extra` and `differs` lines, for people to read. */
	readonly misses: readonly string[];
}

const collapse = (text: string): string => text.replace(/\s+/gu, " ").trim();

function key(speaker: Scored): string {
	const role = collapse(speaker.role ?? "").replace(/^(?:the|an?) /iu, "");
	return [collapse(speaker.honorific ?? ""), collapse(speaker.name), role].join(" | ");
}

function pairs(left: Scored[], right: Scored[], like: (speaker: Scored) => string): [Scored, Scored][] {
	const matched: [Scored, Scored][] = [];
	for (const speaker of [...left]) {
		const at = right.findIndex((other) => like(other) === like(speaker));
		const other = right[at];
		if (other === undefined) continue;
		right.splice(at, 1);
		left.splice(left.indexOf(speaker), 1);
		matched.push([speaker, other]);
	}
	return matched;
}

/** Compares two lists of speakers as multisets; exact pairs are made first, then those by name alone. */
export function score(expected: readonly Scored[], found: readonly Scored[]): Score {
	const [missing, extra] = [[...expected], [...found]];
	const exact = pairs(missing, extra, key);
	const differing = pairs(missing, extra, (speaker) => collapse(speaker.name));
	return {
		expected: expected.length,
		found: found.length,
		names: exact.length + differing.length,
		exact: exact.length,
		misses: [
			...missing.map((speaker) => `missing: ${key(speaker)}`),
			...extra.map((speaker) => `extra: ${key(speaker)}`),
			...differing.map(([wanted, got]) => `differs: ${key(wanted)} ≠ ${key(got)}`),
		],
	};
}
