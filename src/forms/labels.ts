import { fold, normalizeFolded } from "../text/normalize.ts";
import { unspaced } from "../text/unspaced.ts";
import { firstWords } from "./first-words.ts";
import type { LabelIndex, LabelTarget } from "./form.ts";
import { addPrefix, longestPrefix, type PrefixNode, prefixRoot } from "./label-prefix.ts";
import { nearestTarget, spellings } from "./near-label.ts";
import { openings } from "./openings.ts";

/** One spelling of a label, and what it stands for. */
export interface LabelEntry {
	readonly text: string;
	readonly target: LabelTarget;
}

/** Builds the look-ups over all labels and aliases of a form. */
export function labelIndex(entries: readonly LabelEntry[]): LabelIndex {
	const written = new Map<string, LabelTarget>();
	const normalized = new Map<string, LabelTarget>();
	const keys = new Map<string, string>();
	for (const { text, target } of entries) {
		const folded = fold(text);
		const key = normalizeFolded(folded);
		written.set(text, target);
		normalized.set(key, target);
		keys.set(folded, key);
	}
	const longest = Math.max(0, ...entries.map(({ text }) => text.length));
	// Spaces, articles and full forms may lengthen a label, but a whole paragraph is none.
	const limit = longest * 2 + 16;
	const opening = openings([...normalized.keys()]);
	const prefixes = lazy(() => prefixTree(entries));
	const misspelt = lazy(() => spellings(entries));
	const first = lazy(() => firstWords(entries.map(({ text }) => text)));
	return {
		mayOpen: (text, from, to) => first()(text, from, to),
		find(label) {
			const letters = unspaced(label);
			if (letters === null && (label.length > limit || !opening.may(label))) return null;
			// Most labels are written as the form has them, many of the others but for letter case.
			const known = written.get(label);
			if (known !== undefined) return known;
			const folded = fold(letters ?? label);
			return normalized.get(keys.get(folded) ?? normalizeFolded(folded)) ?? null;
		},
		near: (label) => (label.length > limit ? null : nearestTarget(label, misspelt())),
		prefix: (text) => (opening.may(text) ? longestPrefix(text, prefixes()) : null),
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
