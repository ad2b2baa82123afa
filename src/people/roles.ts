/** Which words describe a person: all spans around her fullest mention are candidates, ranked by learned weights. */
import { grammarBit } from "../text/lexicon.ts";
import { is, keyOfSign, means, possessive, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import type { Features } from "./features.ts";
import { type PeopleModel, sum, weightUnit } from "./model.ts";
import type { Person } from "./person.ts";
import {
	closing,
	comma,
	endFeatures,
	noRoleFeatures,
	opening,
	type RoleCandidate,
	side,
	spanFeatures,
	startFeatures,
	stops,
	wordKind,
	wordKinds,
} from "./role-features.ts";
import type { Scene } from "./scene.ts";
import { shortName } from "./short-names.ts";

const reach = { behind: 22, before: 16, below: 20 } as const;

/** The kinds of words behind which, and before which, one is inside a chain of nouns. */
const insideBefore: ReadonlySet<number> = new Set([
	wordKinds.small,
	wordKinds.office,
	wordKinds.body,
	wordKinds.capital,
]);
const insideBehind: ReadonlySet<number> = new Set([wordKinds.office, wordKinds.body, wordKinds.capital]);

const noEnd = new Set([...",.;:([–—-"].map(keyOfSign));

const quoteOpens = new Set([...'"“«'].map(keyOfSign));

/** How sure it must be that somebody else is named before she ends what describes a person: bodies look like names. */
const sure = 0.95;

/** All spans that may describe a person. */
export function roleCandidates(scene: Scene, person: Person): RoleCandidate[] {
	const { tokens, mentionAt } = scene;
	const { key, line, lineStart, sentence, sentenceStart } = tokens;
	const { head, from, to } = person.full;
	const found: RoleCandidate[] = [];
	const lineIndex = line[from] as number;
	const last = lineStart[lineIndex + 1] as number;
	// `Minister of Fisheries of Porto Alvo`, `widow of Ann Bell`: a name behind `of` belongs to what describes her.
	const isNamed = (at: number): boolean => (mentionAt[at]?.likely ?? 0) >= sure;
	const isOther = (at: number): boolean =>
		isNamed(at) && mentionAt[at]?.person !== person && !means(tokens, at - 1, grammarBit.genitive);
	// A chain of nouns is described as a whole, with its short name: no role begins or ends within it.
	const opens = (at: number): boolean =>
		at === to || tokens.place[at] === 0 || !insideBefore.has(wordKind(tokens, at - 1));
	const closes = (start: number, at: number, limit: number): boolean =>
		at >= limit ||
		isNamed(at) ||
		tokens.shape[at - 1] === shape.sign ||
		(!insideBehind.has(wordKind(tokens, at)) && shortName(tokens, { from: start, at, last: limit }) < 2);
	const collect = (range: { from: number; to: number; limit: number }, where: number, longest: number): void => {
		for (let start = range.from; start < range.to; start++) {
			if (!mayStart(tokens, start) || !opens(start)) continue;
			let depth = 0;
			for (let at = start; at < Math.min(start + longest, range.limit); at++) {
				const sign = key[at] as number;
				if (opening.has(sign)) depth++;
				if (closing.has(sign) && depth-- === 0) break;
				if (depth > 0) continue;
				if (at > start && where !== side.before && isOther(at)) break;
				if (at > start && stops.has(sign) && tokens.gap[at] === 0 && !isGlued(tokens, at, range.limit)) break;
				if (mayEnd(tokens, at) && closes(start, at + 1, range.limit) && isSpan(tokens, start, at + 1))
					found.push({ from: start, to: at + 1, side: where });
			}
		}
	};
	let end = to;
	let sentences = 0;
	// Who is named in brackets ends nothing: what looks like a name there may be part of a body's.
	for (let depth = 0; end < last && end < to + reach.behind; end++) {
		const sign = key[end] as number;
		if (opening.has(sign)) depth++;
		if (closing.has(sign)) depth--;
		if (stops.has(sign) && sign !== keyOfSign(";") && sign !== keyOfSign(":") && ++sentences > 1) break;
		if (depth <= 0 && isOther(end)) break;
	}
	collect({ from: to, to: end, limit: last }, side.behind, reach.behind);
	const sentenceFrom = sentenceStart[sentence[from] as number] as number;
	collect({ from: Math.max(sentenceFrom, head - reach.before), to: head, limit: head }, side.before, reach.before);
	if (to >= last - 1 && lineIndex + 2 < lineStart.length) {
		const [first, limit] = [lineStart[lineIndex + 1] as number, lineStart[lineIndex + 2] as number];
		if (limit > first && limit - first < reach.below)
			collect({ from: first, to: Math.min(first + 2, limit), limit }, side.below, reach.below);
	}
	return found;
}

/** A sign that joins two words (`L:ight`) is a slip of the pen and ends nothing. */
function isGlued(tokens: Tokens, at: number, limit: number): boolean {
	return at + 1 < limit && tokens.gap[at + 1] === 0 && tokens.shape[at + 1] !== shape.sign;
}

function mayStart(tokens: Tokens, at: number): boolean {
	if (tokens.shape[at] === shape.sign)
		return tokens.word[at] !== possessive && quoteOpens.has(tokens.key[at] as number);
	return !means(tokens, at, grammarBit.notOpening) || tokens.shape[at] === shape.capitals;
}

function mayEnd(tokens: Tokens, at: number): boolean {
	return (
		!noEnd.has(tokens.key[at] as number) &&
		!(means(tokens, at, grammarBit.notClosing) && tokens.shape[at] !== shape.capitals)
	);
}

/** Not `moderator, …`, `retired, …`, `…, second panellist`, `…, via video`: part words and manners are no role with what follows. */
function isSpan(tokens: Tokens, from: number, to: number): boolean {
	const { key } = tokens;
	const parts = (at: number): boolean => means(tokens, at, grammarBit.partWord);
	const joint = (at: number): boolean => key[at] === comma || means(tokens, at, grammarBit.and);
	if (
		to > from + 1 &&
		joint(from + 1) &&
		(parts(from) ||
			tokens.shape[from] === shape.number ||
			(means(tokens, from, grammarBit.manner) && key[from + 1] === comma))
	)
		return false;
	if (to > from + 2 && parts(to - 1) && (joint(to - 2) || is(tokens, to - 2, wordBit.ordinal))) return false;
	let at = to - 1;
	while (at > from && key[at] !== comma) at--;
	return !(at > from && at + 1 < to && tokens.shape[at + 1] === shape.low && means(tokens, at + 1, grammarBit.manner));
}

// ---- choosing -------------------------------------------------------------------------------------------------------

/** Whether a sentence begins within it, without a full stop before (`UNICEF Last year a campaign`); not so in `Second and Third Committees`. */
function holdsOpening(tokens: Tokens, { from, to }: RoleCandidate): boolean {
	for (let at = from + 1; at < to; at++) {
		const opens = is(tokens, at, wordBit.ordinal) && tokens.shape[at] === shape.capital;
		if (opens && tokens.shape[at + 1] === shape.low && !is(tokens, at + 1, wordBit.function)) return true;
	}
	return false;
}

/** What may describe a person, the likeliest first; `role` is null for nothing. */
interface Choice {
	readonly person: Person;
	readonly ranked: readonly { readonly role: RoleCandidate | null; readonly score: number }[];
	/** Which of them is hers. */
	at: number;
}

/** Finds what describes each person: no words describe two, save what `shareRoles` gives. */
export function findRoles(scene: Scene, reader: { model: PeopleModel; features: Features }): void {
	const choices = scene.people.map((person) => rankRoles(scene, person, reader));
	while (partOverlaps(choices));
	for (const { person, ranked, at } of choices) {
		const role = ranked[at]?.role ?? null;
		person.role = role === null ? null : { from: role.from, to: role.to };
	}
	shareRoles(scene);
}

/** Where the words of two people overlap, whoever loses less takes her next best; returns whether any did. */
function partOverlaps(choices: readonly Choice[]): boolean {
	const described = choices.filter(({ ranked, at }) => ranked[at]?.role != null);
	described.sort((one, other) => (roleOf(one)?.from ?? 0) - (roleOf(other)?.from ?? 0));
	let moved = false;
	for (const [index, one] of described.entries()) {
		const other = described[index + 1];
		if (other === undefined || !overlap(roleOf(one), roleOf(other))) continue;
		const [oneNext, otherNext] = [nextBest(one, roleOf(other)), nextBest(other, roleOf(one))];
		if (lossOf(one, oneNext) <= lossOf(other, otherNext)) one.at = oneNext;
		else other.at = otherNext;
		moved = true;
	}
	return moved;
}

const roleOf = ({ ranked, at }: Choice): RoleCandidate | null => ranked[at]?.role ?? null;

const lossOf = ({ ranked, at }: Choice, next: number): number => (ranked[at]?.score ?? 0) - (ranked[next]?.score ?? 0);

function overlap(one: RoleCandidate | null, other: RoleCandidate | null): boolean {
	return one !== null && other !== null && one.from < other.to && other.from < one.to;
}

/** The index of the likeliest of her other roles that does not overlap another's words; nothing never does, and all roles below it are less likely. */
function nextBest({ ranked, at }: Choice, taken: RoleCandidate | null): number {
	return ranked.findIndex(({ role }, index) => index > at && !overlap(role, taken));
}

/** Scores what may describe a person. */
function rankRoles(
	scene: Scene,
	person: Person,
	{ model, features }: { model: PeopleModel; features: Features },
): Choice {
	const candidates = roleCandidates(scene, person).filter((each) => !holdsOpening(scene.tokens, each));
	const context = { features, scene, person };
	const scoreOf = (addTo: () => void): number => {
		features.count = 0;
		addTo();
		return sum(model.roles, features, 0, features.count);
	};
	const none = scoreOf(() => noRoleFeatures(features, scene, person));
	// Many candidates share a start or an end: each of these is scored once.
	const starts = new Map<number, number>();
	const ends = new Map<number, number>();
	const edges = candidates.map((candidate) => {
		const { from, to, side: where } = candidate;
		const start = once(starts, from * 4 + where, () => scoreOf(() => startFeatures(context, candidate)));
		return start + once(ends, to * 4 + where, () => scoreOf(() => endFeatures(context, candidate)));
	});
	const least =
		edges.length <= looked
			? Number.NEGATIVE_INFINITY
			: (edges.toSorted((one, other) => other - one)[looked - 1] as number);
	const ranked: { role: RoleCandidate | null; score: number }[] = [{ role: null, score: none }];
	for (const [index, role] of candidates.entries()) {
		const edge = edges[index] as number;
		if (edge >= least) ranked.push({ role, score: edge + scoreOf(() => spanFeatures(context, role)) });
	}
	ranked.sort((one, other) => other.score - one.score);
	const most = ranked[0]?.score ?? none;
	let total = 0;
	for (const { score } of ranked) total += Math.exp((score - most) / weightUnit);
	person.described = 1 - Math.exp((none - most) / weightUnit) / total;
	return { person, ranked, at: 0 };
}

/** Of how many candidates, those with the likeliest edges, the words between are looked at. */
const looked = 10;

function once(known: Map<number, number>, key: number, make: () => number): number {
	const found = known.get(key) ?? make();
	known.set(key, found);
	return found;
}

/** `Ms Bell and Mr Cole, both of the Harbour Fund`: gives the first the role of the last. */
function shareRoles({ tokens, people }: Scene): void {
	for (const person of people) {
		const { role, full } = person;
		if (role === null || !isShared(tokens, full.to, role.from)) continue;
		for (let last = full; ; ) {
			const before = people.find((other) => other.role === null && isJoined(tokens, other.full.to, last.head));
			if (before === undefined) break;
			before.role = role;
			last = before.full;
		}
	}
}

/** Whether a word that shares what follows opens the way from a name to its role. */
function isShared(tokens: Tokens, from: number, to: number): boolean {
	const at = tokens.key[from] === comma ? from + 1 : from;
	return at < to && to - at <= 4 && means(tokens, at, grammarBit.shared);
}

/** Nothing but `and` or a comma between two mentions of a sentence. */
function isJoined(tokens: Tokens, from: number, to: number): boolean {
	if (from >= to || to - from > 2 || tokens.sentence[from] !== tokens.sentence[to]) return false;
	for (let at = from; at < to; at++) if (tokens.key[at] !== comma && !means(tokens, at, grammarBit.and)) return false;
	return true;
}
