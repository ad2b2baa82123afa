/** Which words describe a person: all spans around her fullest mention are candidates, ranked by learned weights. */
import { grammarBit } from "../text/lexicon.ts";
import { is, keyOfSign, means, possessive, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { colon, comma, semicolon, signBit, wordKinds } from "./facts.ts";
import { type Features, type PeopleModel, sum, weightUnit } from "./model.ts";
import { isDegree } from "./name-words.ts";
import type { Person } from "./person.ts";
import { endFeatures, noRoleFeatures, type RoleCandidate, side, spanFeatures, startFeatures } from "./role-features.ts";
import type { SpeechContext } from "./scene.ts";
import { shortName } from "./titles.ts";

const reach = { behind: 22, before: 16, below: 20 } as const;

/** The kinds of words, as bits, behind which, and before which, one is inside a chain of nouns. */
const insideBehind = (1 << wordKinds.office) | (1 << wordKinds.body) | (1 << wordKinds.capital);
const insideBefore = insideBehind | (1 << wordKinds.small);

const quoteOpens = new Set([...'"“«'].map(keyOfSign));

/** How sure it must be that somebody else is named before she ends what describes a person: bodies look like names. */
const sure = 0.95;

/** All spans that may describe a person, those with the same start one behind the other. */
export function roleCandidates(scene: SpeechContext, person: Person): RoleCandidate[] {
	const { tokens, facts } = scene;
	const { line, lineStart, sentence, sentenceStart } = tokens;
	const { head, from, to } = person.full;
	const found: RoleCandidate[] = [];
	const lineIndex = line[from] as number;
	const last = lineStart[lineIndex + 1] as number;
	let end = to;
	let sentences = 0;
	// Who is named in brackets ends nothing: what looks like a name there may be part of a body's.
	for (let depth = 0; end < last && end < to + reach.behind; end++) {
		const sign = facts.sign[end] as number;
		if ((sign & signBit.opening) !== 0) depth++;
		if ((sign & signBit.closing) !== 0) depth--;
		const key = tokens.key[end];
		if ((sign & signBit.stop) !== 0 && key !== semicolon && key !== colon && ++sentences > 1) break;
		if (depth <= 0 && isOther(scene, person, end)) break;
	}
	collect(found, { scene, person }, { from: to, to: end, limit: last, where: side.behind, longest: reach.behind });
	const sentenceFrom = sentenceStart[sentence[from] as number] as number;
	const before = { from: Math.max(sentenceFrom, head - reach.before), to: head, limit: head };
	collect(found, { scene, person }, { ...before, where: side.before, longest: reach.before });
	if (to >= last - 1 && lineIndex + 2 < lineStart.length) {
		const [first, limit] = [lineStart[lineIndex + 1] as number, lineStart[lineIndex + 2] as number];
		if (limit > first && limit - first < reach.below) {
			const below = { from: first, to: Math.min(first + 2, limit), limit };
			collect(found, { scene, person }, { ...below, where: side.below, longest: reach.below });
		}
	}
	return found;
}

/** Where spans may begin, and before which token they end. */
interface Range {
	readonly from: number;
	readonly to: number;
	readonly limit: number;
	readonly where: number;
	/** How many tokens the longest has. */
	readonly longest: number;
}

function collect(
	found: RoleCandidate[],
	{ scene, person }: { readonly scene: SpeechContext; readonly person: Person },
	{ from, to, limit, where, longest }: Range,
): void {
	const { tokens, facts } = scene;
	for (let start = from; start < to; start++) {
		// A chain of nouns is described as a whole, with its short name: no role begins or ends within it.
		const isInside =
			start !== person.full.to &&
			tokens.place[start] !== 0 &&
			(insideBefore & (1 << (facts.kind[start - 1] as number))) !== 0;
		if (isInside || !mayStart(tokens, start)) continue;
		// `moderator, …`
		const most = Math.min(isAlone(tokens, start) ? start + 1 : start + longest, limit);
		let [depth, lastComma] = [0, start];
		for (let at = start; at < most; at++) {
			const sign = facts.sign[at] as number;
			if (tokens.key[at] === comma) lastComma = at;
			if ((sign & signBit.opening) !== 0) depth++;
			if ((sign & signBit.closing) !== 0 && depth-- === 0) break;
			if (depth > 0) continue;
			if (at > start) {
				if (where !== side.before && isOther(scene, person, at)) break;
				// A sign that joins two words (`L:ight`) is a slip of the pen and ends nothing.
				if ((sign & signBit.stop) !== 0 && tokens.gap[at] === 0) {
					const isGlued = at + 1 < limit && tokens.gap[at + 1] === 0 && tokens.shape[at + 1] !== shape.sign;
					if (!isGlued) break;
				}
			}
			if (
				(sign & signBit.noEnd) === 0 &&
				!(means(tokens, at, grammarBit.notClosing) && tokens.shape[at] !== shape.capitals) &&
				closes(scene, { from: start, at: at + 1, limit }) &&
				!endsApart(tokens, { from: start, to: at + 1, lastComma })
			)
				found.push({ from: start, to: at + 1, side: where });
		}
	}
}

/** Whether a chain of nouns that goes on to a token ends before it. */
function closes(scene: SpeechContext, { from, at, limit }: { from: number; at: number; limit: number }): boolean {
	const { tokens, facts } = scene;
	if (at >= limit || tokens.shape[at - 1] === shape.sign || isNamed(scene, at)) return true;
	if ((insideBehind & (1 << (facts.kind[at] as number))) !== 0) return false;
	return shortName(tokens, { from, at, last: limit }) < 2;
}

function isNamed({ mentionAt }: SpeechContext, at: number): boolean {
	const mention = mentionAt[at];
	return mention !== undefined && mention.likely >= sure;
}

/** Whether somebody else is named. `Minister of Fisheries of Porto Alvo`, `widow of Ann Bell`: a name behind `of` belongs to what describes her. */
function isOther(scene: SpeechContext, person: Person, at: number): boolean {
	return (
		isNamed(scene, at) && scene.mentionAt[at]?.person !== person && !means(scene.tokens, at - 1, grammarBit.genitive)
	);
}

function mayStart(tokens: Tokens, at: number): boolean {
	if (tokens.shape[at] === shape.sign)
		return tokens.word[at] !== possessive && quoteOpens.has(tokens.key[at] as number);
	const behindComma = tokens.key[at - 1] === comma;
	// `Ann Bell, Ph.D., said`
	if (behindComma && tokens.shape[at + 1] === shape.sign && isDegree(tokens, at)) return false;
	// `Ann Bell, who runs a clinic,`
	if (behindComma && means(tokens, at, grammarBit.relative)) return true;
	return !means(tokens, at, grammarBit.notOpening) || tokens.shape[at] === shape.capitals;
}

/** `moderator, …`, `retired, …`: part words and manners are no role with what follows. */
function isAlone(tokens: Tokens, from: number): boolean {
	const isComma = tokens.key[from + 1] === comma;
	if (!isComma && !means(tokens, from + 1, grammarBit.and)) return false;
	return (
		means(tokens, from, grammarBit.partWord) ||
		tokens.shape[from] === shape.number ||
		(isComma && means(tokens, from, grammarBit.manner))
	);
}

/** `…, second panellist`, `…, via video`: nor are they one with what stands before them. */
function endsApart(
	tokens: Tokens,
	{ from, to, lastComma }: { readonly from: number; readonly to: number; readonly lastComma: number },
): boolean {
	if (to > from + 2 && means(tokens, to - 1, grammarBit.partWord)) {
		const before = to - 2;
		if (tokens.key[before] === comma || means(tokens, before, grammarBit.and) || is(tokens, before, wordBit.ordinal))
			return true;
	}
	const next = lastComma + 1;
	return lastComma > from && next < to && tokens.shape[next] === shape.low && means(tokens, next, grammarBit.manner);
}

// ---- choosing -------------------------------------------------------------------------------------------------------

/** What may describe a person, the likeliest first; `role` is null for nothing. */
interface Choice {
	readonly person: Person;
	readonly ranked: { readonly role: RoleCandidate | null; readonly score: number }[];
	/** Which of them is hers. */
	at: number;
}

/** Finds what describes each person: no words describe two, save what `shareRoles` gives. */
export function findRoles(scene: SpeechContext, reader: { model: PeopleModel; features: Features }): void {
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
	scene: SpeechContext,
	person: Person,
	{ model: { roles }, features }: { model: PeopleModel; features: Features },
): Choice {
	const { tokens } = scene;
	const context = { features, scene, person };
	features.count = 0;
	noRoleFeatures(features, scene, person);
	const none = sum(roles, features, 0, features.count);
	// Many candidates share a start or an end: each of these is scored once. No sentence begins within a role.
	const whole: RoleCandidate[] = [];
	const edges: number[] = [];
	if (ends.scores.length < tokens.count + 1) ends = newEnds(tokens.count * 2);
	let [from, where, read, start, opens] = [-1, 0, 0, 0, false];
	for (const role of roleCandidates(scene, person)) {
		if (role.side !== where) ends.round++;
		if (role.from !== from || role.side !== where) {
			({ from, side: where } = role);
			read = from + 1;
			opens = false;
			features.count = 0;
			startFeatures(context, role);
			start = sum(roles, features, 0, features.count);
		}
		// A sentence may begin without a full stop before, `UNICEF Last year a campaign`; not so in `Second and Third Committees`.
		for (; read < role.to && !opens; read++)
			if (is(tokens, read, wordBit.ordinal) && tokens.shape[read] === shape.capital)
				opens = tokens.shape[read + 1] === shape.low && !is(tokens, read + 1, wordBit.function);
		if (opens) continue;
		if (ends.rounds[role.to] !== ends.round) {
			features.count = 0;
			endFeatures(context, role);
			ends.scores[role.to] = sum(roles, features, 0, features.count);
			ends.rounds[role.to] = ends.round;
		}
		whole.push(role);
		edges.push(start + (ends.scores[role.to] as number));
	}
	const least = edges.length <= looked ? Number.NEGATIVE_INFINITY : leastOf(edges);
	const ranked: Choice["ranked"] = [{ role: null, score: none }];
	for (let index = 0; index < whole.length; index++) {
		if ((edges[index] as number) < least) continue;
		const role = whole[index] as RoleCandidate;
		features.count = 0;
		spanFeatures(context, role);
		rank(ranked, { role, score: (edges[index] as number) + sum(roles, features, 0, features.count) });
	}
	const most = ranked[0]?.score ?? none;
	let total = 0;
	for (const { score } of ranked) total += Math.exp((score - most) / weightUnit);
	person.described = 1 - Math.exp((none - most) / weightUnit) / total;
	return { person, ranked, at: 0 };
}

/** What ends of candidates score, by the token behind each, in the round that they were scored in. */
let ends = newEnds(0x400);

function newEnds(size: number): { readonly scores: Int32Array; readonly rounds: Int32Array; round: number } {
	return { scores: new Int32Array(size), rounds: new Int32Array(size), round: 0 };
}

/** Of how many candidates, those with the likeliest edges, the words between are looked at. */
const looked = 10;

const highest = new Float64Array(looked);

/** The least of the highest scores of that many candidates. */
function leastOf(scores: readonly number[]): number {
	highest.fill(Number.NEGATIVE_INFINITY);
	for (const score of scores) {
		let at = looked;
		for (; at > 0 && (highest[at - 1] as number) < score; at--)
			if (at < looked) highest[at] = highest[at - 1] as number;
		if (at < looked) highest[at] = score;
	}
	return highest[looked - 1] as number;
}

/** Puts what may describe a person behind all that is as likely. */
function rank(ranked: Choice["ranked"], one: Choice["ranked"][number]): void {
	ranked.push(one);
	let at = ranked.length - 1;
	for (; at > 0 && (ranked[at - 1] as typeof one).score < one.score; at--) ranked[at] = ranked[at - 1] as typeof one;
	ranked[at] = one;
}

/** `Ms Bell and Mr Cole, both of the Harbour Fund`: gives the first the role of the last. */
function shareRoles({ tokens, people }: SpeechContext): void {
	for (const person of people) {
		const { role, full } = person;
		if (role === null) continue;
		// A word that shares what follows opens the way from the name to the role.
		const way = tokens.key[full.to] === comma ? full.to + 1 : full.to;
		if (way >= role.from || role.from - way > 4 || !means(tokens, way, grammarBit.shared)) continue;
		for (let last = full; ; ) {
			const before = people.find((other) => other.role === null && isJoined(tokens, other.full.to, last.head));
			if (before === undefined) break;
			before.role = role;
			last = before.full;
		}
	}
}

/** Nothing but `and` or a comma between two mentions of a sentence. */
function isJoined(tokens: Tokens, from: number, to: number): boolean {
	if (from >= to || to - from > 2 || tokens.sentence[from] !== tokens.sentence[to]) return false;
	for (let at = from; at < to; at++) if (tokens.key[at] !== comma && !means(tokens, at, grammarBit.and)) return false;
	return true;
}
