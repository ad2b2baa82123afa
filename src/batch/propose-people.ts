/** Proposes a register of people from notes, to be reviewed: it never joins two names itself. */
import { nameKey } from "../people/register.ts";
import { withoutAccents, wordRuns } from "../text/ascii.ts";
import { edits } from "../text/edits.ts";

/** A person named in a note. */
export interface SeenPerson {
	/** As the note writes it. */
	readonly name: string;
	readonly honorific: string | null;
	readonly role: string | null;
	/** Whether she is named in a field. */
	readonly inField: boolean;
	readonly speaks: boolean;
}

/** The people of a note. */
export interface SeenNote {
	/** In EDTF; null where the note does not say when it was. */
	readonly date: string | null;
	readonly people: readonly SeenPerson[];
}

/** Somebody of one name in all notes. */
interface Entry {
	readonly name: string;
	/** The notes in which she is named, and those in which she speaks. */
	readonly named: Set<SeenNote>;
	readonly spoke: Set<SeenNote>;
	inField: boolean;
	readonly honorifics: Set<string>;
	readonly roles: Map<string, SeenRole>;
}

/** A role, in which notes, and on which days. */
interface SeenRole {
	readonly notes: Set<SeenNote>;
	readonly days: string[];
}

/** The text of a register with all people of notes, speakers and people in fields first. */
export function proposePeople(notes: readonly SeenNote[]): string {
	const entries = [...gather(notes).values()].sort(
		(one, other) => other.named.size - one.named.size || compare(one, other),
	);
	const likely = likelySame(entries);
	const isSure = ({ spoke, inField }: Entry): boolean => spoke.size > 0 || inField;
	const sure = entries.filter(isSure).map((entry) => entryText(entry, likely.get(entry) ?? []));
	const others = entries.filter((entry) => !isSure(entry)).map((entry) => entryText(entry, likely.get(entry) ?? []));
	const head = `${schemaLine}# Proposed from ${inNotes(notes.length)}. Check it: ${howToCheck} Then save it as people.yaml.\n`;
	const body = sure.length === 0 ? "people: []\n" : `people:\n${sure.join("")}`;
	if (others.length === 0) return head + body;
	return `${head}${body}\n# Named, but not a speaker and in no field:\n${others.join("").replace(/^(?=.)/gm, "# ")}`;
}

/** What to do with a register that was proposed. */
export const howToCheck =
	"delete entries that are not people. If a person has several entries, keep one, and list the other names under its `spellings`.";

const schemaLine = "# yaml-language-server: $schema=node_modules/rapporteur/schemas/people.schema.json\n";

const compare = ({ name: one }: Entry, { name: other }: Entry): number => (one < other ? -1 : one > other ? 1 : 0);

function gather(notes: readonly SeenNote[]): Map<string, Entry> {
	const entries = new Map<string, Entry>();
	for (const note of notes)
		for (const { name, honorific, role, inField, speaks } of note.people) {
			const key = nameKey(name);
			if (key === "" || !/\p{L}/u.test(name)) continue;
			const entry = entries.get(key) ?? newEntry(name);
			entries.set(key, entry);
			entry.named.add(note);
			if (speaks) entry.spoke.add(note);
			entry.inField ||= inField;
			if (honorific !== null) entry.honorifics.add(onOneLine(honorific));
			const words = onOneLine(role ?? "");
			if (words === "") continue;
			const seen = entry.roles.get(words) ?? { notes: new Set(), days: [] };
			entry.roles.set(words, seen);
			if (seen.notes.has(note)) continue;
			seen.notes.add(note);
			const ends = (note.date ?? "").split("/");
			seen.days.push(...ends.flatMap((end) => /^\d{4}(?:-\d\d)?(?:-\d\d)?/.exec(end)?.[0] ?? []));
		}
	return entries;
}

