/** The output of `explain FILE`: how each line was read, everybody who is named, and how much of the note was used. */
import type { Usage } from "../ast/share.ts";
import { type Source, whereIn } from "../read/source.ts";
import type { Style } from "../reporters/style.ts";
import type { ExplainedPerson, ExplainedWords } from "../statements/explain.ts";
import type { Explanation } from "../structure/explain.ts";
import { wrapped } from "../templates/lines.ts";
import { splitLines } from "../text/lines.ts";
import { visible } from "./output.ts";

/** Everything that `explain` prints about a file. */
export interface ExplainedFile {
	readonly source: Source;
	readonly lines: readonly Explanation[];
	/** Who said the words of each line. */
	readonly words: readonly ExplainedWords[];
	readonly people: readonly ExplainedPerson[];
	readonly usage: readonly Usage[];
}

/** How it is printed: colours, and the width for wrapping, or null. */
export interface Looks {
	readonly style: Style;
	readonly columns: number | null;
}

/** The whole explanation. */
export function explainedText(file: ExplainedFile, looks: Looks): string {
	if (file.source.text === "") return "no lines\n";
	const people = file.people.map((person) => shownPerson(file.source, person, looks));
	const usage = file.usage.length === 0 ? [] : [shownUsage(file.usage, looks)];
	return [shownLines(file, looks), ...people, ...usage].join("\n");
}

/** Each line as written, with its number or its place in a document, and below it how it was read. */
function shownLines({ source: { text, document }, lines, words }: ExplainedFile, looks: Looks): string {
	const source = splitLines(text);
	const names = lines.map(({ line, kind }, index) => {
		if (document === undefined) return String(line);
		return kind === "blank" ? "" : whereIn(document, source[index]?.start ?? 0);
	});
	const width = names.reduce((most, { length }) => Math.max(most, length), 0);
	const { style } = looks;
	const indent = " ".repeat(width + 2);
	const said = byLine(words);
	const entries = lines.map(({ line, kind, why, more }, index) => {
		const { start = 0, end = 0 } = source[index] ?? {};
		const name = names[index]?.padStart(width) ?? "";
		const written = block(text.slice(start, end), { first: `${style.faint(name)}  `, indent }, looks);
		if (kind === "blank") return written;
		const below = { first: `${indent}> `, indent: `${indent}  ` };
		const painted = (reasons: readonly string[], paint: Style["faint"]): string[] =>
			reasons.map((reason) => block(reason, below, { ...looks, paint }));
		const reasons = painted([`${kind}: ${why}`, ...more], kind.startsWith("un") ? style.warning : style.faint);
		const owners = painted(wordsOn(said.get(line) ?? []), style.info);
		return [written, ...reasons, ...owners].join("");
	});
	return entries.join("");
}

/** The explanation of each line, for the preview. */
export function reasonsByLine({
	lines,
	words,
}: Pick<ExplainedFile, "lines" | "words">): readonly (readonly string[])[] {
	const said = byLine(words);
	return lines.map(({ line, kind, why, more }) =>
		kind === "blank" ? [] : [`${kind}: ${why}`, ...more, ...wordsOn(said.get(line) ?? [])],
	);
}

function byLine(words: readonly ExplainedWords[]): ReadonlyMap<number, readonly ExplainedWords[]> {
	const said = new Map<number, ExplainedWords[]>();
	for (const each of words) said.set(each.line, [...(said.get(each.line) ?? []), each]);
	return said;
}

/** The speakers of a line; their words are only quoted if there are several. */
function wordsOn(words: readonly ExplainedWords[]): string[] {
	return words.map(({ name, chance, words: opening }) => {
		const which = words.length === 1 ? "" : `, from "${opening}" on`;
		return `${name === null ? "nobody's words" : `words of ${name}`}${which}, confidence ${chance.toFixed(2)}`;
	});
}

/** A text in lines of the terminal's width, each painted. */
function block(
	text: string,
	{ first, indent }: { readonly first: string; readonly indent: string },
	{ columns, paint = (words) => words }: Looks & { readonly paint?: Style["faint"] },
): string {
	const shown = visible(text);
	const lines = columns === null ? [shown] : wrapped(shown, Math.max(20, columns - indent.length)).split("\n");
	return lines.map((line, at) => `${((at === 0 ? first : indent) + paint(line)).trimEnd()}\n`).join("");
}

/** Somebody who is named, whether they spoke, and the evidence for and against it. */
function shownPerson({ text, document }: Source, person: ExplainedPerson, { style }: Looks): string {
	const { line, honorific, role, speaks, confidence, reasons, registered } = person;
	const name = honorific === null ? person.name : `${honorific} ${person.name}`;
	const start = splitLines(text)[line - 1]?.start ?? 0;
	const place = document === undefined ? `line ${line}` : whereIn(document, start);
	const who = visible(role === null ? name : `${name}, ${role}`);
	const verdict = speaks ? "speaks" : "is named, does not speak";
	const known =
		registered === null
			? ""
			: `  in the register of people as ${visible(registered)}${reasons.length === 0 ? ", which decides" : ""}\n`;
	const weights = reasons.map(
		({ weight, what }) => `  ${weight > 0 ? "+" : "-"}${Math.abs(weight).toFixed(1)}  ${what}\n`,
	);
	return `${style.strong(who)} (${place}): ${verdict}, confidence ${(speaks ? confidence : 1 - confidence).toFixed(2)}\n${known}${weights.join("")}`;
}

const places: Readonly<Record<Usage["place"], string>> = {
	fields: "field",
	sections: "section",
	ignored: "including skipped lines and comments",
	unclassified: "in no field or section",
};

/** The share of characters in each part. */
function shownUsage(usage: readonly Usage[], { style }: Looks): string {
	const all = usage.reduce((sum, { characters }) => sum + characters, 0);
	const width = usage.reduce((most, { key }) => Math.max(most, key.length), 0);
	const lines = usage.map(({ key, place, characters }) => {
		const percent = ((100 * characters) / all).toFixed(1).padStart(5);
		const line = `  ${key.padEnd(width)}  ${percent} %  ${places[place]}`;
		return `${place === "unclassified" ? style.warning(line) : line}\n`;
	});
	return `${style.strong("Where the characters went")}\n${lines.join("")}`;
}
