import { fold, normalizeLabel } from "../text/normalize.ts";
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
	for (const { text, target } of entries) {
		written.set(text, target);
		normalized.set(normalizeLabel(text), target);
	}
	const folded = new Map(entries.map(({ text }) => [fold(text), normalized.get(normalizeLabel(text)) ?? null]));
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
			// Most labels are written as the form has them, many of the others in another letter case.
			const known = written.get(label) ?? (letters === null ? folded.get(fold(label)) : null);
			return known ?? normalized.get(normalizeLabel(letters ?? label)) ?? null;
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
