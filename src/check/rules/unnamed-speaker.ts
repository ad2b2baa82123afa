import type { Statement } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Form } from "../../forms/form.ts";
import { hasLetter, withoutAccents } from "../../text/ascii.ts";
import {
	askingWords,
	collectives,
	floorWords,
	fromWords,
	namelessWords,
	nobodyWords,
	roomWords,
	tellingWords,
	turnNouns,
	verbFirstLanguages,
} from "../../text/field-words.generated.ts";
import { anyOf, openingTime } from "../../text/field-words.ts";
import { findSlot, grammarBit, hashWord } from "../../text/lexicon.ts";
import { pointBehind } from "../../text/place.ts";
import { type Words, wordBit } from "../../text/words.ts";
import type { CheckInput } from "../context.ts";
import { type Leaf, leavesOf } from "../label-lines.ts";
import type { Rule } from "../rule.ts";
import { verbOfSpeech } from "./no-speakers.ts";

/** Somebody speaks without a name, beside speakers who have one or in turns. */
export const unnamedSpeaker: Rule = {
	code: "unnamed-speaker",
	examples: [
		[
			"all have names",
			"Summary of information presented\n\nMs Ann Bell said that the boats were counted.\n\nMr Bo Li of Fiji asked why.\n",
		],
		[
			"a sentence about an office",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nThe delegate of Fiji was late.\n",
		],
		[
			"a delegate without a name",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nThe delegate of Fiji asked why.\n",
			"5:1-5:27",
		],
		[
			"a speaker's line without a name",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nQ from Kenya: Who pays?\n",
			"5:1-5:14",
		],
		[
			"a speaker's line with a time",
			"Summary of information presented\n\n10:02 Ms Ann Bell: Nets are few.\n\n10:04 Unknown man, hotel association: Who pays?\n",
			"5:1-5:38",
		],
		[
			"a list item with items below it",
			"Summary of information presented\n\n- Ms Ann Bell said:\n  - nets are few\n- India\n  - wants more\n",
			"5:3-5:8",
		],
		[
			"a table of numbers",
			"Summary of information presented\n\nMs Ann Bell said so.\n\n| Country | Boats |\n|---|---|\n| Kenya | 12 |\n| Fiji | 7 |\n\nNobody knew why.\n",
		],
		[
			"words before a colon that are a subject, not a speaker",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nBoats from Kenya: Who pays?\n",
		],
		[
			"a description between commas",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nThe chair, whose name I did not catch, asked why.\n",
			"5:1-5:45",
		],
		[
			"a sentence after somebody's words, in the same paragraph",
			"Summary of information presented\n\nMs Ann Bell said so. The delegate of Fiji asked why.\n",
			"3:22-3:48",
		],
		[
			"only the moderator's lines",
			"Summary of information presented\n\nMOD: good morning, I am Ana Ruiz of UNESCO\n\nMOD: now the floor is yours\n",
			"3:1-3:5",
		],
		[
			"what an office did, in the passive",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nThe session was opened by the minister.\n",
			"5:1-5:39",
		],
	],
	check({ report, form, text }, tell) {
		const asked = new Set<string>();
		for (const { name, statements } of form.sections) if (statements) asked.add(name);
		for (const child of report.children) {
			if (child.type !== "section") continue;
			const { statements } = child;
			const isSpoken = statements.length > 0;
			// Where nobody speaks, only turns tell that somebody did; a verb of speech has a finding of its own.
			if (!isSpoken && (!asked.has(child.name) || verbOfSpeech(plainText(child.children), form.words) !== null))
				continue;
			let [first, count]: [Opening | null, number] = [null, 0];
			// In a table of who said what, rows with a name that was not read as one.
			let [row, rows]: [Opening | null, number] = [null, 0];
			// Both are in the order of the notes: where the statements that begin before a sentence end at the latest.
			let [next, end] = [0, -1];
			for (const { type, position, words, opens, speaks } of leavesOf(child.children, form.words)) {
				if (type === "heading") continue;
				// Where the sentence at hand begins, in the words of its paragraph and in the notes.
				const offset = position.start.offset ?? 0;
				// Without signs of emphasis, words stand where they do in the paragraph.
				const isPlain = (position.end.offset ?? 0) - offset === words.length;
				for (let [from, at] = [0, offset]; from >= 0; ) {
					for (let own = statements[next]; own !== undefined; own = statements[++next]) {
						if ((own.position.start.offset ?? 0) > at) break;
						end = Math.max(end, own.position.end.offset ?? 0);
					}
					if (at >= end) {
						const start = words.slice(from, from + longest);
						const spoken = isSpoken ? speechOf(start, form) : null;
						let opening = spoken;
						if (from === 0) {
							opening ??=
								(isSpoken && (opens || speaks) ? headOf(start, form.words) : null) ?? turnOf(start, form.words);
							const isOthers = statements[next]?.position.start.line === position.start.line;
							if (opening === null && isSpoken && speaks && !isOthers && isUnread(start, statements)) {
								row ??= { position, words, at, isPlain, isSpoken: true };
								rows++;
							}
						}
						if (opening !== null && !(from > 0 && namesSomebody(opening, form.words))) {
							first ??= { position, words: opening, at, isPlain, isSpoken: spoken !== null };
							count++;
						}
					}
					// In a paragraph in which somebody has words, the sentences behind these may be somebody else's.
					const before = from;
					nextSentence.lastIndex = from;
					from = isSpoken && end < (position.end.offset ?? 0) && nextSentence.test(words) ? nextSentence.lastIndex : -1;
					// With its signs, the sentence before is hardly twice as long.
					const reach = at + 2 * (from - before) + longest;
					if (isPlain) at = offset + from;
					else if (from > 0) at += Math.max(0, text.slice(at, reach).indexOf(words.slice(from, from + shortest)));
				}
			}
			if (row !== null)
				tell({ code: "unnamed-speaker", position: row.position, words: row.words, more: rows - 1, row: true });
			if (first !== null) tell(findingOf(first, count - 1, { text, form }));
		}
	},
};

