/** What a document brings from elsewhere, counted in words. */

/** Each name once, with how often it came: `3 images`. */
export function countedNames(names: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`);
}
