/** Lines that are nobody's whom the section names: `someone from Fiji said`, `the delegate of Kenya:`, `c) Discussion`. */
import { isFreeDash } from "../people/entry-tokens.ts";
import { colon, signBit, verbKind } from "../people/facts.ts";
import type { Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { grammarBit } from "../text/lexicon.ts";
import { shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { titlesOf } from "./titles.ts";
import type { Unit } from "./units.ts";

/** What may be a plural or a talk is no verb in a label: `Action points`, `Exchange of views`. */
export const nouns = wordBit.present | wordBit.speechNoun | wordBit.meeting;

/** So many tokens may stand before whoever's words follow is clear. */
export const longestTag = 9;

/**
 * `question from the floor (a lady from Fiji) what about boats`, `Q&A - a woman asked`: words of somebody without a name. Below
 * a line like it that names somebody, `someone from Fiji said` is another, too.
 */
export function isOfSomebody(scene: SpeechContext, { from: first, to, line }: Unit, isPeer: boolean): boolean {
	const { tokens, facts } = scene;
	const { lexical, grammar, lineStart } = tokens;
	if (first !== lineStart[line]) return false;
	// `Then the ambassador said`
	const from = ((grammar[first] as number) & then) === then ? first + 1 : first;
	// `Then there was a man from Fiji`
	for (let at = first + 2; from > first && at < Math.min(to, first + 5); at++) {
		const isThere =
			((grammar[at - 2] as number) & grammarBit.passive) !== 0 &&
			((grammar[at - 1] as number) & grammarBit.indefinite) !== 0;
		if (isThere && ((grammar[at] as number) & (grammarBit.human | grammarBit.crowd)) !== 0) return true;
	}
	// A quotation is what somebody says.
	const mayBeOther = isPeer && tokens.shape[from] !== shape.sign;
	const isSmall = ((lexical[from + 1] as number) & wordBit.function) !== 0;
	const isOf = ((grammar[from + 1] as number) & (grammarBit.genitive | grammarBit.and)) !== 0;
	const isAsked = ((lexical[from] as number) & wordBit.speechNoun) !== 0 && isSmall && !isOf;
	// `Health - people need clinics` is what the speaker says.
	const mayAsk = ((lexical[from] as number) & (wordBit.speechNoun | wordBit.meeting)) !== 0;
	const people = grammarBit.human | grammarBit.crowd;
	let last = isAsked ? from + longestTag : 0;
	// `The speaker` is whoever spoke before, but `the lady from Fiji` hardly is.
	const isDefinite = ((grammar[from] as number) & grammarBit.definite) !== 0;
	const isOffice = ((lexical[from] as number) & wordBit.office) !== 0;
	let [isOther, isWhole] = [
		mayBeOther && (isOffice || ((grammar[from] as number) & people) !== 0),
		!isDefinite && !isOffice,
	];
	for (let at = from + 1; at < Math.min(to, from + longestTag); at++) {
		const isOfPlace =
			((lexical[at] as number) & wordBit.office) !== 0 &&
			((grammar[at + 1] as number) & grammarBit.genitive) !== 0 &&
			((lexical[at + 2] as number) & wordBit.place) !== 0;
		const isPerson = isOfPlace || ((grammar[at] as number) & people) !== 0;
		// `report by members of her group` is hers.
		const isMeant = !isAsked || ((grammar[at - 1] as number) & grammarBit.indefinite) !== 0;
		if (at <= last && isMeant && isPerson) return true;
		const isDash = isFreeDash(tokens, at);
		const verb = facts.verb[at] as number;
		if (isOther && isWhole && (isDash || verb === verbKind.says || tokens.key[at] === colon)) {
			for (const person of scene.people) if (isCalled(scene, person, from, at)) return false;
			return true;
		}
		if (verb !== verbKind.none && tokens.shape[at] === shape.low) isOther = false;
		else if (mayBeOther && isPerson && at <= from + 4) isOther = true;
		const isSmallWord = ((lexical[at] as number) & wordBit.function) !== 0;
		if (isOther && isSmallWord && ((grammar[at] as number) & grammarBit.adverb) === 0) isWhole = true;
		if (last === 0 && mayAsk && isDash) last = at + 2;
	}
	return false;
}

const then = grammarBit.adverb | grammarBit.clause;

/** `The moderator then asked what governments could do.`, where nobody who is named leads the meeting. */
export function isUnheld(scene: SpeechContext, { from, to }: Unit): boolean {
	const { tokens, facts } = scene;
	let at = from + 2;
	while (at < to && ((tokens.grammar[at] as number) & grammarBit.adverb) !== 0) at++;
	if (at === to || facts.verb[at] !== verbKind.says) return false;
	for (const person of scene.people) {
		const { words, leads } = titlesOf(scene, person, true);
		if (leads || words.has(tokens.word[from + 1] as number)) return false;
	}
	return true;
}

/** Whether all that a tag says, its small words left out, stands in what describes somebody. */
export function isCalled({ tokens }: SpeechContext, { role, full }: Person, from: number, to: number): boolean {
	const { word, lexical, shape: shapes } = tokens;
	const described = new Set<number>();
	for (let at = full.head; at < full.from; at++) described.add(word[at] as number);
	for (let at = role?.from ?? 0; at < (role?.to ?? 0); at++) described.add(word[at] as number);
	for (let at = from; at < to; at++) {
		const isSmall = shapes[at] === shape.sign || ((lexical[at] as number) & wordBit.function) !== 0;
		if (!isSmall && !described.has(word[at] as number)) return false;
	}
	return true;
}

/** Whether a line is a few words without a verb or an end mark: `c) Discussion`, `[10:40] End`. */
export function isTopic({ tokens, facts }: SpeechContext, from: number, to: number): boolean {
	if (to - from > longestTag || to === from) return false;
	for (let at = from; at < to; at++)
		if (facts.verb[at] !== verbKind.none && ((tokens.lexical[at] as number) & nouns) === 0) return false;
	return ((facts.sign[to - 1] as number) & signBit.stop) === 0;
}

const itemNumber = /^(?:\p{L}|[ivx]{1,4}|\d{1,2})[.)]\s/iu;
const longestNumber = 6;

/** The first token behind the number of an item, which reports write into its words: `a) Ann Bell: …` */
export function behindNumber({ text, start }: SpeechContext["tokens"], first: number, last: number): number {
	const from = start[first] as number;
	const number = itemNumber.exec(text.slice(from, from + longestNumber));
	let at = first;
	while (number !== null && at < last && (start[at] as number) < from + number[0].length) at++;
	return at < last ? at : first;
}

const longestLetter = 3;

/** `Q:`, `Question from the floor -`, `A (a delegate):`: words of whoever asks or answers; not `Question of land:`. */
export function callsForWords({ tokens, facts }: SpeechContext, first: number, last: number): boolean {
	const { text, key, shape: shapes, lexical, grammar, start, end } = tokens;
	const next = first + 1;
	const isNumbered =
		/^.\d/.test(text.slice(start[first], end[first])) &&
		(end[first] as number) - (start[first] as number) <= longestLetter;
	const isOne = shapes[first] === shape.letter || isNumbered || ((lexical[first] as number) & wordBit.speechNoun) !== 0;
	const isShort = key[next] === colon && (end[first] as number) - (start[first] as number) <= longestLetter;
	if (next >= last || !(isOne || isShort)) return false;
	const isSmall = ((lexical[next] as number) & wordBit.function) !== 0;
	const isOpen = ((facts.sign[next] as number) & signBit.opening) !== 0 || shapes[next] === shape.number;
	const isOf = ((grammar[next] as number) & (grammarBit.genitive | grammarBit.and)) !== 0;
	return key[next] === colon || isOpen || isFreeDash(tokens, next) || (isSmall && !isOf);
}
