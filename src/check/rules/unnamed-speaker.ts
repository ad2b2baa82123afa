import type { Node, Position } from "unist";
import { plainText } from "../../ast/text.ts";
import { findSlot, grammarBit, hashWord } from "../../text/lexicon.ts";
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
			"5:1-5:45",
		],
	],
	check({ report, form, text }, tell) {
		for (const child of report.children) {
			if (child.type !== "section" || child.statements.length === 0) continue;
			const { statements } = child;
			let [first, count]: [Leaf | null, number] = [null, 0];
			// Both are in the order of the notes: where the statements that begin before a paragraph end at the latest.
			let [next, end] = [0, -1];
			for (const { position, words } of leavesOf(child.children)) {
				const { offset = 0 } = position.start;
				for (let own = statements[next]; own !== undefined; own = statements[++next]) {
					if ((own.position.start.offset ?? 0) > offset) break;
					end = Math.max(end, own.position.end.offset ?? 0);
				}
				const start = words.slice(0, longest);
				const opening = offset < end ? null : (speechOf(start, form.words) ?? turnOf(start, form.words));
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
			const last = isOne ? { ...start, column: start.column + words.length, offset } : position.end;
			tell({ code: "unnamed-speaker", position: { start, end: last }, words, more: count - 1 });
		}
	},
};

interface Leaf {
	readonly position: Position;
	readonly words: string;
}

/** The paragraphs in some blocks, in their lists and quotations, and the cells of their tables. */
function* leavesOf(nodes: readonly Node[]): Generator<Leaf> {
	for (const node of nodes) {
		if ((node.type === "paragraph" || node.type === "tableCell") && node.position !== undefined)
			yield { position: node.position, words: plainText([node]) };
		else if ("children" in node) yield* leavesOf(node.children as Node[]);
	}
}

const longest = 120;

/** `The delegate of Fiji asked`, `In the discussion that followed, a nurse said`: the first words up to the verb of speech. */
function speechOf(opening: string, words: Words): string | null {
	let isSomebody = false;
	// What stands between two commas describes whoever is named before it: `The chair, whose name I did not catch, said`.
	let aside = -1;
	for (const { 0: word, index } of opening.matchAll(/\p{L}[\p{L}'’-]*|[.!?;:,]/gu)) {
		if (word === ",") {
			aside = isSomebody && aside < 0 && endsAside.test(opening.slice(index)) ? index : -1;
			continue;
		}
		const { lexical, isPerson, isOther } = kindOf(word, words);
		const isEnd = !/\p{L}/u.test(word) || (lexical & wordBit.auxiliary) !== 0;
		if (aside >= 0 && isEnd) continue;
		// `The chief subjects were as follows`, `I wrote while people spoke`, `Nobody asked`
		if (isEnd || (isOther && !isSomebody)) return null;
		const isVerb = (lexical & wordBit.speech) !== 0 && (lexical & (wordBit.present | wordBit.speechNoun)) === 0;
		if (isVerb && isSomebody) return opening.slice(0, index + word.length);
		isSomebody ||= isPerson;
	}
	return null;
}

const endsAside = /^,[^,.!?;:]+,\s/u;

const opensClause = grammarBit.clause | grammarBit.relative | grammarBit.and;

/** `Q from Kenya:`, `14:02 A student:`, `someone from the floor -`: who it is comes first, and nothing is done. */
function turnOf(opening: string, words: Words): string | null {
	const [whole = "", tag = ""] = turnPattern.exec(opening) ?? [];
	let isFirst = true;
	for (const [word] of tag.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
		const { lexical, isPerson, isArticle } = kindOf(word, words);
		if ((lexical & (wordBit.verb | wordBit.auxiliary)) !== 0 && !isPerson) return null;
		if (isFirst && !isArticle && !isPerson && !/^[QA]$/u.test(word)) return null;
		isFirst &&= isArticle;
	}
	return isFirst ? null : whole.trimEnd();
}

const turnPattern = /^(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s+)?(\p{L}[^:.!?–—]{0,60}?)(?::|\s[-–—])(?=\s)/u;

/** What a word may mean before a verb of speech. */
function kindOf(word: string, { lexicon, lists, bits }: Words) {
	const lexical = bits(word);
	const grammar = lexicon.grammar[findSlot(lexicon, hashWord(word.toLowerCase()))] ?? 0;
	const isNamed = (lexical & (wordBit.office | wordBit.place)) !== 0;
	return {
		lexical,
		isPerson: isNamed || (grammar & (grammarBit.human | grammarBit.crowd)) !== 0,
		isArticle: (grammar & (grammarBit.indefinite | grammarBit.definite)) !== 0,
		/** A word for somebody who is known, for nobody, or that opens a clause. */
		isOther:
			(grammar & grammarBit.person) !== 0 ||
			(grammar & opensClause) === grammarBit.clause ||
			lists.nobody.includes(word.toLowerCase()),
	};
}
