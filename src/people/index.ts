/** Reads who is named in a passage, how she is described, and how likely she speaks. */
import type { Lexicon } from "../text/lexicon.ts";
import type { Passage } from "../text/passage.ts";
import { scan } from "../text/tokenize.ts";
import { is, newTokens, shape, type Tokens, type Writable } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { type Features, newFeatures, type PeopleModel, weightsAt } from "./model.ts";
import { raiseNames, textOf } from "./name-words.ts";
import { findNames, gatherWords, type NameSpan } from "./names.ts";
import { joinNames } from "./persons.ts";
import type { PeopleRegister, Spelling, SpellingIndex } from "./register.ts";
import { findRoles } from "./roles.ts";
import { lookAround, type SpeechContext } from "./scene.ts";
import { findSpeakers } from "./speakers.ts";

/** Buffers that each passage fills again. */
export interface ReadingRoom {
	/** The list in which the features of each decision are gathered, one decision after the other. */
	readonly features: Features;
	readonly tokens: Writable;
	/** The features of all that stands around mentions. */
	readonly around: Features;
}

/** Room to read one passage at a time in. */
export function newReadingRoom(): ReadingRoom {
	return { features: newFeatures(), tokens: newTokens(), around: newFeatures() };
}

/** What people are read with. */
export interface PeopleReader extends ReadingRoom {
	readonly lexicon: Lexicon;
	readonly model: PeopleModel;
	/** What has been said once of people, for all notes. */
	readonly register?: PeopleRegister | null;
}

/** Finds the people of a passage, good until the reader reads the next one; `present` are the hashes of the words that name those whom the fields name. */
export function readPeople(
	passage: Passage,
	present: ReadonlySet<number>,
	{ lexicon, model, register = null, features, tokens: room, around }: PeopleReader,
): SpeechContext {
	const tokens = scan(passage, lexicon, room);
	const smallElsewhere = (word: number): number => {
		const found = weightsAt(model.smallWords, word);
		return found < 0 ? 0 : (model.smallWords.weights[found] as number);
	};
	raiseNames(tokens, smallElsewhere);
	const words = gatherWords(tokens, passage, present);
	const found = findNames({ tokens, words, smallElsewhere }, model, features);
	const names = register === null ? found : withRegistered(tokens, found, register.spellings(lexicon));
	const people = joinNames(tokens, words, names);
	around.count = 0;
	const scene = lookAround(passage, tokens, { words, people, features: around });
	findRoles(scene, { model, features });
	findSpeakers(scene, { model, features });
	return scene;
}

/** The names of a passage, with those that the register knows; a longer name around one of these is somebody else's. */
function withRegistered(tokens: Tokens, names: readonly NameSpan[], index: SpellingIndex): readonly NameSpan[] {
	const spanAt: (NameSpan | undefined)[] = [];
	for (const span of names) for (let at = span.head; at < span.to; at++) spanAt[at] = span;
	const given: NameSpan[] = [];
	const replaced = new Set<NameSpan | undefined>();
	for (let at = 0; at < tokens.count; at++) {
		const spelling = index.get(tokens.word[at] as number)?.find((each) => isAt(tokens, at, each));
		if (spelling === undefined) continue;
		const to = at + spelling.words.length;
		const around = spanAt[at];
		// `MR` as somebody's initials is no `Mr`.
		const isTitle = around !== undefined && to <= around.from;
		if (around !== undefined && !isTitle && isLongerName(tokens, around, { from: at, to })) continue;
		const head = around?.from === at ? around.head : at;
		given.push({ head, from: at, to, likely: 1, registered: spelling.person });
		for (; at < to; at++) replaced.add(spanAt[at]);
		at--;
	}
	if (given.length === 0) return names;
	return [...names.filter((span) => !replaced.has(span)), ...given].sort((one, other) => one.from - other.from);
}

function isAt(tokens: Tokens, from: number, { words, exact }: Spelling): boolean {
	const last = from + words.length - 1;
	if (last >= tokens.count || tokens.line[last] !== tokens.line[from]) return false;
	for (let at = 1; at < words.length; at++) if (tokens.word[from + at] !== words[at]) return false;
	return exact === null || textOf(tokens, from, last + 1) === exact;
}

/** Whether a name that was found holds more of a name than what is registered: `Ruth Delacroix Okeke`, not `Ruth Delacroix Director`. */
function isLongerName(
	tokens: Tokens,
	{ from, to }: NameSpan,
	own: { readonly from: number; readonly to: number },
): boolean {
	let isLonger = false;
	for (let at = from; at < to; at++) {
		if ((at >= own.from && at < own.to) || tokens.shape[at] === shape.sign) continue;
		if (is(tokens, at, ordinary) && !is(tokens, at, wordBit.given | wordBit.surname)) return false;
		isLonger = true;
	}
	return isLonger;
}

/** What words are that are no part of a name. */
const ordinary =
	wordBit.honorific |
	wordBit.office |
	wordBit.body |
	wordBit.place |
	wordBit.common |
	wordBit.part |
	wordBit.title |
	wordBit.speech |
	wordBit.verb |
	wordBit.auxiliary |
	wordBit.function |
	wordBit.pronoun |
	wordBit.month |
	wordBit.meeting;
