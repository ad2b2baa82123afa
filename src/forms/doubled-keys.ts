/** Keys that a map of YAML has twice. The library compares each with all before it: twenty thousand would take it ten seconds. */
import { isNode, isScalar, visit } from "yaml";

/** Where the second one of each such pair stands, and any further one. */
export function doubledKeys(contents: unknown): readonly number[] {
	const doubled: number[] = [];
	if (!isNode(contents)) return doubled;
	visit(contents, {
		Map(_, { items }) {
			const seen = new Set<unknown>();
			for (const { key } of items) {
				if (!isScalar(key)) continue;
				if (seen.has(key.value)) doubled.push(key.range?.[0] ?? 0);
				seen.add(key.value);
			}
		},
	});
	return doubled.sort((one, other) => one - other);
}
