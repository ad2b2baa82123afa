/**
 * What is known about single words: data beside the form, compiled into bits so that one look-up
 * of a word answers every question about it. Words collide (Day, Church, King): the bits are
 * evidence to be weighed, never a verdict.
 */
import type { Lexicon } from "./lexicon.ts";

/** The classes of words that a word list may name. */
export const wordClasses = [
	"honorific", // Mr, Dr, Captain, Sister, Ambassador: stands before a name
	"honorificFull", // Sir, Dame: before a full name; before a lone name it is a given name
	"honorificPart", // the, Emeritus, General: goes on an honorific that has begun
	"abbreviation", // Dr, Capt, Jr: a full stop behind it ends no sentence
	"office", // director, president, founder: what a person is
	"officeEnding", // -ologist, -keeper: how unknown words for offices end
	"present", // calls, reports: a verb in the present, or a plural
	"body", // ministry, university, foundation: what an organisation is called
	"speech", // said, noted, urged: any finite form of a verb of speech
	"verb", // any other finite verb form
	"auxiliary", // is, was, has, will, can
	"carrier", // gave, took, made: a verb of speech where a speech noun follows
	"silent", // attended, performed, died: what a person does who says nothing
	"speechNoun", // remarks, welcome, keynote: what a speaker gives
	"performance", // song, film, lunch: what is performed or served without a word
	"meeting", // session, panel, discussion: what a chair opens
	"participle", // given, delivered, moderated: behind `was`, before `by`
	"place", // countries, cities, peoples
	"common", // ordinary words that open sentences or stand in titles
	"given", // given names
	"surname", // church, day, king: ordinary words that are family names too
	"particle", // van, bin, de, al
	"suffix", // Jr., Sr., III
	"month", // months and days of the week
	"function", // articles, prepositions, conjunctions, pronouns
	"pronoun", // he, she, they
	"absent", // apologies, thanks: who is named behind it does not speak
	"ordinal", // first, next, then: what counts speakers
	"subordinate", // that, which, because: what follows is not the writer's own telling
	"part", // moderator, chair, panellist, speaker, respondent
	"title", // intern, keynote speaker: brackets with it hold a role, not a remark
] as const;

/**
 * Lists beside the classes: how words of a kind end, words that say that nobody did it, how verbs make their forms, and what
 * is cut off before a word (`l'`).
 */
export const plainLists = ["pastEnding", "adverbEnding", "nobody", "conjugation", "elided"] as const;
export type PlainList = (typeof plainLists)[number];

/** One of the classes of words. */
export type WordClass = (typeof wordClasses)[number];

/** The lists that are kept beside the bits. */
export const keptLists = ["honorific", "honorificFull", "honorificPart", "officeEnding", ...plainLists] as const;

/** Those lists, as they were written. */
export type WordLists = Readonly<Record<(typeof keptLists)[number], readonly string[]>>;

/** One bit a class. */
export const wordBit = Object.fromEntries(wordClasses.map((name, index) => [name, 2 ** index])) as Readonly<
	Record<WordClass, number>
>;

/** A compiled word list. */
export interface Words {
	/** The name of the list, which the learned weights go with. */
	readonly list: string;
	/**
	 * All the bits of a word in any letter case, with a final full stop or without; of a word that no list has, what its
	 * ending tells, or the word that it is the plural of. 0 when nothing is known.
	 */
	bits(word: string): number;
	/** The lists that are asked for as they were written: what is looked up in several words (`lt. colonel`). */
	readonly lists: WordLists;
	/** All of it by the hash of a word, made when first needed. */
	readonly lexicon: Lexicon;
}