const newEntry = (name: string): Entry => ({
	name: onOneLine(name),
	named: new Set(),
	spoke: new Set(),
	inField: false,
	honorifics: new Set(),
	roles: new Map(),
});

const inNotes = (count: number): string => (count === 1 ? "1 note" : `${count} notes`);

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 200).trim();

function entryText({ name, named, spoke, honorifics, roles }: Entry, same: readonly Entry[]): string {
	const heard = spoke.size === 0 ? "never spoke" : `spoke in ${spoke.size}`;
	const remark = [
		`named in ${inNotes(named.size)}`,
		heard,
		...(honorifics.size === 0 ? [] : [`addressed as ${scalars([...honorifics])}`]),
	];
	const lines = [`  # ${remark.join(", ")}`];
	if (same.length > 0) lines.push(`  # maybe the same as ${scalars(same.map((other) => other.name))}`);
	lines.push(`  - name: ${scalar(name)}`);
	if (roles.size > 0) lines.push("    roles:", ...[...roles].map(roleText));
	return `${lines.join("\n")}\n`;
}

/** A role is said to hold from the first to the last day that a note tells of it, and no longer. */
function roleText([role, { notes, days }]: readonly [string, SeenRole]): string {
	const sorted = [...days].sort();
	const [from, until] = [sorted[0], sorted.at(-1)];
	const time = from === undefined || until === undefined ? "" : `, from: ${from}, until: ${until}`;
	return `      - { role: ${scalar(role, true)}${time} } # in ${inNotes(notes.size)}`;
}

const scalars = (texts: readonly string[]): string => texts.map((text) => scalar(text)).join(", ");

/** A text as YAML: plain where that is safe, else in quotes, with escapes for what does not show. */
function scalar(text: string, isQuoted = false): string {
	const isPlain =
		!isQuoted && /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
	if (isPlain) return text;
	return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (found) => {
		const code = (found.codePointAt(0) ?? 0).toString(16);
		return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
	});
}

// ---- who may be the same ----------------------------------------------------------------------------------------------

/** For each entry the others that may be another way to write it, by names that begin with the same letters somewhere. */
function likelySame(entries: readonly Entry[]): Map<Entry, Entry[]> {
	const words = new Map(entries.map((entry) => [entry, wordRuns(withoutAccents(entry.name).toLowerCase())] as const));
	const byKey = new Map<string, Entry[]>();
	const found = new Map<Entry, Set<Entry>>();
	for (const [entry, own] of words) {
		const others = new Set<Entry>();
		for (const key of new Set([...own.map((word) => word.slice(0, 3)), initialsOf(own)])) {
			const same = byKey.get(key) ?? [];
			byKey.set(key, same);
			for (const other of same) others.add(other);
			if (same.length < mostOfKey) same.push(entry);
		}
		for (const other of others) {
			if (!maySame(own, words.get(other) ?? [])) continue;
			for (const [one, two] of [
				[entry, other],
				[other, entry],
			] as const)
				found.set(one, (found.get(one) ?? new Set()).add(two));
		}
	}
	return new Map([...found].map(([entry, others]) => [entry, [...others].sort(compare)]));
}

/** Who is called as very many are is not held against all of them. */
const mostOfKey = 100;

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join("");

/** Names that are slips of each other, that leave words out or shorten them, or that are the initials of the other. */
function maySame(one: readonly string[], other: readonly string[]): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	const [written, whole] = [short.join(" "), long.join(" ")];
	if (written === whole) return true;
	if (short.length === 1 && long.length > 1 && written.length > 1 && written === initialsOf(long)) return true;
	if (whole.length > 5 && edits(written, whole, 2) <= 2 && short.length === long.length) return true;
	// `J. Ndiaye`, `Ndiaye` and `Jeanne Ndiaye`: the same last word, and no word that the longer one lacks.
	if (short.at(-1) !== long.at(-1)) return false;
	return short.every((word) => long.some((each) => each === word || (word.length === 1 && each.startsWith(word))));
}
