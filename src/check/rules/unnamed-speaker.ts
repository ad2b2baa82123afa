import type { Node, Position } from "unist";
import { plainText } from "../../ast/text.ts";
import { type Words, wordBit } from "../../text/words.ts";
import type { Rule } from "../rule.ts";

/** Somebody speaks without a name, beside speakers who have one. */
export const unnamedSpeaker: Rule = {
	code: "unnamed-speaker",
	examples: [
		[
			"all have names",
			"Summary of information presented\n\nMs Ann Bell said that the boats were counted.\n\nMr Bo Li of Fiji asked why.\n",
		],
		[
			"a sentence about an office",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nThe delegate of Fiji was late.\n",
		],
		[
			"a delegate without a name",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nThe delegate of Fiji asked why.\n",
			"5:1-5:27",
		],
	],
	check({ report, form, text }, tell) {
		for (const child of report.children) {
			if (child.type !== "section" || child.statements.length === 0) continue;
			let [first, count]: [Leaf | null, number] = [null, 0];
			for (const { position, words } of leavesOf(child.children)) {
				const { offset = 0 } = position.start;
				let isHers = false;
				for (const { position: own } of child.statements)
					isHers ||= (own.start.offset ?? 0) <= offset && offset < (own.end.offset ?? 0);
				const opening = isHers ? null : speechOf(words, form.words);
				if (opening === null) continue;
				first ??= { position, words: opening };
				count++;
			}
			if (first === null) continue;
			const { position, words } = first;
			const { start } = position;
			const offset = (start.offset ?? 0) + words.length;
			// Where emphasis or the end of a line is among the words, the whole paragraph is meant.
			const isOne = text.startsWith(words, start.offset);
			const end = isOne ? { ...start, column: start.column + words.length, offset } : position.end;
			tell({ code: "unnamed-speaker", position: { start, end }, words, more: count - 1 });
		}
	},
};

interface Leaf {
	readonly position: Position;
	readonly words: string;
}

/** The paragraphs in some blocks, and in their lists and quotations. */
function* leavesOf(nodes: readonly Node[]): Generator<Leaf> {
	for (const node of nodes) {
		if (node.type === "paragraph" && node.position !== undefined)
			yield { position: node.position, words: plainText([node]) };
		else if ("children" in node) yield* leavesOf(node.children as Node[]);
	}
}

const longest = 120;

/** The first words of a paragraph up to its verb of speech, where an office or a country is what speaks. */
function speechOf(paragraph: string, words: Words): string | null {
	let isSomebody = false;
	for (const { 0: word, index } of paragraph.slice(0, longest).matchAll(/\p{L}[\p{L}'’-]*|[.!?;:]/gu)) {
		const bits = words.bits(word);
		// `The chief subjects were as follows`
		if (!/\p{L}/u.test(word) || (bits & wordBit.auxiliary) !== 0) return null;
		const isVerb = (bits & wordBit.speech) !== 0 && (bits & (wordBit.present | wordBit.speechNoun)) === 0;
		if (isVerb && isSomebody) return paragraph.slice(0, index + word.length);
		isSomebody ||= (bits & (wordBit.office | wordBit.place)) !== 0;
	}
	return null;
}