/** Whether a cell has words, but not the last name of somebody who has words of her own elsewhere. */
function isUnread(cell: string, statements: readonly Statement[]): boolean {
	const words = cell.split(/[\s,;()]+/);
	const isNamed = statements.some(({ speakers }) =>
		speakers.some(({ name }) => words.includes(name.split(" ").at(-1) ?? name)),
	);
	return hasLetter(cell) && !isNamed;
}

/** The words that say who speaks. */
interface Opening extends Pick<Leaf, "position" | "words"> {
	/** Where they begin in the notes. */
	readonly at: number;
	/** Whether the paragraph has no signs but its words. */
	readonly isPlain: boolean;
	/** Whether a verb of speech is among them. */
	readonly isSpoken: boolean;
}

function findingOf({ position, words, at, isPlain, isSpoken }: Opening, more: number, { text, form }: Noted): Finding {
	const own = { ...position };
	// Where emphasis or the end of a line is among the words, the whole paragraph is meant.
	if (isPlain || text.startsWith(words, at)) {
		own.start = pointBehind(position.start, text, { start: position.start.offset ?? 0, end: at });
		own.end = pointBehind(own.start, text, { start: at, end: at + words.length });
	}
	const [, name] = /\s(\p{Lu}\p{Ll}+)$/u.exec(words) ?? [];
	const isNamed = isSpoken && name !== undefined && (form.words.bits(name) & wordBit.office) === 0;
	return { code: "unnamed-speaker", position: own, words, more, ...(isNamed && { named: true }) };
}

/** `A poem by the writer Ann Bell asked why`: a given name with a capital behind it, or two words that are in no office, place or body. */
function namesSomebody(opening: string, { bits }: Words): boolean {
	for (const [name, next = ""] of opening.matchAll(wordOfName)) {
		const first = bits(name);
		if ((first & wordBit.given) !== 0 || ((first | bits(next)) & notInNames) === 0) return true;
	}
	return false;
}

