/** What is to be done, among what was said: `To do` above `- Ann Bell: send the slides`. Nobody says that. */
import { verbKind } from "../people/facts.ts";
import type { SpeechContext } from "../people/scene.ts";
import { hasLetter } from "../text/ascii.ts";
import { fold, normalizeFolded } from "../text/normalize.ts";
import { headsOfTasks, opensOtherBlock } from "../text/other-blocks.ts";
import { lineMark } from "../text/passage.ts";

/** The lines that say what is to be done, by their index: below such a heading or lead-in, or behind it, whoever says nothing. */
export function tasksIn({ passage: { text, lines }, tokens, mentionAt, surroundings }: SpeechContext): Set<number> {
	const found = new Set<number>();
	let [isOpen, before]: [boolean, number] = [false, lineMark.none];
	for (const [index, { start, end, heading, mark }] of lines.entries()) {
		const words = text.slice(start, end);
		const [, head = ""] = opensOtherBlock.test(words) ? (lead.exec(words) ?? []) : [];
		const isHead = head !== "" && headsOfTasks.has(normalizeFolded(fold(head)));
		let [isNaming, isSaid] = [false, false];
		for (let at = tokens.lineStart[index] as number; at < (tokens.lineStart[index + 1] as number); at++) {
			const mention = mentionAt[at];
			if (mention === undefined) continue;
			isNaming = true;
			const around = surroundings.get(mention);
			isSaid ||= around?.verb === verbKind.says || around?.mainVerb === verbKind.says;
		}
		// Another heading, or what stands behind a list, is about something else.
		if ((heading && !isNaming) || (mark === lineMark.none && before !== lineMark.none)) isOpen = false;
		if (isHead) isOpen = true;
		if (isOpen && !isSaid) found.add(index);
		// Words behind the sign of the head are all of it.
		if (isHead && hasLetter(words.slice(words.indexOf(head) + head.length))) isOpen = false;
		before = mark;
	}
	return found;
}

const lead = /^\s*([^:?\n]{2,50}?)\s*(?:[:?]|\s[-–—]\s|$)/u;
