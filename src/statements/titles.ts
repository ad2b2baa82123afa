/** People by their titles: `the Minister`, `the delegate of Chile`. */
import { isAddressed } from "../people/parts.ts";
import type { Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { grammarBit } from "../text/lexicon.ts";
import { shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import type { Unit } from "./units.ts";

/** Words that a person may be meant by later: titles, and capitals around them. */
export interface Titles {
	readonly words: ReadonlySet<number>;
	readonly leads: boolean;
	readonly capitals: ReadonlySet<number>;
}

/** The titles of somebody, in the lines that name her; those before her name in its own sentence alone, if that is asked for. */
export function titlesOf({ tokens, mentionAt }: SpeechContext, person: Person, inSentence = false): Titles {
	const words = new Set<number>();
	const capitals = new Set<number>();
	let leads = false;
	for (const { head, from, to } of person.mentions) {
		const line = tokens.line[from] as number;
		const first = tokens.lineStart[line] as number;
		const last = tokens.lineStart[line + 1] as number;
		for (let at = Math.max(first, head - 10); at < Math.min(last, to + 18); at++) {
			// `The delegate of Kenya agreed. Ms Bell …`
			if (inSentence && at < head && tokens.sentence[at] !== tokens.sentence[from]) continue;
			if (at > to && mentionAt[at] !== undefined && mentionAt[at]?.person !== person) break;
			if (tokens.shape[at] !== shape.low && tokens.shape[at] !== shape.sign) capitals.add(tokens.word[at] as number);
			if (isTitle(tokens, at)) words.add(tokens.word[at] as number);
			if (((tokens.grammar[at] as number) & grammarBit.chairing) !== 0 && !isAddressed(tokens, at)) leads = true;
		}
	}
	return { words, leads, capitals };
}

function isTitle(tokens: SpeechContext["tokens"], at: number): boolean {
	return ((tokens.lexical[at] as number) & titles) !== 0 && !isAddressed(tokens, at);
}

const titles = wordBit.office | wordBit.part | wordBit.honorific;

/** A title that a unit names somebody by: `the Minister`, `the delegate of Chile`. */
export interface NamedTitle {
	readonly word: number;
	readonly leads: boolean;
	readonly early: boolean;
	/** The first capital behind the title's `of`; 0 for none. */
	readonly of: number;
	/** Whether an `of` stands behind it. */
	readonly genitive: boolean;
}

export function titlesIn({ tokens }: SpeechContext, { from, to, mentions }: Unit): NamedTitle[] {
	const { grammar, word } = tokens;
	const found: NamedTitle[] = [];
	const push = (at: number, early: boolean): void => {
		const genitive = at + 1 < to && ((grammar[at + 1] as number) & grammarBit.genitive) !== 0;
		let capital = at + 2;
		const end = genitive ? Math.min(at + 5, tokens.count) : capital;
		while (capital < end && (tokens.shape[capital] === shape.low || tokens.shape[capital] === shape.sign)) capital++;
		const leads = ((grammar[at] as number) & grammarBit.chairing) !== 0;
		found.push({
			word: word[at] as number,
			leads,
			early,
			genitive,
			of: capital < end ? (word[capital] as number) : 0,
		});
	};
	for (let at = from; at < to - 1; at++) {
		if (((grammar[at] as number) & grammarBit.definite) === 0) continue;
		for (let next = at + 1; next < Math.min(at + 4, to); next++)
			if (isTitle(tokens, next)) {
				push(next, at - from < 5);
				break;
			}
	}
	if (mentions.length === 0)
		for (let at = from; at < Math.min(from + 3, to); at++)
			if (((tokens.lexical[at] as number) & wordBit.part) !== 0) push(at, true);
	return found;
}
