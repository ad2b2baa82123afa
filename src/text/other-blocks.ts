/** What heads blocks that most forms have no section for: what is to be done next, what was before the meeting. */
import { labelArticles, otherBlocks, taskBlocks } from "./field-words.generated.ts";
import { anyOf } from "./field-words.ts";

/** The headings of what is to be done, as `normalizeLabel` writes them. */
export const headsOfTasks: ReadonlySet<string> = new Set(taskBlocks);

/** All of the headings. */
export const headsOfOtherBlocks: ReadonlySet<string> = new Set([...taskBlocks, ...otherBlocks]);

const openings = new Set<string>();
for (const words of headsOfOtherBlocks) {
	const [first = "", second = ""] = words.split(" ");
	const whole = first.length > 2 ? first : `${first}\\s+${second}`;
	// A vowel may have an accent; whether the words are right is looked up behind this.
	openings.add(words.length > 5 ? whole.replace(/[aeiou]/g, ".") : whole);
}

/** Fits a line that may open with one, perhaps behind a number or an article: hardly any does. */
export const opensOtherBlock = new RegExp(
	`^(?:[\\dA-Za-z]{1,4}[.)]\\s+)?(?:${anyOf(labelArticles)}\\s+)?(?:${[...openings].join("|")})`,
	"im",
);
