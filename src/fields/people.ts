/** Those who were there or who report, one item each. */
import type { Person } from "../ast/values.ts";
import { readEntry, readListed } from "../people/entry.ts";
import { type ListLine, listedPeople } from "../people/entry-list.ts";
import type { FieldType, ReadContext } from "./field-type.ts";
import {
	cutAt,
	filledParts,
	isPlaceholder,
	itemMaker,
	listOf,
	ownSeparatorEnd,
	type Span,
	skipBullet,
	trimSpan,
} from "./pieces.ts";

/** Persons, bodies and unnamed groups, between commas, semicolons, `and` or on lines of their own. */
export const people = {
	type: "people",
	about: "A list of people, each with honorific, role, affiliation, handle and remark.",
	example: "Ruth Delacroix",
	list: true,
	read(parts, context) {
		const filled = filledParts(parts, context);
		const lines = filled.map(({ raw }, index) => ({ raw, from: skipFront(raw, index + 1) }));
		const found = context.separators.length > 0 ? ownEntries(lines, context) : entriesOf(lines, context);
		const items = filled.flatMap((part, index) => {
			const item = itemMaker(part);
			const named = (found[index] ?? []).filter(
				({ start, end }) => !isPlaceholder(part.raw.slice(start, end), context),
			);
			return named.map((entry) => item(entry, readRemarked(part.raw, entry, context)));
		});
		return listOf(items);
	},
	print: (value) => (Array.isArray(value) ? value.map(printPerson).join("\n") : String(value)),
} satisfies FieldType;

/** The text of somebody, and how it is read. */
interface Entry extends Span {
	read(): Person | null;
}

/** Cuts at the separators of the form alone. */
function ownEntries(lines: readonly ListLine[], { separators, words }: ReadContext): Entry[][] {
	return lines.map(({ raw, from }) =>
		cutAt(raw, from, (text, at) => ownSeparatorEnd(text, at, separators))
			.map(({ start, end }) => trimSpan(raw, start, end))
			.filter(({ start, end }) => end > start)
			.map((span) => ({ ...span, read: () => readEntry(raw.slice(span.start, span.end), words.lexicon) })),
	);
}

/** Cuts at whatever may stand between two people. */
function entriesOf(lines: readonly ListLine[], { words, language, byLine }: ReadContext): Entry[][] {
	return listedPeople(lines, { lexicon: words.lexicon, language, byLine }).map(({ tokens, entries }) =>
		entries.map((entry) => ({
			start: tokens.start[entry.from] as number,
			end: tokens.end[entry.to - 1] as number,
			read: () => readListed(tokens, entry),
		})),
	);
}

/** Behind a bullet, or the number of those who follow: `6 – Ann Rook, Bob Cole`. */
function skipFront(raw: string, number: number): number {
	const bullet = skipBullet(raw, number);
	return bullet + (count.exec(raw.slice(bullet, bullet + longestCount))?.[0].length ?? 0);
}

const count = /^\s*(?:\d{1,3}|\(\d{1,3}\))\s?(?:[-–—:]\s|[–—])\s*(?=[\p{Lu}@])/u;
const longestCount = 20;

/** Longer texts are prose, and no name with a remark. */
const longestRemarked = 400;

/** Reads a person with what the form knows for a remark behind her name: the longest run of words at the end. */
function readRemarked(raw: string, { start, end, read }: Entry, { words, remarks }: ReadContext): Person | null {
	const written = raw.slice(start, end);
	if (remarks.length > 0 && written.length <= longestRemarked) {
		for (const { index } of written.matchAll(/(?<=\s)\S/gu)) {
			const remark = written.slice(index).trim();
			if (!remarks.some((pattern) => pattern.test(remark))) continue;
			const name = written.slice(0, index).replace(/[\s,;:–—-]+$/u, "");
			if (name !== "") return withRemark(readEntry(name, words.lexicon), remark);
		}
	}
	return read();
}

/** The keys stay in their order, in which a group's comes last. */
function withRemark(person: Person | null, remark: string): Person | null {
	if (person === null) return null;
	const { group, ...rest } = person;
	const whole = person.remark === undefined ? remark : `${person.remark}, ${remark}`;
	return { ...rest, remark: whole, ...(group === undefined ? null : { group }) };
}

/** A person on one line, as people fields write them. */
function printPerson({ name, honorific, role, affiliation, handle, remark }: Person): string {
	const before = role !== undefined && isTitle.test(role);
	const notes = [before ? undefined : role, remark].filter((note) => note !== undefined).join(", ");
	const front = [before ? role : undefined, honorific, name, handle === name ? undefined : handle];
	const written = front.filter((piece) => piece !== undefined).join(" ");
	return [written, notes === "" ? "" : ` (${notes})`, affiliation === undefined ? "" : `, ${affiliation}`].join("");
}

const isTitle = /^\p{Lu}[\p{L}-]{0,4096}(?: \p{Lu}[\p{L}-]{0,4096}){0,3}$/u;