type Noted = Pick<CheckInput, "text" | "form">;

const longest = 120;
/** So many characters of a sentence say where it stands. */
const shortest = 12;
const wordOfName = /\p{Lu}\p{Ll}+(?= (\p{Lu}\p{Ll}+))/gu;
const nextSentence = /[.!?]["”’»)]*\s+(?=\p{Lu})/gu;

/** `The delegate of Fiji asked`, `In the discussion that followed, a nurse said`: the first words up to the verb of speech. */
function speechOf(opening: string, { words, language }: Form): string | null {
	const turned = turnedRound(opening, words, verbFirstLanguages.includes(language.slice(0, 2)));
	if (turned !== null) return turned;
	let isSomebody = false;
	const asks = asking.exec(opening);
	// What stands between two commas describes whoever is named before it: `The chair, whose name I did not catch, said`.
	let aside = -1;
	// So does what stands in brackets, before anything is done: `The moderator (from ICOM, I did not catch his name) asked`.
	let [last, isDone, clause, helped] = [0, false, -1, -1];
	let [before, isOfThing] = [0, false];
	for (const { 0: word, index } of opening.matchAll(eachWord)) {
		if (index < last) continue;
		const gap = opening.slice(last, index);
		last = index + word.length;
		if (isSomebody && !isDone && (gap.includes("(") || gap.includes("["))) {
			const length = opening.slice(index).search(/[)\]]/);
			if (length < 0) return null;
			last = index + length;
			continue;
		}
		if (word === ",") {
			clause = -1;
			aside = isSomebody && aside < 0 && endsAside.test(opening.slice(index)) ? index : -1;
			continue;
		}
		if (asks !== null && index === asks.index)
			return isSomebody && aside < 0 ? opening.slice(0, index + asks[0].length) : null;
		const { lexical, isPerson, isOther, isSpeech, isAdverb, isRelative, isGenitive } = kindOf(word, words);
		const isAuxiliary = (lexical & wordBit.auxiliary) !== 0;
		// `A man whose name I did not catch spoke`, but not of `those who were told`
		if (isRelative && isSomebody && !opening.slice(0, index).includes(",")) clause = index;
		if (clause >= 0 && isAuxiliary) helped = index + word.length + 1;
		const isEnd = !/\p{L}/u.test(word) || (clause < 0 && isAuxiliary) || (isSpeech && helped === index);
		if (aside >= 0 && isEnd) continue;
		// `The chief subjects were as follows`, `I wrote while people spoke`, `Nobody asked`
		if (isEnd || (isOther && !isSomebody && !(index === 0 && isAdverb))) return null;
		if (isSpeech && isSomebody) return opening.slice(0, index + word.length);
		// `The report of the minister said`
		isOfThing ||= !isSomebody && isGenitive && (before & (wordBit.speechNoun | wordBit.meeting)) !== 0;
		before = lexical;
		isSomebody ||= isPerson && !isOfThing;
		isDone ||= !isPerson && (lexical & wordBit.verb) !== 0;
	}
	return null;
}

