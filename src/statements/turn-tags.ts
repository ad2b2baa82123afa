/** What a line of a transcript opens with: whoever speaks, and a colon. */
import { isFreeDash } from "../people/entry-tokens.ts";
import { colon, comma, signBit, verbKind } from "../people/facts.ts";
import { isSpokenTo, partAt } from "../people/parts.ts";
import type { SpeechContext } from "../people/scene.ts";
import { namelessWords } from "../text/field-words.generated.ts";
import { dashedTurn } from "../text/field-words.ts";
import { grammarBit, hashWord, type Lexicon, type Part } from "../text/lexicon.ts";
import { lineMark, type PassageLine } from "../text/passage.ts";
import { keyOfSign, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { behindNumber, callsForWords, longestTag, nouns } from "./noted.ts";
import { saysSomething } from "./units.ts";

/** What a line opens with. */
export interface Tag {
	/** The token of its colon. */
	readonly end: number;
	/**
	 * `named`: a person; `part`: chair, moderator; `unnamed`: an office, a country or `a woman`; `label`: a few words that are nobody
	 * (`Next steps`); `asked`: `Q`; `answered`: `A`; `aside`: all is in brackets, or happens between turns.
	 */
	readonly kind: "named" | "part" | "unnamed" | "label" | "asked" | "answered" | "aside";
	readonly part: Part | null;
	/** `Same speaker, slides:` */
	readonly isSpeaker?: boolean;
}

/** Whoever has one of these leads the meeting, and nobody else has it. */
export const leading: ReadonlySet<Part> = new Set(["chair", "moderator"]);
const nameless = new Set(namelessWords.map(hashWord));
const oneHuman = grammarBit.human | grammarBit.crowd;
const gendered = grammarBit.masculine | grammarBit.feminine;
const mostWords = 5;

interface At {
	readonly line: PassageLine;
	readonly index: number;
	readonly lexicon: Lexicon;
}

/** What a line opens with; null where that says nothing of who speaks. */
export function tagOf(scene: SpeechContext, { line, index, lexicon }: At): Tag | null {
	const { tokens, facts, mentionAt } = scene;
	const { key, sentence, lineStart, shape: shapes } = tokens;
	const [start, last] = [lineStart[index] as number, lineStart[index + 1] as number];
	const first = mentionAt[start] === undefined ? behindNumber(tokens, start, last) : start;
	// A few words with nothing but a time on the line below them, as programs for meetings write a turn.
	const isOverTime = scene.passage.lines[index + 1]?.timed === true && lineStart[index + 2] === last;
	if (isOverTime && last - start <= longestTag)
		return { end: last, kind: mentionAt[first] === undefined ? "unnamed" : "named", part: null };
	const whole = wholeLine(scene, first, last);
	if (whole === "aside" || (whole === "named" && line.timed === true)) return { end: last, kind: whole, part: null };
	// `A (Austria):` says who answers.
	const isOpen = first + 1 < last && ((facts.sign[first + 1] as number) & signBit.opening) !== 0;
	const isLetter = line.mark === lineMark.letter || (shapes[first] === shape.letter && !isOpen);
	const calledKind = key.subarray(first, last).includes(question) ? "asked" : isLetter ? "answered" : "unnamed";
	if (line.mark === lineMark.letter) return { end: first, kind: calledKind, part: null };
	const isCall = callsForWords(scene, first, last);
	const named = mentionAt[first];
	const isPart = leading.has(partAt(tokens, first, lexicon) as Part);
	let dash = isPart ? first + 1 : -1;
	// `JT - the river is orange`: a shorter name of somebody whom another line names in full; `Ann Bell - nets are few`, but not
	// `Ann Bell - UNICEF`.
	if (!isPart && named !== undefined && isFreeDash(tokens, named.to))
		if (named !== named.person.full || saysSomething(scene, named.to, last) || isDashed(scene, index)) dash = named.to;
	// `unknown woman - nets are few`, `man at the back - why?`, `a lady - no`
	const isAny = ((tokens.grammar[first] as number) & grammarBit.indefinite) !== 0;
	const isWhole = isAny || ((tokens.lexical[first + 1] as number) & wordBit.function) !== 0;
	const isHuman = ((tokens.grammar[isAny ? first + 1 : first] as number) & oneHuman) === grammarBit.human;
	const isOther = line.mark === lineMark.none && ((isHuman && isWhole) || nameless.has(tokens.word[first] as number));
	// What is added of whoever has no name may be long: `Woman from Brazil, I think from the ministry: …`, and so may what is
	// said of somebody in brackets: `DR. ANN BELL (Minister of Health and Sport, Fiji): …`
	let [end, head, most] = [first, -1, first + longestTag];
	const isFree = line.mark === lineMark.none && !line.heading && first === start;
	const isTold = named !== undefined && isFree && ((facts.sign[named.to] as number) & signBit.opening) !== 0;
	if (isTold) end = named.to;
	// `10:21 Arch. Ann Bell, Regional Office for the Coasts of Africa: …`
	else if (named !== undefined && line.timed === true && key[named.to] === comma) most = named.to + longestTag;
	let depth = 0;
	while (end < last && end < most && key[end] !== colon) {
		if ((isCall || isOther || end === dash) && isFreeDash(tokens, end)) break;
		const sign = facts.sign[end] as number;
		if (depth === 0 && (sign & signBit.stop) !== 0) return null;
		if (head < 0 && named === undefined && (key[end] === comma || (sign & signBit.opening) !== 0)) {
			head = end;
			most = end + longestTag;
		}
		// `Q (from the chat, a nurse from the north of Fiji): …`
		if ((sign & signBit.opening) !== 0) depth++;
		if ((sign & signBit.closing) !== 0) depth--;
		if (depth > 0 && (isCall || isTold)) most++;
		end++;
	}
	// `Ann Bell (Minister of Health and Sport, Fiji) said of nets:`
	if (isTold && end > first + longestTag && ((facts.sign[end - 1] as number) & signBit.closing) === 0) return null;
	if (end === first || end === most || end + 1 >= last || sentence[end - 1] !== sentence[first]) return null;
	if (mentionAt[first] !== undefined || isNamedWithin(scene, first, end)) return { end, kind: "named", part: null };
	const to = end < first + longestTag ? end : head;
	const timed = line.timed === true;
	return namelessTag(scene, { first, to, end, calledKind: isCall ? calledKind : null, timed, lexicon });
}

/** Whether a line and one next to it have words, a dash and small letters, and something is done or said of oneself behind the dash. */
export function isDashed({ passage: { text, lines }, tokens, facts }: SpeechContext, index: number): boolean {
	let [alike, isSaid] = [0, false];
	for (let line = index - 1; line <= index + 1; line++) {
		const { start, end } = lines[line] ?? { start: 0, end: 0 };
		const isLike = dashedTurn.test(text.slice(start, end));
		if (line === index && !isLike) return false;
		if (!isLike) continue;
		alike++;
		let isBehind = false;
		for (let at = tokens.lineStart[line] as number; at < (tokens.lineStart[line + 1] as number); at++) {
			isBehind ||= isFreeDash(tokens, at);
			const says = facts.verb[at] !== verbKind.none || ((tokens.grammar[at] as number) & grammarBit.person) !== 0;
			isSaid ||= isBehind && says;
		}
	}
	return alike > 1 && isSaid;
}

/** A tag without a name, up to the colon, and what decides about it: the tokens that say who is meant, and whether it calls for words. */
interface Nameless {
	readonly first: number;
	readonly to: number;
	readonly end: number;
	readonly calledKind: "asked" | "answered" | "unnamed" | null;
	readonly timed: boolean;
	readonly lexicon: Lexicon;
}

function namelessTag(scene: SpeechContext, { first, to, end, calledKind, timed, lexicon }: Nameless): Tag | null {
	const { tokens, facts, mentionAt, endsAt } = scene;
	const { lexical, grammar, shape: shapes } = tokens;
	const isCall = calledKind !== null;
	const isLong = to < end;
	let [words, classes, means, verbs]: [number, number, number, number] = [0, 0, 0, 0];
	let part: Part | null = null;
	for (let at = first; at < to; at++) {
		const isHuman = isCall && (means & (grammarBit.human | grammarBit.crowd)) !== 0;
		if ((mentionAt[at] !== undefined || endsAt[at] === 1) && !isHuman) return null;
		if (shapes[at] === shape.sign) continue;
		words++;
		classes |= lexical[at] as number;
		means |= grammar[at] as number;
		if (facts.verb[at] !== verbKind.none && ((lexical[at] as number) & nouns) === 0) verbs++;
		part ??= partAt(tokens, at, lexicon);
	}
	if (words > mostWords && !isCall) return null;
	// `Chair: Ann Bell, UNICEF`: who is named right behind it is meant by it, but `Chair: Ann Bell?` calls on her.
	const meant = mentionAt[end + 1];
	if (meant !== undefined && !isSpokenTo(tokens, meant)) return null;
	if (isLong && (verbs > 0 || part !== null)) return null;
	if (part !== null && leading.has(part)) return { end, kind: "part", part };
	// `Speaker 5:`, and `Speaker:` with a time before it
	if (part !== null && !timed && shapes[to - 1] !== shape.number) return null;
	if (calledKind !== null) return { end, kind: calledKind, part: null };
	const isAcronym = end === first + 1 && shapes[first] === shape.capitals;
	const isWriter = (means & grammarBit.person) !== 0 && (means & gendered) === 0 && verbs === 0;
	const isSomebody =
		isAcronym ||
		isWriter ||
		(classes & (wordBit.office | wordBit.place)) !== 0 ||
		(means & (grammarBit.human | grammarBit.crowd)) !== 0;
	const isSpeaker = (means & grammarBit.floor) !== 0;
	if (isSomebody || timed) return { end, kind: "unnamed", part: null, isSpeaker };
	// `First: …`, `Second point: …`, `For example: …` go on with what somebody says; `Next steps: …` does not.
	const [opening, second] = [lexical[first] as number, lexical[first + 1] as number];
	const counts = (opening & wordBit.ordinal) !== 0 && (end === first + 1 || (second & wordBit.speechNoun) !== 0);
	const goesOn = counts || ((opening & wordBit.function) !== 0 && (opening & wordBit.ordinal) === 0);
	return isLong || goesOn || verbs > 0 ? null : { end, kind: "label", part: null };
}

/** `Chair (Ann Bell)`, `Answer from Ms Bell` */
function isNamedWithin({ tokens: { lexical }, facts, mentionAt }: SpeechContext, first: number, end: number): boolean {
	let isTied = ((lexical[first] as number) & wordBit.speechNoun) !== 0;
	for (let at = first + 1; at < end; at++) {
		const mention = mentionAt[at];
		if (mention !== undefined && ((facts.sign[at - 1] as number) & signBit.opening) !== 0) return true;
		if (mention !== undefined && isTied && mention.to === end) return true;
		isTied &&= ((lexical[at] as number) & wordBit.function) !== 0;
	}
	return false;
}

/** Whether a line is nothing but one bracket that names nobody, or but a name, with a remark in brackets or without. */
export function wholeLine(scene: SpeechContext, first: number, last: number): "aside" | "named" | null {
	const { facts, mentionAt } = scene;
	const to = mentionAt[first]?.to ?? first;
	let depth = 0;
	for (let at = to; at < last; at++) {
		const sign = facts.sign[at] as number;
		if ((sign & signBit.opening) !== 0) depth++;
		if (depth === 0 || mentionAt[at] !== undefined) return null;
		if ((sign & signBit.closing) !== 0) depth--;
	}
	if (depth > 0 || first === last) return null;
	return to > first ? "named" : "aside";
}

const question = keyOfSign("?");
