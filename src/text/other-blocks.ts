/** What heads blocks that most forms have no section for: what is to be done next, what was before the meeting. */
import { labelArticles, otherBlocks } from "./field-words.generated.ts";
import { anyOf } from "./field-words.ts";

/** Their headings, as `normalizeLabel` writes them. */
export const headsOfOtherBlocks: ReadonlySet<string> = new Set(otherBlocks);

const openings = new Set<string>();
for (const words of otherBlocks) {
	const [first = "", second = ""] = words.split(" ");
	const whole = first.length > 2 ? first : `${first}\\s+${second}`;
	// Vowels may have accents.
	openings.add(words.length > 5 ? whole.replace(/[aeiou]/g, ".") : whole);
}

/** Whether a line may open with one, perhaps behind a number or an article: hardly any does. */
export const opensOtherBlock = new RegExp(
	`^(?:[\\dA-Za-z]{1,4}[.)]\\s+)?(?:${anyOf(labelArticles)}\\s+)?(?:${[...openings].join("|")})`,
	"im",
);
