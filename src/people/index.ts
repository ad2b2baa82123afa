/** Reads who is named in a passage, how she is described, and how likely she speaks. */

import type { Lexicon } from "../text/lexicon.ts";
import type { Passage } from "../text/passage.ts";
import { scan } from "../text/tokenize.ts";
import { newTokens, type Writable } from "../text/tokens.ts";
import { type Features, newFeatures } from "./features.ts";
import { type PeopleModel, weightsAt } from "./model.ts";
import { raiseNames } from "./name-words.ts";
import { findNames, gatherWords } from "./names.ts";
import { joinNames } from "./persons.ts";
import type { PeopleRegister } from "./register.ts";
import { withRegistered } from "./registered-names.ts";
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
