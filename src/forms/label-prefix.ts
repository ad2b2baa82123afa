/** Labels at the start of a longer text, for notes whose labels have nothing behind them. */
import { fold, isArticle, isLabelEnd, labelWords, stem } from "../text/normalize.ts";
import { isSpace } from "../text/spaces.ts";
import type { LabelTarget } from "./form.ts";

/** A node of the tree of label words. */
export interface PrefixNode {
	readonly next: Map<string, PrefixNode>;
	target: LabelTarget | null;
}

/** An empty tree. */
export function prefixRoot(): PrefixNode {
	return { next: new Map(), target: null };
}

/** Adds a label to the tree. */
export function addPrefix(root: PrefixNode, label: string, target: LabelTarget): void {
	let node = root;
	for (const { written, stem } of labelWords(label)) {
		if (isArticle(written)) continue;
		const next = node.next.get(stem) ?? prefixRoot();
		node.next.set(stem, next);
		node = next;
	}
	node.target = target;
}

/** The longest label that the text starts with; `end` stands behind its last word, a `?` of its own included. */
export function longestPrefix(text: string, root: PrefixNode): { target: LabelTarget; end: number } | null {
	let found: { target: LabelTarget; end: number } | null = null;
	let node: PrefixNode | undefined = root;
	let at = skipSpace(text, 0);
	while (at < text.length) {
		const step = nextWord(text, at, node);
		if (step === null) break;
		node = step.node;
		if (node.target !== null && step.ends) found = { target: node.target, end: questionMark(text, step.end) };
		at = skipSpace(text, step.end);
		// Words are joined by white space alone: "Date-of" is no beginning of "Date of".
		if (at === step.end) break;
	}
	return found;
}

interface Step {
	readonly node: PrefixNode;
	readonly end: number;
	/** Whether a label may end here. */
	readonly ends: boolean;
}

function nextWord(text: string, start: number, node: PrefixNode): Step | null {
	const spaced = spacedEnd(text, start);
	for (const end of [spaced, lastCloser(text, start, spaced), firstCloser(text, start, spaced)]) {
		const written = fold(text.slice(start, end));
		if (isArticle(written)) return { node, end, ends: false };
		const next = node.next.get(stem(written));
		if (next !== undefined) return { node: next, end, ends: true };
	}
	return null;
}

function spacedEnd(text: string, from: number): number {
	let at = from;
	while (at < text.length && at - from <= longestWord && !isSpace(text.charCodeAt(at))) at++;
	return at;
}

// A word longer than any label's need not be read to its end.
const longestWord = 100;

function lastCloser(text: string, from: number, to: number): number {
	let at = to;
	while (at > from && closes(text, at - 1)) at--;
	return at;
}

function firstCloser(text: string, from: number, to: number): number {
	let at = from;
	while (at < to && !closes(text, at)) at++;
	return at;
}

/** Whether a label may end before this character; a hyphen between two letters joins them. */
function closes(text: string, at: number): boolean {
	const character = text.charAt(at);
	if (character === "-" || character === "\u2010") return !letter.test(text.charAt(at + 1));
	return character === "(" || isLabelEnd(character.charCodeAt(0));
}

const letter = /\p{L}/u;

function skipSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && isSpace(text.charCodeAt(at))) at++;
	return at;
}

function questionMark(text: string, end: number): number {
	return /[?？]/.test(text.charAt(end)) ? end + 1 : end;
}
