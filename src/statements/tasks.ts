/** What is to be done, among what was said: `To do` above `- Ann Bell: send the slides`. Nobody says that. */
import { verbKind } from "../people/facts.ts";
import type { SpeechContext } from "../people/scene.ts";
import { hasLetter } from "../text/ascii.ts";
import { headsOfTasks, opensOtherBlock, otherHead } from "../text/field-words.ts";
import { lineMark } from "../text/passage.ts";

/**
 * The lines that say what is to be done, by their index: such a heading with what stands behind it, and right below it the
 * items of a list, or lines of words with a dash (`Joy - email the slides`). In a line with a verb of speech, or a quotation,
 * somebody may say something.
 */
export function tasksIn({ passage: { text, lines }, tokens, facts }: SpeechContext): Set<number> {
	const found = new Set<number>();
	/** How the lines right below the last heading of tasks are set off; null behind them. */
	let below: "head" | "items" | "lines" | null = null;
	for (const [index, { start, end, mark }] of lines.entries()) {
		const words = text.slice(start, end);
		const head = opensOtherBlock.test(words) ? otherHead(words.trimStart(), headsOfTasks) : "";
		const behind = words.slice(words.indexOf(head) + head.length);
		const isHead = head !== "" && !/^\s*\?/.test(behind);
		const kind = mark !== lineMark.none ? "items" : dashed.test(words) ? "lines" : null;
		below = isHead ? "head" : below === "head" || below === kind ? kind : null;
		let isSaid = quoted.test(words);
		for (let at = tokens.lineStart[index] as number; at < (tokens.lineStart[index + 1] as number); at++)
			isSaid ||= facts.verb[at] === verbKind.says;
		if (below !== null && !isSaid) found.add(index);
		// Words behind the sign of the heading are all of it.
		if (isHead && hasLetter(behind)) below = null;
	}
	return found;
}

const dashed = /^[^:.!?]{1,50}\s[-–—]\s\S/;
const quoted = /["“”«»]/;
