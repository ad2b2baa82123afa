import type { Node, Position } from "unist";
import { plainText } from "../../ast/text.ts";
import { findSlot, grammarBit, hashWord, type WordBits } from "../../text/lexicon.ts";
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
		[
			"a turn of somebody without a name",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nQ from Kenya: Who pays?\n",
			"5:1-5:14",
		],
		[
			"a turn about a subject",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nBoats from Kenya: Who pays?\n",
		],
		[
			"a description between commas",
			"Summary of information presented\n\nMs Ann Bell said so.\n\nThe chair, whose name I did not catch, asked why.\n",
			"5:1-5:44",
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
				const opening = isHers ? null : openingOf(words, form.words);
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

/** The paragraphs in some blocks, in their lists and quotations, and the cells of their tables that open a row. */
function* leavesOf(nodes: readonly Node[]): Generator<Leaf> {
	for (const node of nodes) {
		const isCell = node.type === "tableCell";
		if ((node.type === "paragraph" || isCell) && node.position !== undefined)
			yield { position: node.position, words: plainText([node]) };
		else if ("children" in node) yield* leavesOf(node.children as Node[]);
	}
}

const longest = 120;

/** The first words of a paragraph, where they let somebody without a name speak: up to the verb of speech, or as the label of a turn. */
function openingOf(paragraph: string, words: Words): string | null {
	const opening = paragraph.slice(0, longest);
	// What stands between two commas may describe whoever speaks: `The chair, whose name I did not catch, said`.
	const bare = opening.replace(/,\s[^,.!?;:]+,(?=\s)/u, (aside) => " ".repeat(aside.length));
	const end = speechEnd(opening, words) ?? speechEnd(bare, words);
	return end === null ? turnOf(opening, words) : opening.slice(0, end);
}

/** Where the verb of speech ends: `The delegate of Fiji asked`, `In the discussion that followed, a nurse said`. */
function speechEnd(opening: string, words: Words): number | null {
	let isSomebody = false;
	for (const { 0: word, index } of opening.matchAll(/\p{L}[\p{L}'’-]*|[.!?;:]/gu)) {
		const { lexical, grammar } = bitsOf(word, words);
		// `The chief subjects were as follows`
		if (!/\p{L}/u.test(word) || (lexical & wordBit.auxiliary) !== 0) return null;
		// `I wrote while people spoke`, `Nobody asked`
		const isOther = (grammar & grammarBit.person) !== 0 || (grammar & opensClause) === grammarBit.clause;
		if (!isSomebody && (isOther || words.lists.nobody.includes(word.toLowerCase()))) return null;
		const isVerb = (lexical & wordBit.speech) !== 0 && (lexical & (wordBit.present | wordBit.speechNoun)) === 0;
		if (isVerb && isSomebody) return index + word.length;
		isSomebody ||= isPerson({ lexical, grammar });
	}
	return null;
}

const opensClause = grammarBit.clause | grammarBit.relative | grammarBit.and;

/** `Q from Kenya:`, `14:02 A student:`, `someone from the floor -`: who it is comes first, and nothing is done. */
function turnOf(opening: string, words: Words): string | null {
	const [whole = "", tag = ""] = turnPattern.exec(opening) ?? [];
	let isFirst = true;
	for (const [word] of tag.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
		const bits = bitsOf(word, words);
		if ((bits.lexical & (wordBit.verb | wordBit.auxiliary)) !== 0 && !isPerson(bits)) return null;
		const isArticle = (bits.grammar & (grammarBit.indefinite | grammarBit.definite)) !== 0;
		if (isFirst && !isArticle && !isPerson(bits) && !/^[QA]$/u.test(word)) return null;
		isFirst &&= isArticle;
	}
	return isFirst ? null : whole.trimEnd();
}

const turnPattern = /^(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s+)?(\p{L}[^:.!?–—]{0,60}?)(?::|\s[-–—])(?=\s)/u;

const isPerson = ({ lexical, grammar }: WordBits): boolean =>
	(lexical & (wordBit.office | wordBit.place)) !== 0 || (grammar & (grammarBit.human | grammarBit.crowd)) !== 0;

function bitsOf(word: string, words: Words): WordBits {
	const { lexicon } = words;
	const grammar = lexicon.grammar[findSlot(lexicon, hashWord(word.toLowerCase()))] ?? 0;
	return { lexical: words.bits(word), grammar };
}
