/** The verbs around a mention: which one it is the subject of, and which one it is the agent of. */
import { grammarBit } from "../text/lexicon.ts";
import { is, means, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { comma, type Facts, semicolon, signBit, verbKind } from "./facts.ts";
import type { BoundName, Mention } from "./person.ts";

/** Tokens, and the mention whose honorific or name begins at each. */
export interface MentionedTokens {
	readonly tokens: Tokens;
	readonly facts: Facts;
	readonly mentionAt: readonly (Mention | undefined)[];
}

/** The first finite verb behind a mention, brackets skipped, and the signs on the way to it. */
export function firstVerb(
	{ tokens, facts, mentionAt }: MentionedTokens,
	{ to }: BoundName,
	sentenceTo: number,
): { kind: number; at: number; path: number } {
	const { key, grammar, lexical } = tokens;
	let depth = 0;
	let path = 0;
	let steps = 0;
	let commas = 0;
	const walk = (sign: number): void => {
		if (steps++ < 12) path = Math.imul(path, 31) + sign;
	};
	for (let at = to; at < sentenceTo && at < to + 45; at++) {
		const sign = facts.sign[at] as number;
		if ((sign & signBit.opening) !== 0) {
			depth++;
			walk(1);
			continue;
		}
		if ((sign & signBit.closing) !== 0) {
			depth = Math.max(0, depth - 1);
			continue;
		}
		if (depth > 0) continue;
		if ((sign & signBit.pause) !== 0) {
			walk(key[at] as number);
			if (key[at] === comma) commas++;
		}
		if (((grammar[at] as number) & grammarBit.relative) !== 0) walk(2);
		const kind = facts.verb[at] as number;
		const apposed = kind !== verbKind.auxiliary && ((lexical[at] as number) & wordBit.office) !== 0 && commas % 2 === 1;
		if (kind !== verbKind.none && !apposed) return { kind, at, path };
		if (at > to && mentionAt[at] !== undefined) walk(3);
	}
	return { kind: verbKind.none, at: -1, path };
}

interface MainVerb {
	readonly kind: number;
	readonly at: number;
	/** What stands before it: 0 nothing, 1 a bracket, 2 a comma or dash, 3 words of a description. */
	readonly mode: number;
	/** The verb of a relative clause on the way. */
	readonly relative: number;
}

/** The main verb behind a mention: descriptions, brackets and relative clauses skipped. */
export function mainVerb({ tokens, facts, mentionAt }: MentionedTokens, { to }: BoundName, end: number): MainVerb {
	const { key, grammar, shape: shapes } = tokens;
	const { verb: verbs } = facts;
	const means = (at: number, bits: number): boolean => ((grammar[at] as number) & bits) !== 0;
	const skip = (from: number): number => {
		let at = from;
		while (at < end && means(at, grammarBit.adverb) && !means(at, grammarBit.relative)) at++;
		return at;
	};
	const verbBehind = (from: number): number => {
		const at = skip(from);
		return at < end && verbs[at] !== verbKind.none ? at : -1;
	};
	let depth = 0;
	let relative: number = verbKind.none;
	let broken = false;
	for (let at = to; at < Math.min(end, to + 48); at++) {
		const sign = facts.sign[at] as number;
		if ((sign & signBit.opening) !== 0) {
			depth++;
			continue;
		}
		if ((sign & signBit.closing) !== 0) {
			depth = Math.max(0, depth - 1);
			const verb = depth === 0 ? verbBehind(at + 1) : -1;
			if (verb >= 0) return { kind: verbs[verb] as number, at: verb, mode: 1, relative };
			continue;
		}
		if (depth > 0) continue;
		if (key[at] === semicolon) break;
		if (at === to) {
			const verb = verbBehind(at);
			if (verb >= 0) return { kind: verbs[verb] as number, at: verb, mode: 0, relative };
		}
		if (means(at, grammarBit.relative)) {
			broken = true;
			for (let next = at + 1; next < Math.min(at + 5, end) && relative === verbKind.none; next++)
				relative = verbs[next] as number;
		}
		if ((sign & signBit.dash) !== 0 || key[at] === comma) {
			broken = true;
			const verb = verbBehind(at + 1);
			if (verb >= 0 && shapes[verb] === shape.low && !means(at + 1, grammarBit.and))
				return { kind: verbs[verb] as number, at: verb, mode: 2, relative };
			if (at > to + 1 && means(at + 1, grammarBit.clause) && mentionAt[at + 2] !== undefined) break;
		}
		const kind = verbs[at] as number;
		if (!broken && at > to && at < to + 14 && kind === verbKind.says && shapes[at] === shape.low)
			return { kind, at, mode: 3, relative };
		if (kind !== verbKind.none) broken = true;
	}
	return { kind: verbKind.none, at: -1, mode: 4, relative };
}

export function speechNounBehind({ lexical }: Tokens, verb: number, end: number): boolean {
	for (let at = verb + 1; at < Math.min(verb + 6, end); at++)
		if (((lexical[at] as number) & wordBit.speechNoun) !== 0) return true;
	return false;
}

/** `was explained by X`: the kind of verb in the passive that a mention is the agent of; 0 for none, -1 where it is no agent. */
export function passiveBefore(tokens: Tokens, head: number, sentenceFrom: number): number {
	const inSentence = (at: number, bits: number): boolean => at >= sentenceFrom && means(tokens, at, bits);
	const agent = inSentence(head - 1, grammarBit.definite) ? head - 2 : head - 1;
	if (!inSentence(agent, grammarBit.agent)) return -1;
	// Of several verbs the last one counts, `was arranged and performed by`; else the first behind `was`.
	const last = passiveKind(tokens, agent - 1);
	for (let at = agent - 1; at >= Math.max(sentenceFrom, head - 26); at--) {
		if (!inSentence(at, grammarBit.passive)) continue;
		if (last !== verbKind.none) return last;
		for (let next = at + 1; next < Math.min(at + 4, head); next++) {
			const kind = passiveKind(tokens, next);
			if (kind !== verbKind.none) return kind;
		}
	}
	return verbKind.none;
}

function passiveKind(tokens: Tokens, at: number): number {
	if (is(tokens, at, wordBit.speech)) return verbKind.says;
	if (is(tokens, at, wordBit.participle | wordBit.carrier)) return verbKind.carries;
	if (is(tokens, at, wordBit.silent)) return verbKind.silent;
	return means(tokens, at, grammarBit.pastLike) ? verbKind.past : verbKind.none;
}

export function lastVerbBefore({ tokens, facts }: MentionedTokens, from: number, head: number): number {
	for (let at = head - 1; at >= from; at--)
		if (facts.verb[at] !== verbKind.none || ((tokens.lexical[at] as number) & wordBit.participle) !== 0) return at;
	return -1;
}
