/** Finds entries with parts: actions and decisions, in their lists and inside the notes. */
import type { List, ListItem, Paragraph, PhrasingContent } from "mdast";
import type { Block, Ignored, Section, SectionItem } from "../ast/nodes.ts";
import { byPlace, joinedLines, type ParagraphLine, paragraphLines } from "../ast/place.ts";
import { blockWords, plainText, sectionWords } from "../ast/text.ts";
import { isPlaceholder, skipBullet } from "../fields/pieces.ts";
import type { Form, ItemKind } from "../forms/form.ts";
import type { CapturePattern } from "../forms/patterns.ts";
import { ownerArticles, ownerJoints } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { type Folded, foldedWithOffsets } from "../text/normalize.ts";
import type { TextSpan } from "../text/place.ts";
import { sentencesOf, withoutStop } from "../text/sentences.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import type { Words } from "../text/words.ts";

type Parts = Omit<SectionItem, "kind" | "position">;

const longestOwner = 80;

/** A section with its items; paragraphs are split before each item inside the notes. */
export function withItems(whole: Section, form: Form): Section {
	const patterns = form.items.flatMap(({ inline }) => inline);
	const children = whole.children.flatMap((block): (Block | Ignored)[] =>
		block.type === "paragraph" ? parted(block, patterns) : [block],
	);
	const section = { ...whole, children };
	const items = itemsOf(section, form);
	return items === undefined ? section : Object.assign(section, { items });
}

/** The items of a section in document order; undefined if the form has none there. */
function itemsOf(section: Section, form: Form): SectionItem[] | undefined {
	const definition = form.sections.find(({ name }) => name === section.name);
	const kind = form.items.find(({ name }) => name === definition?.items) ?? null;
	// `None.` is no item.
	const placeholders = form.fields[0]?.read.placeholders ?? new Set<string>();
	const listed = kind === null ? [] : listedItems(section, kind, placeholders);
	const others = form.items.filter((each) => each !== kind && each.inline.length > 0);
	const found = [...listed, ...inlineItems(section, others, form.words)].sort(byPlace);
	return found.length === 0 && definition?.items == null ? undefined : found;
}

/** Each entry of the section's lists; without a list the paragraphs that are like a pattern, or else all of them. */
function listedItems({ children }: Section, kind: ItemKind, placeholders: ReadonlySet<string>): SectionItem[] {
	const lists = children.filter((block): block is List => block.type === "list");
	const patterns = [...kind.inline, ...kind.patterns];
	const blocks: readonly (ListItem | Block)[] =
		lists.length > 0
			? lists.flatMap((list) => list.children)
			: children.filter((block): block is Block => block.type === "paragraph");
	const read = blocks.flatMap((block): { item: SectionItem; like: boolean }[] => {
		const whole = collapseWhiteSpace(plainText([block]));
		// A number that has no neighbour makes no list.
		const text = lists.length > 0 ? whole : whole.slice(skipBullet(whole));
		if (text === "" || isPlaceholder(text, { placeholders }) || block.position === undefined) return [];
		const parts = taskOf(text, patterns) ?? partsOf(foldedWithOffsets(text), text, patterns);
		return [{ item: { kind: kind.name, ...(parts ?? { text }), position: block.position }, like: parts !== null }];
	});
	const strict = lists.length === 0 && read.some(({ like }) => like);
	return read.filter(({ like }) => like || !strict).map(({ item }) => item);
}

const task = /^\[([ xX])\]\s+(?=\S)/;

/** `- [x] Ann: buy nets`: the box of a task says whether it is done, where no pattern is for the box itself. */
function taskOf(text: string, patterns: readonly CapturePattern[]): Parts | null {
	const box = task.exec(text);
	const whole = box === null ? null : partsOf(foldedWithOffsets(text), text, patterns);
	const own = whole !== null && !Object.values(whole).some((part) => task.test(`${part} .`));
	if (box === null || own) return null;
	const rest = text.slice(box[0].length);
	const parts = partsOf(foldedWithOffsets(rest), rest, patterns) ?? { text: rest };
	const status = box[1] === " " ? "open" : "done";
	return inOrder({ status, ...parts });
}

/** Lines, sentences and entries that are like a pattern, wherever they stand in the section. */
function inlineItems(section: Section, kinds: readonly ItemKind[], known: Words): SectionItem[] {
	if (kinds.length === 0) return [];
	return sectionWords(section).flatMap((words) => {
		const lower = words.text.toLowerCase();
		const likely = kinds.filter(({ inline }) => inline.some((pattern) => pattern.may(lower)));
		const { position } = words.block;
		if (likely.length === 0 || position === undefined) return [];
		return likely.flatMap((kind) =>
			inText(words.text, kind, known).map((parts) => ({ kind: kind.name, ...parts, position })),
		);
	});
}

/**
 * The items of a text: each is a sentence, or all of the text. A pattern that says where it ends may want a few sentences
 * more, and goes before a later one that fits the first of them; none of the others may be an item itself.
 */
