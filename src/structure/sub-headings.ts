/**
 * Decides whether a line is a sub-heading or a paragraph. Notes mark neither: a line that stands alone and names a speaker
 * or a topic, without finite verb and full stop, is a sub-heading. Evidence is weighed, because each sign
 * alone misleads: jotted notes lack full stops, and a topic may be as long as a sentence.
 */
import type { Row } from "../blocks/row.ts";
import type { LabelTarget, SectionDefinition } from "../forms/form.ts";
import { agentWords, nounMarkers, questionWords } from "../text/field-words.generated.ts";
import { endsSentence, isLower, isUpper, startsLower } from "../text/sentences.ts";
import { type Words, wordBit } from "../text/words.ts";
import type { LabelMatch, Notes, Piece } from "./piece.ts";

/** What stands around a line. */
export interface Around {
	/** Nothing of its section follows. */
	readonly last: boolean;
	/** A list begins on the very next line. */
	readonly overList: boolean;
	/** The block before it is a sub-heading. */
	readonly underHeading: boolean;
	/** It begins right below another line. */
	readonly attached: boolean;
	/** Nearly all lines of the notes begin small, and it stands apart, right above another line. */
	readonly small: boolean;
}

const longest = 220;
const longestSmall = 24;
const enough = 2;

/** Whether a paragraph that is one line, or one line wrapped, is a sub-heading. */
export function isSubHeading(line: string, words: Words, around: Around): boolean {
	const isQuoted = '"“‘«„'.includes(line.charAt(0));
	if (line.length > longest || notWords.test(line) || isQuoted) return false;
	// `[laughter]`
	if ("[(".includes(line.charAt(0)) && startsLower(line, 1, line.length)) return false;
	if (startsLower(line, 0, line.length) && !(around.small && line.length <= longestSmall)) return false;
	const capital = isCapital(line);
	const part = opensWithPart(line, words);
	// Most paragraphs end as sentences do, which is cheaper to see than their words; `Chair: Could we use it?`, `Chair: Good morning all.` are turns.
	if (!capital && endsSentence(line, 0, line.length) && (!part || turned.test(line))) return false;
	if (holdsSentence(line)) return false;
	const list = lineWords(line);
	if (list.length === 0) return false;
	const named = part || hasNamePattern(line) || hasHonorific(list, words);
	// What brackets add says nothing of the line's own verb.
	const own = line.includes("(") ? lineWords(line.replace(/\([^()]*\)/g, "")) : list;
	const verb = capital ? "none" : findVerb(own, words, named);
	if (verb === "sure") return false;
	let score = list.length <= 4 ? 3 : list.length <= 8 ? 2 : list.length <= 12 ? 1 : 0;
	if (named) score += 3;
	if (part) score += 1;
	if (capital) score += 3;
	if (numbered.test(line)) score += 1;
	if (verb === "maybe") score -= 2;
	if (around.last && !named && !around.underHeading) score -= 4;
	if (around.overList) score += 2;
	else if (around.attached && !named) score -= 1;
	return score + shapeScore(line, list) >= enough;
}

const numbered = /^\d{1,2}[.)]\s/;

/** A question, or behind a colon a word and then small ones. */
const turned = /[;?]|:\s+\p{L}[\p{L}'’-]*,?(?:\s+[\p{Ll}\p{N}'’-]+,?)+[.!]$/u;

/** `[1] UN document A/70/1`: the readers of documents write notes so, right below what they are about; `07:32`: when somebody spoke;
 * `[00:07:58] [applause]`: what happened then. */
const notWords =
	/^\[\d{1,3}\]\s|^[[(]?\d{1,2}[:.h]\d{2}(?::\d{2})?[\])]?$|^[[(]\d{1,2}[:.h]\d{2}(?::\d{2})?[\])]\s+[[(]\p{Ll}[^()[\]]*[\])]$/u;

/** A colon and capitals speak for a name or title, many small words for jotted prose. */
function shapeScore(line: string, list: readonly string[]): number {
	const colon = line.endsWith(":") ? 1 : 0;
	const large = list.filter(isLarge).length;
	const small = list.filter((word) => word.length > 3 && isLower(word.charAt(0))).length;
	if (large > small) return colon + 1;
	return list.length > 5 && small >= large * 3 && !line.includes(" – ") ? colon - 1 : colon;
}

