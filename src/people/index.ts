/** Reads who is named in a passage, how she is described, and how likely she speaks. */

import type { Lexicon } from "../text/lexicon.ts";
import type { Passage } from "../text/passage.ts";
import { tokenize } from "../text/tokenize.ts";
import { type Features, newFeatures } from "./features.ts";
import { type PeopleModel, weightsAt } from "./model.ts";
import { findNames, gatherWords } from "./names.ts";
import { joinNames } from "./persons.ts";
import { findRoles } from "./roles.ts";
import { lookAround, type Scene } from "./scene.ts";
import { findSpeakers } from "./speakers.ts";

/** What people are read with. */
export interface PeopleReader {
	readonly lexicon: Lexicon;
	readonly model: PeopleModel;
	/** The list in which the features of each decision are gathered, one decision after the other. */
	readonly features: Features;
}

/** Finds the people of a passage; `present` are the hashes of the words that name those whom the fields name. */
export function readPeople(
	passage: Passage,
	present: ReadonlySet<number>,
	{ lexicon, model, features }: PeopleReader,
): Scene {
	const tokens = tokenize(passage, lexicon);
	const words = gatherWords(tokens, passage, present);
	const smallElsewhere = (word: number): number => {
		const found = weightsAt(model.smallWords, word);
		return found < 0 ? 0 : (model.smallWords.weights[found] as number);
	};
	const names = findNames({ tokens, words, smallElsewhere }, model, features);
	const people = joinNames(tokens, words, names);
	const scene = lookAround(passage, tokens, { words, people, features: newFeatures() });
	findRoles(scene, { model, features });
	findSpeakers(scene, { model, features });
	return scene;
}
