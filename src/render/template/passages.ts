/** A section from its start to its end, cut where somebody begins or ends to speak: no word is left out. */
import type { Section, Statement } from "../../ast/nodes.ts";
import { type Range, sliceBlocks } from "../../ast/slice.ts";
import { plainText } from "../../ast/text.ts";
import { hasWord } from "../../text/ascii.ts";
import { type FullPerson, fullPerson } from "./people.ts";
import { type Prose, proseOf } from "./prose.ts";

/** Who says something, and in which part. */
export interface Voice {
	readonly speakers: readonly FullPerson[];
	readonly part: Statement["part"];
}

/** Words of a section and whose they are. */
export interface PassageData extends Prose {
	/** Counted through the report; null where nobody is known to speak. */
	readonly number: number | null;
	readonly voices: readonly Voice[];
}

/** The passages of a section, of which `groups` are those in which somebody speaks; `spoken` is how many there were before. */
export function passagesOf(section: Section, groups: readonly Group[], spoken: number): PassageData[] {
	const passages: PassageData[] = [];
	const between = (range: Range): void => {
		const blocks = range.start < range.end ? sliceBlocks(section.children, range) : [];
		// What parts two names in a list is nothing by itself.
		if (hasWord(plainText(blocks))) passages.push({ number: null, voices: [], ...proseOf(() => blocks) });
	};
	let at = 0;
	for (const [index, { range, statements }] of groups.entries()) {
		between({ start: at, end: range.start });
		const prose = proseOf(() => sliceBlocks(section.children, range));
		passages.push({ number: spoken + index + 1, voices: statements.map(voiceOf), ...prose });
		at = range.end;
	}
	between({ start: at, end: Number.POSITIVE_INFINITY });
	return passages;
}

/** Whose a statement is. */
export function voiceOf({ speakers, part }: Statement): Voice {
	return { speakers: speakers.map(fullPerson), part };
}

/** Statements that share words, and where these are. */
export interface Group {
	readonly range: Range;
	readonly statements: readonly Statement[];
}

/** The statements of a section, together where they share words. */
export function togetherIn({ statements }: Section): Group[] {
	const groups: { range: Range; statements: Statement[] }[] = [];
	for (const statement of statements.toSorted((a, b) => rangeOf(a).start - rangeOf(b).start)) {
		const range = rangeOf(statement);
		const last = groups.at(-1);
		if (last === undefined || range.start >= last.range.end) groups.push({ range, statements: [statement] });
		else {
			last.statements.push(statement);
			last.range = { start: last.range.start, end: Math.max(last.range.end, range.end) };
		}
	}
	return groups;
}

/** Where a statement's own words stand in the source. */
export function rangeOf({ position }: Statement): Range {
	return { start: position.start.offset ?? 0, end: position.end.offset ?? 0 };
}
