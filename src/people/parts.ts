/** Which part somebody has in the meeting: learned from the part words near her mentions and in the lines above. */
import { thanksWords } from "../text/field-words.generated.ts";
import { hashWord, type Lexicon, type Part, parts } from "../text/lexicon.ts";
import type { PassageLine } from "../text/passage.ts";
import { keyOfSign, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { colon, comma, verbKind } from "./facts.ts";
import { add, type Features, numbered, type PeopleModel, step, sum } from "./model.ts";
import type { BoundName, Person } from "./person.ts";
import type { SpeechContext } from "./scene.ts";

const t = numbered(
	["bias", "near", "nearKeys", "nearest", "nearKind", "above", "aboveNear", "first", "strongest", "alone"],
	240,
);

const reach = { before: 10, behind: 16, above: 12, label: 8 } as const;

/** A word that tells a part, seen from a mention. */
interface PartWord {
	/** 0 before the mention, 1 behind it, 2 behind it with another person between, 3 before it with another between. */
	readonly side: number;
	readonly distance: number;
	readonly at: number;
	readonly mention: BoundName;
}

/** What tells the part of a person. */
export interface PartEvidence {
	readonly words: readonly { readonly near: PartWord; readonly part: Part }[];
	readonly above: ReturnType<typeof partAbove>;
}

/** Gathers what tells the part of a person. */
export function partEvidence(scene: SpeechContext, { mentions, full }: Person, lexicon: Lexicon): PartEvidence {
	const { tokens } = scene;
	const words: { near: PartWord; part: Part }[] = [];
	for (const mention of mentions)
		for (const near of partWordsNear(scene, mention)) {
			const part = partAt(tokens, near.at, lexicon);
			if (part !== null) words.push({ near, part });
		}
	return { words, above: partAbove(scene, tokens.line[full.from] as number, lexicon) };
}

/** Adds the features of the answer that a person has a part. */
export function partFeatures(
	features: Features,
	scene: SpeechContext,
	{ person, part, evidence: { words, above } }: { person: Person; part: Part; evidence: PartEvidence },
): void {
	const { tokens } = scene;
	const asked = parts.indexOf(part);
	add(features, t.bias, asked);
	let nearest: (typeof words)[number] | null = null;
	let told = false;
	for (const word of words) {
		const { side, distance, at, mention } = word.near;
		const same = word.part === part ? 1 : 0;
		const kind = (same << 3) | asked;
		add(features, t.near, kind, side, step(distance));
		add(features, t.nearKeys, kind * 4 + side, tokens.key[at - 1] ?? 0, tokens.key[at + 1] ?? 0);
		add(
			features,
			t.nearKind,
			kind * 4 + side,
			mention === person.full ? 1 : 0,
			scene.facts.verb[at] === verbKind.none ? 0 : 1,
		);
		if (side < 2 && (nearest === null || distance < nearest.near.distance)) nearest = word;
		if (side < 2 && word.part === part) told = true;
	}
	if (nearest !== null)
		add(features, t.nearest, asked, parts.indexOf(nearest.part), nearest.near.side * 32 + step(nearest.near.distance));
	add(features, t.strongest, asked, told ? 1 : 0, words.length === 0 ? 0 : 1);
	if (above !== null) {
		const same = above.part === part ? 1 : 0;
		const { mark } = scene.passage.lines[tokens.line[person.full.from] as number] as PassageLine;
		add(features, t.above, (same << 3) | asked, above.colon ? 1 : 0);
		add(features, t.aboveNear, (same << 3) | asked, step(above.lines), mark);
	}
	if (person.index === 0) add(features, t.first, asked);
}

/** The words that tell parts in the sentence of a mention. */
export function partWordsNear(scene: SpeechContext, mention: BoundName): PartWord[] {
	const { tokens, mentionAt } = scene;
	const sentence = tokens.sentence[mention.from] as number;
	const from = tokens.sentenceStart[sentence] as number;
	const to = tokens.sentenceStart[sentence + 1] as number;
	const found: PartWord[] = [];
	// `Chair: Ann Bell?`; what was learned weighs the other ways to speak to her.
	if (tokens.key[mention.head - 1] === colon && tokens.key[mention.to] === question) return found;
	let between = 0;
	for (let at = mention.head - 1; at >= Math.max(from, mention.head - reach.before); at--) {
		if (mentionAt[at] !== undefined) between = 1;
		if (isPartWord(tokens, at)) found.push({ side: between === 1 ? 3 : 0, distance: mention.head - at, at, mention });
	}
	between = 0;
	for (let at = mention.to; at < Math.min(to, mention.to + reach.behind); at++) {
		if (mentionAt[at] !== undefined) between = 1;
		if (isPartWord(tokens, at)) found.push({ side: between === 1 ? 2 : 1, distance: at - mention.to + 1, at, mention });
	}
	return found;
}

/** `Chair: Ann Bell?`, `Chair: Ms Bell, what would you do?` */
export function isSpokenTo({ key, sentence, sentenceStart }: Tokens, { head, to }: BoundName): boolean {
	if (key[head - 1] !== colon) return false;
	const end = sentenceStart[(sentence[head] as number) + 1] as number;
	return key[to] === question || (key[to] === comma && key[end - 1] === question);
}

const question = keyOfSign("?");

/** A part word, but for whoever is thanked or spoken to: `Thank you, chair`, `Madam Chair, we agree`. */
function isPartWord(tokens: Tokens, at: number): boolean {
	return ((tokens.lexical[at] as number) & wordBit.part) !== 0 && !isAddressed(tokens, at);
}

const thanks = new Set(thanksWords.map(hashWord));
/** `Thank you very much, dear Madam Chair` */
const thanked = 7;
const between = wordBit.function | wordBit.pronoun | wordBit.honorific;

/** Whether the person that a word stands for is thanked or spoken to. */
export function isAddressed(tokens: Tokens, at: number): boolean {
	const { key, word, lexical, sentence, shape: shapes } = tokens;
	const inSentence = (other: number): boolean => other >= 0 && sentence[other] === sentence[at];
	if (inSentence(at - 1) && ((lexical[at - 1] as number) & wordBit.honorific) !== 0)
		if (at + 1 === tokens.count || !inSentence(at + 1) || shapes[at + 1] === shape.sign) return true;
	for (let before = at - 1; before >= at - thanked && inSentence(before); before--) {
		if (thanks.has(word[before] as number)) return true;
		const isBetween = ((lexical[before] as number) & between) !== 0 || key[before] === comma;
		if (!isBetween) return false;
	}
	return false;
}

/** The part that a word tells; null for none. */
export function partAt(tokens: Tokens, at: number, { parts: partOf }: Lexicon): Part | null {
	return isPartWord(tokens, at) ? (partOf.get(tokens.word[at] as number) ?? null) : null;
}

/** What a heading or a line that ends in a colon says above a line: `Panellists:`. */
function partAbove(
	{ tokens, passage }: SpeechContext,
	line: number,
	lexicon: Lexicon,
): { part: Part; colon: boolean; lines: number } | null {
	for (let above = line - 1; above >= Math.max(0, line - reach.above); above--) {
		const to = tokens.lineStart[above + 1] as number;
		const ends = tokens.key[to - 1] === colon;
		if (!(ends || passage.lines[above]?.heading === true)) continue;
		const from = Math.max(tokens.lineStart[above] as number, to - reach.label);
		for (let at = from; at < to; at++) {
			const part = partAt(tokens, at, lexicon);
			if (part !== null) return { part, colon: ends, lines: line - above };
		}
		return null;
	}
	return null;
}

/** The part that somebody most likely has. */
export function findPart(
	scene: SpeechContext,
	person: Person,
	{ model, lexicon, features }: { model: PeopleModel; lexicon: Lexicon; features: Features },
): Part {
	const told = labelledPart(scene, person, lexicon);
	if (told !== null) return told;
	let best: Part = "speaker";
	let most = Number.NEGATIVE_INFINITY;
	const { words: near, above } = partEvidence(scene, person, lexicon);
	// Whoever the chair asks is not the chair.
	const words: PartEvidence["words"][number][] = [];
	for (const word of near) if (!isSpokenTo(scene.tokens, word.near.mention)) words.push(word);
	const evidence = { words, above };
	for (const part of parts) {
		features.count = 0;
		partFeatures(features, scene, { person, part, evidence });
		const score = sum(model.parts, features, 0, features.count);
		if (score > most) {
			most = score;
			best = part;
		}
	}
	return best;
}

/** The part that the label of a line gives to all whom it names, or that of the roster above to who opens a line of it. */
function labelledPart(scene: SpeechContext, { full }: Person, lexicon: Lexicon): Part | null {
	const { tokens } = scene;
	const line = tokens.line[full.from] as number;
	const first = tokens.lineStart[line] as number;
	for (let at = first; at < Math.min(first + 3, full.head); at++)
		if (tokens.key[at + 1] === colon) return isSpokenTo(tokens, full) ? null : partAt(tokens, at, lexicon);
	const above = full.head === first ? partAbove(scene, line, lexicon) : null;
	const own = partWordsNear(scene, full).some(({ side }) => side < 2);
	return above?.colon && !own ? above.part : null;
}
