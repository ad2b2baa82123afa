/** Text cut to some words and broken into lines, and what short reports say of a long one. */
import { endsSentence } from "../text/sentences.ts";
import type { FactData, SectionData, TemplateData } from "./data.ts";

/** At most so many words: complete sentences if they are a large part of the text, else as many words as fit. */
export function excerpt(text: string, most: number): string {
	const words = text.split(/\s+/).filter((word) => word !== "");
	if (words.length <= most) return text.trim();
	for (let count = most; count > most / 3; count--) {
		if (endsHere(words[count - 1] ?? "", words[count] ?? "")) return words.slice(0, count).join(" ");
	}
	return `${words
		.slice(0, most)
		.join(" ")
		.replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/, "")}…`;
}

/** Short words with a capital and a full stop are most often forms of address, whatever the language. */
function endsHere(word: string, next: string): boolean {
	return endsSentence(word, 0, word.length) && !/^\p{Lu}\p{L}{0,3}\.$/u.test(word) && !/^\p{Ll}/u.test(next);
}

/** Signs as wide as two others. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/** What stands before the words of a line: blanks, the signs of quotes, a bullet or a number. */
const opening = /^[ ]*(?:> ?){0,4096}(?:(?:[-*+•]|\d{1,9}[.)]) +)?/;

/** Text whose lines have at most `width` columns; a longer word stays whole. Lines below the first stand where its words do, and `indent` deeper. */
export function wrapped(text: string, width: number, indent = ""): string {
	return text
		.split("\n")
		.map((line) => wrappedLine(line, width, indent))
		.join("\n");
}

function wrappedLine(line: string, width: number, indent: string): string {
	// No line of words has so many signs in so few columns; to count them all takes memory.
	if (line.length <= 4 * width && columnsOf(line) <= width) return line;
	const [start = ""] = opening.exec(line) ?? [];
	// What stands before each line never takes more of it than its words.
	const below = (start.replace(/[^>\s]/g, " ") + indent).slice(0, width / 2);
	let [made, now, columns] = ["", start, columnsOf(start)];
	let isEmpty = true;
	for (const [piece, gap] of piecesOf(line.slice(start.length))) {
		const longer = isEmpty ? piece : gap + piece;
		const more = columnsOf(longer);
		if (!isEmpty && columns + more > width) {
			made += `${now.trimEnd()}\n`;
			now = below + piece;
			columns = columnsOf(now);
		} else {
			now += longer;
			columns += more;
		}
		isEmpty = false;
	}
	return made + now.trimEnd();
}

/** Pieces that stay whole, each with what stands before it. Writing without spaces may break anywhere, but in addresses. */
function* piecesOf(text: string): Generator<readonly [string, string]> {
	for (const [word] of text.matchAll(/[^ \t]+/g)) {
		let gap = " ";
		for (const part of narrow.test(word) || word.includes("://") ? [word] : unspacedParts(word)) {
			yield [part, gap];
			gap = "";
		}
	}
}

/** Signs that take a column each, with which no word is cut: one question for most words. */
const narrow = /^[ -~]*$/;

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{P}{0,4096}/gu;

/** Each ideograph with the punctuation behind it, and what stands between them. */
function* unspacedParts(word: string): Generator<string> {
	let end = 0;
	for (const { 0: sign, index } of word.matchAll(ideographs)) {
		if (index > end) yield word.slice(end, index);
		yield sign;
		end = index + sign.length;
	}
	if (end < word.length) yield word.slice(end);
}

function columnsOf(text: string): number {
	if (narrow.test(text)) return text.length;
	let columns = 0;
	for (const sign of text) if (!/\p{Mn}/u.test(sign)) columns += sign.length > 1 || wide.test(sign) ? 2 : 1;
	return columns;
}

/** A section by its key, where the form lets notes have one such section and they have it. */
export function sectionOf(data: TemplateData, key: string): SectionData | null {
	const sections = data.sections;
	const section = Object.hasOwn(sections, key) ? (sections[key] ?? null) : null;
	return section === null || !("html" in section) ? null : section;
}

/** The first paragraph of the summary that is a whole sentence and not a list, or "". */
export function summaryParagraph(data: TemplateData): string {
	const paragraphs = String(sectionOf(data, "summary")?.text ?? "").split("\n\n");
	return paragraphs.find((words) => words.endsWith(".") && !words.startsWith("-")) ?? "";
}

/** That paragraph, in at most ninety words. */
export function inShort(data: TemplateData): string {
	const words = summaryParagraph(data);
	return words === "" ? "" : excerpt(words, 90);
}

/** The facts that a short report lists: those that stand at the top and are not in its headline. */
export function untoldFacts({ facts, headline }: TemplateData): FactData[] {
	// A headline that was made of facts has said them.
	const isMade = !facts.some(({ is_title, text }) => is_title && text !== "");
	return facts.filter(({ closing, is_title, text }) => {
		return !closing && !is_title && (text === "" || !isMade || !headline.includes(text));
	});
}
