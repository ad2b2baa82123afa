/** What speaks for and against a span being the role of a person. */
import { grammarBit } from "../text/lexicon.ts";
import { is, keyOfSign, keys, means, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { comma, signBit, verbKind, wordKinds } from "./facts.ts";
import { add, addAs, type Features, hash3, numbered, step } from "./model.ts";
import type { BoundName, Person } from "./person.ts";
import type { SpeechContext, Surroundings } from "./scene.ts";
import { bracketBefore, shortName } from "./titles.ts";

/** A span that may be a role; `side` tells whether it stands behind the name, before it, or on the next line. */
export interface RoleCandidate {
	readonly from: number;
	readonly to: number;
	readonly side: number;
}

export const side = { behind: 1, before: 2, below: 3 } as const;

const [stop, openBracket, closeBracket] = [keyOfSign("."), keyOfSign("("), keyOfSign(")")];

const t = numbered(
	[
		"path",
		"distance",
		"before",
		"before2",
		"start",
		"pathStart",
		"beforeStart",
		"startShape",
		"startClass",
		"startPart",
		"startsSentence",
		"startSuffix",
		"after",
		"after2",
		"end",
		"endAfter",
		"endShape",
		"endClass",
		"after3",
		"afterVerb",
		"afterFinite",
		"endPart",
		"afterSuffix",
		"endSuffix",
		"cut",
		"cutEnd",
		"lineEnd",
		"nextPart",
		"edges",
		"pathAfter",
		"pathAfter2",
		"near",
		"length",
		"lengthEdges",
		"offices",
		"officeAt",
		"commas",
		"commasEdges",
		"verbs",
		"capitals",
		"places",
		"kinds",
		"dashes",
		"relative",
		"relativeBefore",
		"lastPart",
		"lastPartLength",
		"lastPartClass",
		"lastPartEnd",
		"firstPart",
		"joint",
		"jointOffice",
		"bracketed",
		"bracketEnds",
		"innerPart",
		"innerVerb",
		"innerOpening",
		"otherName",
		"shortName",
		"runsOn",
		"runsIn",
		"none",
		"noneAround",
		"noneTitled",
	],
	60,
);

/** Where the features of a candidate are added, and what they are asked of. */
export interface RoleContext {
	readonly features: Features;
	readonly scene: SpeechContext;
	readonly person: Person;
}

/** Adds the features of one candidate: those of its start, of its end, and of both together. */
export function roleFeatures(context: RoleContext, candidate: RoleCandidate): void {
	startFeatures(context, candidate);
	endFeatures(context, candidate);
	spanFeatures(context, candidate);
}

/** The token at an index of a line, by its key; the edges of the line have keys of their own. */
function keyIn({ key, lineStart }: Tokens, line: number, at: number): number {
	if (at < (lineStart[line] as number)) return keys.lineStart;
	return at >= (lineStart[line + 1] as number) ? keys.lineEnd : (key[at] as number);
}

/** What the first token of a candidate says, whatever its last one is. */
export function startFeatures({ features, scene, person: { full } }: RoleContext, candidate: RoleCandidate): void {
	const { tokens, facts } = scene;
	const { lexical, suffix, lineStart } = tokens;
	const { from, side: where } = candidate;
	const line = tokens.line[from] as number;
	const before2 = keyIn(tokens, line, from - 2);
	const before = keyIn(tokens, line, from - 1);
	const start = tokens.key[from] as number;
	add(features, t.before, where, before);
	add(features, t.before2, where, before2, before);
	add(features, t.start, start);
	add(features, t.beforeStart, before, start);
	add(features, t.startShape, where, tokens.shape[from]);
	for (let rest = lexical[from] as number; rest !== 0; rest &= rest - 1)
		add(features, t.startClass, where, rest & -rest);
	add(features, t.startSuffix, suffix[from]);
	if (tokens.place[from] === 0) add(features, t.startsSentence);
	if (from > (lineStart[line] as number))
		add(
			features,
			t.runsIn,
			where,
			(facts.kind[from - 1] as number) * 8 + (facts.kind[from] as number),
			where === side.behind && from === full.to ? 1 : 0,
		);
	if (where === side.before) return;
	const path = pathBetween(scene, candidate, full);
	add(features, t.path, where, path);
	add(features, t.pathStart, where, path, start);
	add(features, t.distance, where, step(where === side.behind ? from - full.to : 0));
}

/** What the last token of a candidate says, whatever its first one is. */
export function endFeatures({ features, scene, person: { full } }: RoleContext, candidate: RoleCandidate): void {
	const { tokens, facts, mentionAt } = scene;
	const { lexical, suffix } = tokens;
	const { from, to, side: where } = candidate;
	const line = tokens.line[from] as number;
	const last = tokens.lineStart[line + 1] as number;
	const end = tokens.key[to - 1] as number;
	const after = keyIn(tokens, line, to);
	const after2 = keyIn(tokens, line, to + 1);
	add(features, t.after, where, after);
	add(features, t.after2, after, after2);
	add(features, t.end, end);
	add(features, t.endAfter, end, after);
	add(features, t.endShape, tokens.shape[to - 1], after, after2);
	for (let rest = lexical[to - 1] as number; rest !== 0; rest &= rest - 1) add(features, t.endClass, rest & -rest);
	if (tokens.shape[to - 1] === shape.low) add(features, t.endSuffix, suffix[to - 1]);
	if (to < last) {
		if (after === comma && to + 1 < last) {
			add(features, t.after3, after2, keyIn(tokens, line, to + 2));
			add(features, t.afterVerb, facts.verb[to + 1]);
			add(features, t.nextPart, nextPart(scene, to + 1, last), tokens.shape[to + 1]);
		}
		add(features, t.afterFinite, facts.verb[to]);
		if (tokens.shape[to] === shape.low && lexical[to] === 0)
			add(features, t.afterSuffix, (suffix[to] as number) & 0xffff);
		if (means(tokens, to, grammarBit.notClosing)) {
			add(features, t.cut, after, after2);
			add(features, t.cutEnd, end, after);
		}
		if (after === stop && to === last - 1) add(features, t.lineEnd, 1);
		add(
			features,
			t.runsOn,
			where,
			(facts.kind[to - 1] as number) * 8 + (facts.kind[to] as number),
			mentionAt[to] === undefined ? 0 : 1,
		);
	} else add(features, t.lineEnd, 2, where);
	if (where !== side.before) return;
	const path = pathBetween(scene, candidate, full);
	add(features, t.path, where, path);
	add(features, t.distance, where, step(full.head - to));
	add(features, t.pathAfter, hash3(where, path, 0), after);
	add(features, t.pathAfter2, hash3(where, path, 0), after, after2);
}

/** What the first and the last token say together, and all between them. */
export function spanFeatures({ features, scene, person: { full } }: RoleContext, candidate: RoleCandidate): void {
	const { tokens, mentionAt } = scene;
	const { from, to, side: where } = candidate;
	const line = tokens.line[from] as number;
	const last = tokens.lineStart[line + 1] as number;
	const before = keyIn(tokens, line, from - 1);
	const end = tokens.key[to - 1] as number;
	const after = keyIn(tokens, line, to);
	const distance = where === side.behind ? from - full.to : where === side.before ? full.head - to : 0;
	if (where === side.behind) {
		const path = pathBetween(scene, candidate, full);
		add(features, t.pathAfter, hash3(where, path, 0), after);
	}
	add(features, t.edges, before, after);
	add(features, t.near, distance <= 3 ? distance : 9, before, after);
	innerFeatures(features, scene, candidate, { before, after });
	if (where === side.behind && (scene.openBrackets[from] as number) > 0) {
		add(features, t.bracketed, after);
		add(features, t.bracketEnds, before === openBracket ? 1 : 0, after === closeBracket ? 1 : 0);
	}
	const short =
		after === openBracket
			? shortName(tokens, { from, at: to, last })
			: end === closeBracket && to - from > 3
				? shortName(tokens, { from, at: bracketBefore(tokens, from, to), last })
				: 0;
	if (short > 0) add(features, t.shortName, short, after === openBracket ? 1 : 0);
	for (let at = from; at < to; at++) if (mentionAt[at] !== undefined) add(features, t.otherName);
}

/** The keys between name and span, the middle of long ones by signs and verbs alone. */
function pathBetween(
	{ tokens, facts }: SpeechContext,
	{ from, to, side: where }: RoleCandidate,
	full: BoundName,
): number {
	if (where === side.below) return 0;
	const low = where === side.behind ? full.to : to;
	const high = where === side.behind ? from : full.head;
	const whole = high - low <= 4;
	let path = whole ? 0 : 7;
	for (let at = low; at < high; at++) {
		const key = tokens.key[at] as number;
		if (
			whole ||
			at === low ||
			at === high - 1 ||
			((facts.sign[at] as number) & signBit.path) !== 0 ||
			means(tokens, at, grammarBit.relative | grammarBit.passive)
		)
			path = Math.imul(path, 31) + key;
		else if (facts.verb[at] !== verbKind.none) path = Math.imul(path, 31) + 5;
	}
	return path;
}

/** What the part behind the comma looks like at which a span stops. */
function nextPart({ tokens, facts, mentionAt }: SpeechContext, from: number, last: number): number {
	let bits = 0;
	for (let at = from; at < last && at < from + 8; at++) {
		const key = tokens.key[at] as number;
		const isStop = ((facts.sign[at] as number) & signBit.stop) !== 0;
		if (key === comma || isStop || key === openBracket || key === closeBracket) break;
		if (facts.verb[at] !== verbKind.none && tokens.shape[at] === shape.low) bits |= 1;
	}
	if (is(tokens, from, wordBit.office)) bits |= 2;
	if (is(tokens, from, wordBit.body)) bits |= 4;
	if (is(tokens, from, wordBit.place)) bits |= 8;
	return mentionAt[from] === undefined ? bits : bits | 16;
}

/** What the words of a span say together. */
function innerFeatures(
	features: Features,
	{ tokens, facts }: SpeechContext,
	{ from, to }: RoleCandidate,
	{ before, after }: { before: number; after: number },
): void {
	const { key, shape: shapes } = tokens;
	const isPart = (at: number): boolean =>
		is(tokens, at, wordBit.part) || (is(tokens, at, wordBit.title) && !is(tokens, at, wordBit.office));
	let offices = 0;
	let bodies = 0;
	let places = 0;
	let commas = 0;
	let verbs = 0;
	let capitals = 0;
	let relatives = 0;
	let small = 0;
	let dashes = 0;
	let firstOffice = -1;
	let firstComma = -1;
	let lastComma = -1;
	let relativeAt = -1;
	let jointAt = -1;
	let innerPart = -1;
	let depth = 0;
	for (let at = from; at < to; at++) {
		const written = shapes[at] as number;
		if (written === shape.sign) {
			const sign = facts.sign[at] as number;
			if (key[at] === comma) {
				commas++;
				if (firstComma < 0) firstComma = at;
				if (depth === 0) lastComma = at;
			}
			if ((sign & signBit.opening) !== 0) depth++;
			if ((sign & signBit.closing) !== 0) depth--;
			if ((sign & signBit.dash) !== 0) dashes++;
			continue;
		}
		const isLow = written === shape.low;
		const isOffice = is(tokens, at, wordBit.office);
		if (isOffice || (!isLow && is(tokens, at, wordBit.honorific))) {
			offices++;
			if (firstOffice < 0) firstOffice = at - from;
		}
		if (is(tokens, at, wordBit.body)) bodies++;
		if (is(tokens, at, wordBit.place)) places++;
		const inside = at > from && at < to - 1;
		if (isLow) {
			small++;
			const verb = facts.verb[at] as number;
			if (verb !== verbKind.none && !isOffice) {
				verbs++;
				add(features, t.innerVerb, verb);
			}
			if (inside && innerPart < 0 && isPart(at)) innerPart = at;
		} else if (written <= shape.capitals) capitals++;
		if (means(tokens, at, grammarBit.relative)) {
			relatives++;
			if (relativeAt < 0) relativeAt = at;
		}
		if (at > from && facts.kind[at] === wordKinds.opening)
			add(features, t.innerOpening, facts.kind[at - 1], at + 1 < to && shapes[at + 1] === shape.low ? 1 : 0);
		if (inside && jointAt < 0 && means(tokens, at, grammarBit.and)) jointAt = at;
	}
	const length = step(to - from);
	if (isPart(from))
		add(features, t.startPart, to - from === 1 ? 2 : key[from + 1] === comma || key[from + 1] === closeBracket ? 1 : 0);
	if (isPart(to - 1)) add(features, t.endPart, to - from === 1 ? -1 : key[to - 2]);
	if (innerPart >= 0) add(features, t.innerPart, key[innerPart - 1]);
	if (commas > 0) {
		add(features, t.firstPart, Math.min(firstComma - from, 4), key[from]);
		if (lastComma >= 0 && lastComma + 1 < to) {
			add(features, t.lastPart, key[lastComma + 1], after);
			add(features, t.lastPartLength, Math.min(to - lastComma - 1, 4), shapes[lastComma + 1], after);
			add(features, t.lastPartEnd, key[lastComma + 1], key[to - 1]);
			for (let rest = tokens.lexical[lastComma + 1] as number; rest !== 0; rest &= rest - 1)
				add(features, t.lastPartClass, rest & -rest);
		}
	}
	if (jointAt >= 0) {
		add(features, t.joint, key[jointAt - 1], key[jointAt + 1]);
		const next =
			means(tokens, jointAt + 1, grammarBit.definite | grammarBit.indefinite) && jointAt + 2 < to
				? jointAt + 2
				: jointAt + 1;
		add(
			features,
			t.jointOffice,
			(is(tokens, next, wordBit.office) ? 1 : 0) | (is(tokens, next, wordBit.part) ? 2 : 0),
			shapes[jointAt + 1],
		);
	}
	if (relativeAt >= 0) {
		add(features, t.relative, key[relativeAt], relativeAt + 1 < tokens.count ? key[relativeAt + 1] : 0);
		if (relativeAt > from) add(features, t.relativeBefore, key[relativeAt - 1]);
	}
	const cased = capitals === 0 ? 0 : small === 0 ? 2 : 1;
	add(features, t.length, length);
	add(features, t.lengthEdges, length, before, after);
	add(features, t.offices, Math.min(offices, 2), Math.min(bodies, 2));
	add(features, t.officeAt, Math.min(firstOffice, 3));
	add(features, t.commas, Math.min(commas, 3));
	add(features, t.commasEdges, Math.min(commas, 3), before, after);
	add(features, t.verbs, Math.min(verbs, 3), relatives > 0 ? 1 : 0);
	add(features, t.capitals, cased);
	add(features, t.places, Math.min(places, 1));
	add(features, t.dashes, Math.min(dashes, 2));
	const kinds =
		Math.min(offices, 1) | (Math.min(bodies, 1) << 1) | (Math.min(places, 1) << 2) | (Math.min(verbs, 1) << 3);
	add(features, t.kinds, kinds, capitals > 0 ? 1 : 0);
}

/** Adds the features of the answer that nothing describes her. */
export function noRoleFeatures(features: Features, scene: SpeechContext, { full }: Person): void {
	const { from, shared } = scene.surroundings.get(full) as Surroundings;
	add(features, t.none);
	for (let at = from; at < shared; at++) addAs(features, t.noneAround, scene.features.ids[at] as number);
	if (full.head < full.from) add(features, t.noneTitled, scene.tokens.word[full.head]);
}