/** `Moderator:`, `Speaker 2 –`, `Chair of the Dialogue:`: a part word, and a separator soon after. */
function opensWithPart(line: string, words: Words): boolean {
	const head = line.slice(0, 40);
	if (!partSign.test(head)) return false;
	const end = head.search(/[\s:;,#(–—-]/u);
	const word = end < 0 ? head : head.slice(0, end);
	return (words.bits(word) & wordBit.part) !== 0 && partSign.test(head.slice(word.length));
}

/** What stands behind a part word. */
const partSign = /[:–—\d]|\s-\s/u;

/** One to five capitalised words before a comma, dash, semicolon, bracket or bar at the line's start. */
function hasNamePattern(line: string): boolean {
	const separator = line.search(/[,;|(–—]|\s-|-\s/u);
	if (separator <= 0) return false;
	const list = lineWords(line.slice(0, separator));
	return list.length <= 5 && list.every((word) => !isLower(word.charAt(0)) || word.length <= 3);
}

function hasHonorific(list: readonly string[], words: Words): boolean {
	return list.some((word, index) => {
		return isLarge(word) && isLarge(list[index + 1]) && (words.bits(word) & wordBit.honorific) !== 0;
	});
}

/** A full stop inside the line that ends a sentence: behind a word in small letters, before a capital. */
function holdsSentence(line: string): boolean {
	for (let at = line.indexOf(". "); at >= 0 && at < line.length - 2; at = line.indexOf(". ", at + 1)) {
		let start = at;
		while (start > 0 && isLower(line.charAt(start - 1))) start--;
		const whole = start === 0 || !isUpper(line.charAt(start - 1));
		if (at - start > 2 && whole && !isLower(line.charAt(at + 2))) return true;
	}
	return false;
}

/** How sure it is that a line holds a finite verb. */
export type VerbSign = "sure" | "maybe" | "none";

const verbal = wordBit.verb | wordBit.speech | wordBit.carrier | wordBit.silent;
const nounToo = wordBit.speechNoun | wordBit.office | wordBit.body | wordBit.performance | wordBit.meeting;
/** A line of so few words ends in a participle, not a past tense: `Facts given:` */
const participleLine = 4;
/** From the first to the last sign of a word that is neither white space nor punctuation around it. */
const bareWord = /[^\s"'“”‘’«»()[\].,;:!?…](?:\S*[^\s"'“”‘’«»()[\].,;:!?…])?/g;

/** The words of a line, without the punctuation around them. */
export function lineWords(line: string): readonly string[] {
	return line.match(bareWord) ?? [];
}

/** Judges the words of one line; behind a person's name a past form is rather a participle. */
export function findVerb(line: readonly string[], words: Words, named: boolean): VerbSign {
	if (asksWhat(line, words)) return "none";
	let sign: VerbSign = "none";
	for (let index = 0; index < line.length; index++) {
		const found = verbAt(line, index, words);
		if (found === "sure" && !(named && isParticiple(line[index], words))) return "sure";
		if (found !== "none") sign = "maybe";
	}
	return sign;
}

function verbAt(line: readonly string[], index: number, words: Words): VerbSign {
	const word = line[index] ?? "";
	const bits = words.bits(word);
	const isLast = index === line.length - 1;
	const past = !word.endsWith("s");
	if (index === 0) {
		// `Welcomed 212 people`: a jotted line without its subject; `Saw Htoo Eh` is a name.
		if (isLarge(line[1])) return "none";
		if (bits & wordBit.auxiliary) return "maybe";
		return bits & verbal && !(bits & nounToo) && past ? "sure" : "none";
	}
	if (!isLower(word.charAt(0))) return "none";
	if (bits & wordBit.auxiliary || word.endsWith("n't") || word.endsWith("n’t")) return "sure";
	if (bits & wordBit.pronoun) return "maybe";
	if (!(bits & verbal)) {
		// `-ed` at the end of a word that no list knows.
		const isUnknownPast = bits === 0 && word.length > 4 && word.endsWith("ed");
		return isUnknownPast && !isLast && !isPassive(line, index) ? "maybe" : "none";
	}
	if (!past && bits & nounToo) return "maybe";
	if (!past && nounMarkers.includes(line[index - 1]?.toLowerCase() ?? "")) return "maybe";
	if (!past && !isLast) return "sure";
	if (isPassive(line, index)) return "none";
	return isLast && line.length <= participleLine ? "maybe" : "sure";
}

/** `given by`: a participle. */
function isPassive(line: readonly string[], index: number): boolean {
	return agentWords.includes(line[index + 1] ?? "");
}

/** Behind a name, `rescued from a brothel` tells more of the person; `said` and `gave` do not. */
function isParticiple(word = "", words: Words): boolean {
	const bits = words.bits(word);
	return (word.endsWith("ed") || (bits & wordBit.participle) !== 0) && !(bits & (wordBit.speech | wordBit.auxiliary));
}

/** `What states said`, `Why cities`: a question word over one clause names a topic. */
function asksWhat(line: readonly string[], words: Words): boolean {
	const first = (line[0] ?? "").toLowerCase();
	if (!questionWords.includes(first) || line.length > participleLine + 1) return false;
	return line.filter((word) => words.bits(word) & (verbal | wordBit.auxiliary)).length < 2;
}

/** Whether there is a word that begins large. */
function isLarge(word: string | undefined): boolean {
	return word !== undefined && isUpper(word.charAt(0));
}

/** Whether a line is in capitals throughout. */
export function isCapital(line: string): boolean {
	return !small.test(line) && line === line.toUpperCase() && [...line].filter(isUpper).length > 2;
}

/** Nearly every line has one of these, most as its second letter. */
const small = /[a-z]/;

/** A section without a heading, and the row that it opens with. */
export interface Unheaded {
	readonly row: Row;
	readonly target: LabelTarget;
}

/**
 * Text counts as a section only in notes with that many fields, as notes of another form have some by chance, and if it has that
 * many characters: fewer are a remark. It takes more if a heading below it may open the section.
 */
const [leastFields, leastText, leastAbove] = [3, 250, 1000];

/** Where the text below the fields is the form's first required section, though no heading opens it. */
export function unheaded({ text, form, mail }: Notes, pieces: readonly Piece[]): Unheaded | null {
	const section = form.sections.find(({ required }) => required);
	if (section === undefined) return null;
	const turns = turnsIn(text, pieces);
	let fields = 0;
	for (const { target } of pieces) if (target?.kind === "field") fields++;
	if (fields < leastFields && turns.size === 0) return null;
	let [length, isBelow, isAbove] = [0, false, true];
	let from: Row | undefined;
	let own: Piece | undefined;
	for (const piece of pieces) {
		const { target, kind, label, rows } = piece;
		if (target?.name === section.name) own ??= piece;
		isAbove &&= target?.kind !== "section" && target?.closing !== true;
		if (!isAbove) continue;
		if (target !== null) {
			isBelow = true;
			[from, length] = [undefined, 0];
		}
		const line = rows[0]?.line ?? -1;
		const isOfMail = mail !== null && (mail.heads.has(line) || mail.signatures.has(line));
		const isText = kind !== "ignored" && !isOfMail && (label === null || from !== undefined || turns.has(piece));
		if (!isBelow || !isText) continue;
		from ??= label?.first ?? rows[0];
		for (const row of rows) length += row.to - row.from;
	}
	if (own !== undefined && own.label?.why === null) return null;
	if (from === undefined) return null;
	const heading = own?.label ?? null;
	const named = heading === null ? null : form.allLabels.prefix(text.slice(heading.start, heading.end));
	// `Summary` is its heading, whatever stands above; a few words that only may be, are part of a long text.
	const isSure = heading !== null && named?.target.name === section.name && named.end === heading.end - heading.start;
	const leastBefore = isSure ? Number.POSITIVE_INFINITY : leastAbove;
	const isNext = isNumberedAfter(text, from, heading?.first) && !(isSure && opensLabel(section, text, heading));
	const least = own === undefined ? leastText : isNext ? 0 : leastBefore;
	return length < least
		? null
		: { row: from, target: { kind: "section", name: section.name, label: section.label, closing: false } };
}

/** `2. Summary`: no topic beside a `1. Introduction` that the form does not know, but what the form's own labels begin with. */
function opensLabel({ label, aliases }: SectionDefinition, text: string, { start, end }: LabelMatch): boolean {
	const words = text.slice(start, end).toLowerCase();
	return [label, ...aliases].some((each) => each.toLowerCase().startsWith(words));
}

/** `1. Opening` above `3. Presentations`: parts of the same. */
export function isNumberedAfter(text: string, first: Row, later: Row | undefined): boolean {
	const one = itemNumber.exec(text.slice(first.from, first.to));
	const other = one === null || later === undefined ? null : itemNumber.exec(text.slice(later.from, later.to));
	return one !== null && other !== null && one[2] === other[2] && Number(one[1]) < Number(other[1]);
}

const itemNumber = /^(\d{1,2})([.)])\s/u;

/** Where two or more take turns (`CHAIR: …`, `BELL: …`, `CHAIR: …`), their names are no labels: nobody gives a label twice. */
function turnsIn(text: string, pieces: readonly Piece[]): ReadonlySet<Piece> {
	const named = new Map<string, Piece[]>();
	for (const piece of pieces) {
		const { label } = piece;
		if (label === null || label.target !== null) continue;
		const name = text.slice(label.start, label.end);
		const known = named.get(name);
		if (known === undefined) named.set(name, [piece]);
		else known.push(piece);
	}
	const repeated = [...named.values()].filter(({ length }) => length > 1);
	return new Set(repeated.length > 1 ? repeated.flat() : []);
}
