import type { Part } from "../../../text/parts.ts";
import { wordBit } from "../../../text/words.ts";
import { among, is, reads, type Token, wordSet } from "../tokens.ts";
import { ends, introduction, type Scene, speaks, type Verdict } from "./scene.ts";

const between = wordSet("jointly then over off together out up");
/** Participles that need something to be said or held before them: a bus is shared and a door opened too. */
const vague = wordSet("led hosted held made launched taken shared convened started brought provided");
/** Whose subject may be a pronoun: `he was supported by X`. */
const backing = wordSet("supported followed joined opposed seconded contradicted echoed answered succeeded challenged");
const moderating = wordSet("moderated facilitated co-moderated emceed steered guided hosted");
const chairing = wordSet("chaired presided co-chaired");

/** `A welcome was given by X`, `moderated by X`: the one who did it. */
export function agent(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const by = agentMark(tokens, from, scene.sentence.from);
	if (by === null) return null;
	const at = participleBefore(tokens, by, scene.sentence.from);
	const token = tokens[at];
	if (token === undefined || !isParticiple(token)) return null;
	const before = tokens.slice(scene.sentence.from, at);
	if (!is(token, wordBit.participle | wordBit.speech)) return unusualAgent(scene, before);
	if (isSilent(token, before)) return null;
	const part = partOf(token);
	return { score: 3 + introduction(scene), part, only: part !== null };
}

/** The `by` of the group: right before it, or before the unnamed person whom it names: `by a woman in uniform, X`. */
function agentMark(tokens: readonly Token[], from: number, low: number): number | null {
	if (reads(tokens[from - 1], "by")) return from - 1;
	if (!reads(tokens[from - 1], ",", ".")) return null;
	for (let at = from - 2; at > Math.max(low, from - 8); at--) {
		if (reads(tokens[at], ",")) return null;
		if (reads(tokens[at], "by")) return reads(tokens[at + 1], "a", "an", "the", "our") ? at : null;
	}
	return null;
}

/** The participle before `by`; `was put on behalf of the operators by` has a phrase between. */
function participleBefore(tokens: readonly Token[], by: number, low: number): number {
	let at = by - 1;
	while (at > low && isBetween(tokens[at])) at--;
	const near = tokens[at];
	if (near !== undefined && isParticiple(near)) return at;
	for (let back = at; back > Math.max(low, by - 9); back--) {
		const token = tokens[back];
		if (token !== undefined && isParticiple(token) && reads(tokens[back - 1], "was", "were")) return back;
	}
	return at;
}

function isBetween(token: Token | undefined): boolean {
	return among(token, between) || token?.text.endsWith("ly") === true;
}

function isParticiple(token: Token): boolean {
	return is(token, wordBit.participle | wordBit.speech) || participle.test(token.text);
}

const participle = /(?:ed|en|wn|ught|un|ept)$/;

/** A song was given, lunch provided, a country led: no words in that. */
function isSilent(token: Token, before: readonly Token[]): boolean {
	const said = before.some((each) => is(each, wordBit.speechNoun));
	if (!said && before.some((each) => is(each, wordBit.performance))) return true;
	if (!said && among(token, vague) && !before.some((each) => is(each, wordBit.meeting))) return true;
	return !among(token, backing) && before.some((each) => is(each, wordBit.pronoun));
}

/** `The session was kept on its rails by X`: only someone introduced in full, and nothing that was performed. */
function unusualAgent(scene: Scene, before: readonly Token[]): Verdict | null {
	if (before.some((each) => is(each, wordBit.performance | wordBit.pronoun | wordBit.subordinate))) return null;
	const said = before.some((each) => is(each, wordBit.speechNoun | wordBit.meeting));
	return said || introduction(scene) >= 2 ? speaks(scene, 1) : null;
}

function partOf(token: Token): Part | null {
	if (among(token, moderating)) return "moderator";
	return among(token, chairing) ? "chair" : null;
}
