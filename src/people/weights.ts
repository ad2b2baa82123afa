/** The learned weights of each list of words, read from `forms/weights/` when first needed. */
import { readFileSync } from "node:fs";
import type { Words } from "../text/words.ts";
import { newReadingRoom, type PeopleReader } from "./index.ts";
import { type PeopleModel, readModel } from "./model.ts";
import type { PeopleRegister } from "./register.ts";

const room = newReadingRoom();

const loaded = new Map<string, PeopleModel>();

/** What people are read with in notes of the language that a list of words is for. */
export function peopleReader({ list, lexicon }: Words, register: PeopleRegister | null = null): PeopleReader {
	return { lexicon, model: weightsOf(list), register, ...room };
}

/** The weights that go with a list of words (`english`). Throws when there are none. */
function weightsOf(list: string): PeopleModel {
	const known = loaded.get(list);
	if (known !== undefined) return known;
	// Sources and bundles alike stand two folders below the package.
	const model = readModel(readFileSync(new URL(`../../forms/weights/${list}.weights`, import.meta.url)));
	loaded.set(list, model);
	return model;
}