function inText(text: string, { inline }: ItemKind, words: Words): Parts[] {
	const found: Parts[] = [];
	const sentences = sentencesOf(text, words);
	const fits = sentences.map((sentence) => fitOf(text, sentence, inline));
	for (let index = 0; index < sentences.length; index++) {
		const next = fits.slice(index + 1, index + mostSentences).findIndex((fit) => fit !== null);
		const run = sentences.slice(index, index + (next < 0 ? mostSentences : next + 1));
		const earlier = inline.slice(0, fits[index]?.at).filter(({ long }) => long);
		const longer = longerFit(text, run, earlier);
		const parts = longer?.parts ?? fits[index]?.parts;
		if (parts !== undefined) found.push(parts);
		index += longer?.more ?? 0;
	}
	const whole = found.length > 0 ? null : fitOf(text, { start: 0, end: text.length }, inline);
	return whole === null ? found : [whole.parts];
}

const mostSentences = 3;

/** What the first of the patterns takes out of a sentence and as few as possible behind it. */
function longerFit(text: string, run: readonly TextSpan[], patterns: readonly CapturePattern[]) {
	const start = run[0]?.start ?? 0;
	for (const [index, { end }] of patterns.length === 0 ? [] : run.entries()) {
		const fit = index === 0 ? null : fitOf(text, { start, end }, patterns);
		if (fit !== null) return { parts: fit.parts, more: index };
	}
	return null;
}

interface Fit {
	readonly parts: Parts;
	/** Which of the patterns it was. */
	readonly at: number;
}

/** What the first fitting pattern takes out of a span, with its final full stop or without. */
function fitOf(text: string, span: TextSpan, patterns: readonly CapturePattern[]): Fit | null {
	const lower = text.slice(span.start, span.end).toLowerCase();
	if (!patterns.some((pattern) => pattern.may(lower))) return null;
	const slices = withoutStop(text, span).map(({ start, end }) => text.slice(start, end).trim());
	const all = slices.map((slice) => ({ slice, folded: foldedWithOffsets(slice) }));
	for (const [at, pattern] of patterns.entries()) {
		for (const { slice, folded } of all) {
			const parts = partsOf(folded, slice, [pattern]);
			if (parts !== null) return { parts, at };
		}
	}
	return null;
}

const partOrder = ["number", "owner", "text", "status", "due", "vote"] as const satisfies readonly (keyof Parts)[];

/** The parts that are there, in the order of reports. */
function inOrder(parts: Parts): Parts {
	const there = partOrder.flatMap((key) => (parts[key] === undefined ? [] : [[key, parts[key]]]));
	return Object.fromEntries(there) as Parts;
}

/** The parts that the first fitting pattern takes out of a text; null where none fits. */
function partsOf(folded: Folded, text: string, patterns: readonly CapturePattern[]): Parts | null {
	for (const pattern of patterns) {
		const captures = pattern.match(folded);
		if (captures === null) continue;
		const written = new Map(
			captures.map(({ name, start, end }) => [name, text.slice(start, end).replace(/\s+/g, " ")]),
		);
		const [what, owner] = [written.get("text"), written.get("owner")];
		if (what === undefined || (owner !== undefined && !isOwner(owner))) continue;
		return inOrder({ text: what, ...Object.fromEntries(written) });
	}
	return null;
}

const ownerJoint = new RegExp(`,|&|\\+|\\/|;|\\s${anyOf(ownerJoints)}\\s`, "u");
const ownerArticle = new RegExp(`^${anyOf(ownerArticles)}\\s`, "iu");

/** Names, or one word each, or `the clerk`: `follow up with them` is nobody. */
function isOwner(owner: string): boolean {
	if (owner.length > longestOwner) return false;
	return owner.split(ownerJoint).every((piece) => {
		const words = piece.trim().split(" ");
		return words.length === 1 || words.every(isNameWord) || (words.length <= 3 && ownerArticle.test(piece.trim()));
	});
}

/** Begins large or with a sign, or is as short as `de` and `van`. */
function isNameWord(word: string): boolean {
	return word.length <= 3 || !/^\p{Ll}/u.test(word);
}

/** In a report the lines of one paragraph are one, and a second `ACTION:` in it could not be told from the words of the first. */
function parted(block: Paragraph, patterns: readonly CapturePattern[]): Paragraph[] {
	const groups: ParagraphLine[][] = [];
	for (const line of paragraphLines(block.children)) {
		const last = groups.at(-1);
		if (last === undefined || isItem(line.nodes, patterns)) groups.push([line]);
		else last.push(line);
	}
	return groups.length === 1 ? [block] : groups.map((lines, index) => paragraphOf(block, joinedLines(lines), index));
}

function isItem(children: readonly PhrasingContent[], patterns: readonly CapturePattern[]): boolean {
	const text = blockWords([{ type: "paragraph", children: [...children] }])[0]?.text ?? "";
	const lower = text.toLowerCase();
	const likely = patterns.filter((pattern) => pattern.may(lower));
	const folded = likely.length === 0 ? null : foldedWithOffsets(text);
	return folded !== null && likely.some((pattern) => pattern.match(folded) !== null);
}

function paragraphOf(block: Paragraph, children: PhrasingContent[], index: number): Paragraph {
	const { data, ...plain } = block;
	const [first, last] = [children[0]?.position, children.at(-1)?.position];
	const start = index === 0 ? block.position?.start : first?.start;
	const position = start === undefined || last === undefined ? {} : { position: { start, end: last.end } };
	return { ...plain, ...(index === 0 && data !== undefined ? { data } : {}), children, ...position };
}
