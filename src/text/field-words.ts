/** The words of `forms/words/fields.yaml`, as fields ask for them. */
import { goalNames, joinWords } from "./field-words.generated.ts";

/** A pattern for any of some words or phrases; spaces in a phrase stand for any white space. */
export function anyOf(words: readonly string[]): string {
	const escaped = words.map((word) => word.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&").replaceAll(" ", "\\s+"));
	return `(?:${escaped.join("|")})`;
}

const joinsByLanguage = new Map<string, readonly string[]>(Object.entries(joinWords));
const english = joinWords.en;
/** The words that join two others, of all the languages. */
export const allJoins: ReadonlySet<string> = new Set([...joinsByLanguage.values()].flat());

/** The words that part two people: the English ones in notes of any language, and those of the form's own, a BCP 47 tag. */
export function joinsOf(language: string): readonly string[] {
	const own = language.split("-")[0]?.toLowerCase() ?? "";
	return own === "en" ? english : [...english, ...(joinsByLanguage.get(own) ?? [])];
}

/** What a goal is called in front of its number in a language, a BCP 47 tag. */
export function goalName(language: string): string {
	const own = language.split("-")[0]?.toLowerCase() ?? "";
	const [name] = Object.entries(goalNames).find(([code]) => code === own)?.[1] ?? goalNames.en;
	return name ?? "";
}

/** Whether a word joins two others in any of the languages. */
export function isJoin(word: string): boolean {
	return allJoins.has(word);
}

/** Letters, for a class of a pattern: whatever stands in these blocks, since the class of all letters takes V8 long to compile. */
export const letters = "A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u1fff\\u2c00-\\ud7ff";

/** Whether a UTF-16 unit is one of those letters. */
export function isLetter(unit: number): boolean {
	if (unit < 0xc0) return ((unit | 32) >= 97 && (unit | 32) <= 122) || unit === 0xaa || unit === 0xb5 || unit === 0xba;
	return unit <= 0x1fff || (unit >= 0x2c00 && unit <= 0xd7ff);
}
