/** What is to be done, among what was said: `To do` above `- Ann Bell: send the slides`. Nobody says that. */
import { verbKind } from "../people/facts.ts";
import type { SpeechContext } from "../people/scene.ts";
import { hasLetter } from "../text/ascii.ts";
import { speakerColumns, taskAsides, taskColumns, whatWords, whoWords } from "../text/field-words.generated.ts";
import { headsOfTasks, opensOtherBlock, otherHead } from "../text/field-words.ts";
import { tableRule } from "../text/lines.ts";
import { normalizeLabel } from "../text/normalize.ts";
import { lineMark } from "../text/passage.ts";
import { wordBit } from "../text/words.ts";

/**
 * The lines that say what is to be done, by their index: such a heading with what stands behind it, and right below it the
 * items of a list, lines of words with a dash (`Joy - email the slides`), or the rows of a table, which may also have a
 * head that says it (`Owner | Action`). In a line with a verb of speech, or a quotation, somebody may say something.
 */
export function tasksIn({ passage: { text, lines }, tokens, facts }: SpeechContext): Set<number> {
	const found = new Set<number>();
	/** How the lines right below the last heading of tasks are set off; null behind them. */
	let below: "head" | "items" | "lines" | "rows" | null = null;
	let wasRow = false;
	for (const [index, { start, end, mark }] of lines.entries()) {
		const words = text.slice(start, end);
		if (wasRow && tableRule.test(words)) continue;
		const isRow = words.includes(" | ");
		const table = isRow && !wasRow && (below === "head" || mayHead.test(words)) ? headsTable(words) : null;
		wasRow = isRow;
		const head = opensOtherBlock.test(words) ? otherHead(words.trimStart(), headsOfTasks) : "";
		const behind = words.slice(words.indexOf(head) + head.length);
		const isHead = head !== "" && !/^\s*\?/.test(behind);
		const kind = mark !== lineMark.none ? "items" : isRow ? "rows" : dashed.test(words) ? "lines" : null;
		below = isHead ? "head" : below === "head" || below === kind ? kind : null;
		if (table === "speech") below = null;
		else if (table === "tasks") below = "rows";
		let isSaid = quoted.test(words);
		for (let at = tokens.lineStart[index] as number; at < (tokens.lineStart[index + 1] as number); at++) {
			// `Priya | Ask the library`
			const isToDo = isRow && ((tokens.lexical[at] as number) & wordBit.present) !== 0;
			isSaid ||= facts.verb[at] === verbKind.says && !isToDo;
		}
		if (below !== null && !isSaid) found.add(index);
		// Words behind the sign of the heading are all of it.
		if (isHead && hasLetter(behind)) below = null;
	}
	return found;
}

/** What a table is about by the row above its others, if all of its words head columns: `Who | Action | By when`. */
function headsTable(row: string): "speech" | "tasks" | null {
	let found: "tasks" | null = null;
	for (const cell of row.split("|")) {
		const written = cell.trim().toLowerCase();
		if (speakerColumns.includes(written)) return "speech";
		const label = normalizeLabel(written);
		if (headsOfTasks.has(label) || taskColumns.includes(label)) found = "tasks";
		else if (label !== "" && ![...taskAsides, ...whoWords, ...whatWords].includes(label)) return null;
	}
	return found;
}

const heads: string[] = [];
// A vowel may have an accent.
for (const words of [...headsOfTasks, ...taskColumns])
	heads.push(words.length > 5 ? words.replace(/[aeiou]/g, ".").replaceAll(" ", "\\s+") : words);
const mayHead = new RegExp(`(?:^|\\|)\\s*(?:${heads.join("|")})`, "i");

const dashed = /^[^:.!?]{1,50}\s[-–—]\s\S/;
const quoted = /["“”«»]/;
