/** The words that join the last two of a list, by language: data beside the forms. */

/** By the primary language of a BCP 47 tag, with a comma between two for one; in lower case, as they stand between two words. */
const joinWords = new Map(
	`af en|bg и|ca i|cs a|cy a,ac|da og|de und,sowie|el και|es y,e|et ja|eu eta|fi ja,sekä|fr et,ainsi que|ga agus|gl e|hr i|hu és
	id dan|is og|it e,ed|lt ir|lv un|nb og|nl en|nn og|no og|pl i,oraz|pt e|ro și,şi|ru и|sk a|sl in|sv och,samt|sw na|tr ve|uk і,й,та`
		.split(/[|\n]\s*/)
		.map((entry) => [entry.slice(0, 2), entry.slice(3).split(",")] as const),
);

const english = ["and", "as well as"];

/** The words that part two people: the English ones in notes of any language, and those of the form's own. */
export function joinsOf(language: string): readonly string[] {
	const known = made.get(language);
	if (known !== undefined) return known;
	const joins = [...english, ...(joinWords.get(language.split("-")[0]?.toLowerCase() ?? "") ?? [])];
	made.set(language, joins);
	return joins;
}

const made = new Map<string, readonly string[]>();
const all: ReadonlySet<string> = new Set([...english, ...[...joinWords.values()].flat()]);

/** Whether a word joins two others in any of the languages. */
export function isJoin(word: string): boolean {
	return all.has(word);
}