/** Such a phrase, as whole words: `\\b` knows no letters beyond ASCII. */
const asking = new RegExp(`(?<=\\s)${anyOf([...askingWords, ...tellingWords])}(?=[\\s,.?:])`, "i");
const eachWord = /\p{L}[\p{L}'’-]*|[.!?;:,]/gu;
const mostBetween = 8;

/**
 * `Moderó la sesión Ana Ruiz`, `Clausuró el acto la embajadora`: the verb comes first, and somebody behind what it is
 * about. `The session was opened by the minister`: an office behind the word for who did it.
 */
function turnedRound(opening: string, words: Words, mayOpen: boolean): string | null {
	// How many words stand behind the first verb, behind the word for who did it, and before both.
	let [behind, agent, before] = [-1, -1, 0];
	let [named, above, verb]: [number, number, boolean] = [-1, 0, false];
	for (const { 0: word, index } of opening.matchAll(eachWord)) {
		const end = index + word.length;
		const { lexical, isSpeech, isArticle, isAgent } = kindOf(word, words);
		const isOffice = (lexical & wordBit.office) !== 0;
		const isNamed = /^\p{Lu}.*\p{Ll}/u.test(word) && (lexical & (wordBit.place | wordBit.body)) === 0;
		if (named >= 0 && !isNamed) break;
		if (!/\p{L}/u.test(word)) return null;
		if (agent >= 0) {
			if (agent++ === 0 && isArticle) continue;
			return agent === 2 && isOffice ? opening.slice(0, end) : null;
		}
		if (isAgent && verb && (above & wordBit.auxiliary) !== 0) agent = 0;
		if (behind >= 0) {
			if (behind++ === 0 && !isArticle && (lexical & (wordBit.honorific | wordBit.office)) === 0) return null;
			if (behind > mostBetween || isSpeech || (lexical & wordBit.auxiliary) !== 0) return null;
			if (isNamed) named = end;
			else if (isOffice) return opening.slice(0, end);
		} else if (mayOpen && isSpeech && before < 2) {
			if (before === 0 || (above & (wordBit.auxiliary | wordBit.function)) !== 0) behind = 0;
		}
		if (!isSpeech) above = lexical;
		verb = isSpeech;
		before++;
	}
	return named < 0 ? null : opening.slice(0, named);
}

const endsAside = /^,[^,.!?;:]+,\s/u;

const opensClause = grammarBit.clause | grammarBit.relative | grammarBit.and;

/** `India`, `a nurse (name not caught)`: who it is, and nothing is done, in the first cell of a row or above items of its own. */
function headOf(opening: string, words: Words): string | null {
	const head = opening.replace(/[([].*$/su, "").trimEnd();
	if (/[.!?:;]$/u.test(head)) return null;
	if (fromFloor.test(head)) return head;
	let [count, isOpen, isSomebody, names] = [0, true, false, 0];
	for (const [word] of head.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
		const { lexical, isPerson, isArticle } = kindOf(word, words);
		if (!isPerson && (lexical & (wordBit.verb | wordBit.auxiliary)) !== 0) return null;
		// Who it is comes first, or behind an article.
		if (count++ === 0) isOpen = isPerson || isArticle;
		isSomebody ||= isOpen && isPerson && !isArticle;
		if ((lexical & notInNames) === 0 && /^\p{Lu}\p{L}*\p{Ll}/u.test(word)) names++;
	}
	// `Judge Amina Sesay`
	return isSomebody && names < 2 && count <= mostBetween ? head : null;
}

const notInNames = wordBit.office | wordBit.place | wordBit.body | wordBit.part | wordBit.honorific | wordBit.function;

/** `Q from Kenya:`, `14:02 A student:`, `someone from the floor -`: who it is comes first, and nothing is done. */
function turnOf(opening: string, words: Words): string | null {
	const [whole = "", tag = ""] = turnPattern.exec(opening) ?? [];
	// `MOD:`, `Mod.:`
	const part = words.lexicon.parts.get(hashWord(tag.toLowerCase()));
	if ((part === "moderator" || part === "chair") && !kindOf(tag, words).isSpeech) return whole.trimEnd();
	if (fromFloor.test(tag)) return whole.trimEnd();
	let [isFirst, before] = [true, 0];
	const brackets = tag.search(/[([]/);
	const isSmall = tag.charAt(0) >= "a";
	if (isSmall && isCalledHuman(brackets < 0 ? tag : tag.slice(0, brackets), words)) return whole.trimEnd();
	for (const { 0: word, index } of tag.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
		// What stands in brackets is said of whoever comes first: `UNFPA guy (didn't catch name):`.
		const isAside = brackets >= 0 && index > brackets;
		if (isAside && !isFirst) break;
		const { lexical, isPerson, isHuman, ...kind } = kindOf(word, words);
		// `Somebody from Fiji:`
		const isArticle = kind.isArticle && !(isPerson && !nobodyWords.includes(word.toLowerCase()));
		if ((lexical & (wordBit.verb | wordBit.auxiliary)) !== 0 && !isPerson) return null;
		const isKnown = isArticle || isPerson || (lexical & (wordBit.speechNoun | wordBit.function)) !== 0;
		// `Unknown man:`, but `Boats from Kenya:` is about boats.
		if (before++ === 0 && !isKnown && (/^\p{Lu}\p{L}/u.test(word) || namelessWords.includes(word))) continue;
		if (isFirst && !isArticle && !(before === 1 ? isPerson : isHuman) && (isAside || !/^(?:\p{Lu}|q)$/u.test(word)))
			return null;
		isFirst &&= isArticle;
	}
	return isFirst ? null : whole.trimEnd();
}

/** `unfpa guy`, `the world bank lady`: nothing but a few words in small letters, the last one for somebody. */
function isCalledHuman(tag: string, words: Words): boolean {
	const called = tag.trim().split(/[\s,]+/u);
	const last = called.pop() ?? "";
	const [first = ""] = called;
	if (called.length === 0 || called.length > mostCalled || collectives.includes(last)) return false;
	for (const [at, word] of called.entries()) {
		const { lexical, isArticle } = kindOf(word, words);
		if (!(at === 0 && isArticle) && (lexical & notBeforeHuman) !== 0) return false;
	}
	return kindOf(last, words).isOne && (called.length > 1 || !kindOf(first, words).isArticle);
}

const mostCalled = 3;
const notBeforeHuman = wordBit.verb | wordBit.auxiliary | wordBit.function | wordBit.speech;

const floorTag = [
	`^(?:(?:${anyOf(turnNouns)}\\s*\\d{0,2}\\s+)?(?:${anyOf(fromWords)}\\s*)(?:${anyOf([...floorWords, ...roomWords])})`,
	anyOf(floorWords),
	`${anyOf(namelessWords)})\\s*\\d{0,2}\\s*(?:\\(.*)?$`,
].join("|");
/** `Question from the floor`, `From the audience (Norway)`, `FLOOR`, `Unknown 2`; with accents or without. */
const fromFloor = new RegExp(`${floorTag}|${withoutAccents(floorTag)}`, "i");

const turnPattern = new RegExp(
	String.raw`^(?:${openingTime})?(\p{L}(?:[^:.!?–—(]|\([^()\n]{0,60}\)){0,60}?)(?:(?:\.|\s?\?{1,3})?:|\s[-–—])(?=\s)`,
	"u",
);

const elision = /^\p{L}['’](?=\p{L}{2})/u;

/** What a word may mean before a verb of speech. */
function kindOf(written: string, { lexicon, lists, bits }: Words) {
	// `L'ambassadrice`
	const word = written.replace(elision, "");
	const lexical = bits(word);
	const grammar = lexicon.grammar[findSlot(lexicon, hashWord(word.toLowerCase()))] ?? 0;
	const isNamed = (lexical & (wordBit.office | wordBit.place)) !== 0;
	return {
		lexical,
		isSpeech: (lexical & wordBit.speech) !== 0 && (lexical & (wordBit.present | wordBit.speechNoun)) === 0,
		/** `Then the delegate said` */
		isAdverb: (grammar & grammarBit.adverb) !== 0,
		isAgent: (grammar & grammarBit.agent) !== 0,
		isGenitive: (grammar & grammarBit.genitive) !== 0,
		isRelative: (grammar & grammarBit.relative) !== 0,
		isOne: (grammar & grammarBit.human) !== 0,
		isHuman: (lexical & wordBit.office) !== 0 || (grammar & grammarBit.human) !== 0,
		isPerson: isNamed || (grammar & (grammarBit.human | grammarBit.crowd)) !== 0,
		isArticle: (grammar & (grammarBit.indefinite | grammarBit.definite)) !== 0,
		/** A word for somebody who is known, for nobody, or that opens a clause. */
		isOther:
			(grammar & grammarBit.person) !== 0 ||
			(grammar & opensClause) === grammarBit.clause ||
			lists.nobody.includes(word.toLowerCase()),
	};
}
