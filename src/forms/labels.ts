import { normalizeLabel } from "../text/normalize.ts";
import type { LabelIndex, LabelTarget } from "./form.ts";
import { type PrefixNode, addPrefix, longestPrefix, prefixRoot } from "./label-prefix.ts";
import { nearestTarget, spellingsOf } from "./near-label.ts";

/** One spelling of a label, and what it stands for. */
export interface LabelEntry {
	readonly text: string;
	readonly target: LabelTarget;
}

/** Builds the look-ups over all labels and aliases of a form. */
export function labelIndex(entries: readonly LabelEntry[]): LabelIndex {
	const written = new Map<string, LabelTarget>();
	const normalized = new Map<string, LabelTarget>();
	for (const { text, target } of entries) {
		written.set(text, target);
		normalized.set(normalizeLabel(text), target);
	}
	const longest = Math.max(0, ...entries.map(({ text }) => text.length));
	// Spaces, articles and full forms may lengthen a label, but a whole paragraph is none.
	const limit = longest * 2 + 16;
	const prefixes = lazy(() => prefixTree(entries));
	const spellings = lazy(() => entries.flatMap(({ text, target }) => spellingsOf(text, target)));
	return {
		find: (label) =>
			written.get(label) ?? (label.length > limit ? null : (normalized.get(normalizeLabel(label)) ?? null)),
		near: (label) => (label.length > limit ? null : nearestTarget(label, spellings())),
		prefix: (text) => longestPrefix(text, prefixes()),
	};
}

function prefixTree(entries: readonly LabelEntry[]): PrefixNode {
	const root = prefixRoot();
	for (const { text, target } of entries) addPrefix(root, text, target);
	return root;
}

function lazy<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
