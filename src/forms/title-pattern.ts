/** The keys in a title pattern, in its order: `{type}, {date}`; null when its braces do not pair. */
export function titleKeys(pattern: string): string[] | null {
	const bare = pattern.replace(/\{[^{}]*\}/gu, "");
	if (/[{}]/u.test(bare)) return null;
	return Array.from(pattern.matchAll(/\{([^{}]*)\}/gu), ([, key = ""]) => key);
}
