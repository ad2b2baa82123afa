/** Compiles a word list: `expandWords` when the program is built, `compileWords` when it runs. */
import { type WordClass, type Words, wordBit, wordClasses } from "../text/words.ts";

type PartName = "speaker" | "moderator" | "panellist" | "chair" | "respondent";

/** A word list as a YAML file holds it: each class a text of words between white space. */
export type WordLists = Readonly<Partial<Record<WordClass, string>>>;

/** An expanded word list: plain JSON, so that a build can carry it. */
export interface WordData {
	/** Lower-case words without their final full stop; words all in capitals stand as they are. */
	readonly bits: Readonly<Record<string, number>>;
	readonly lists: Readonly<Record<WordClass, readonly string[]>>;
	readonly parts: Readonly<Record<string, string>>;
}

const verbs: ReadonlySet<WordClass> = new Set(["speech", "carrier", "silent", "verb"]);

/** Makes the finite forms of verbs and the bits of every word; later lists add to earlier ones. */
export function expandWords(...sources: readonly WordLists[]): WordData {
	const bits: Record<string, number> = Object.create(null);
	const parts: Record<string, string> = Object.create(null);
	const lists = {} as Record<WordClass, string[]>;
	for (const name of wordClasses) {
		const entries = sources.flatMap((source) => (source[name] ?? "").split(/\s+/u).filter(Boolean));
		const forms = verbs.has(name) ? entries.flatMap(finiteForms) : entries.map((entry) => partWord(entry, parts));
		lists[name] = [...new Set(forms)];
		if (name !== "officeEnding") mark(bits, forms, wordBit[name]);
		if (verbs.has(name))
			mark(
				bits,
				entries.filter((entry) => entry.startsWith("~")).map((entry) => presentOf(baseOf(entry))),
				wordBit.present,
			);
	}
	return { bits, lists, parts };
}

function mark(bits: Record<string, number>, words: readonly string[], bit: number): void {
	for (const word of words) {
		const key = wordKey(word);
		bits[key] = (bits[key] ?? 0) | bit;
	}
}

function baseOf(entry: string): string {
	return entry.replace(/^~/u, "").split("/")[0] ?? "";
}

/** `moderators=moderator`: keeps what the word means and gives back the word. */
function partWord(entry: string, parts: Record<string, string>): string {
	const [word = "", meaning] = entry.split("=");
	if (meaning !== undefined) parts[word] = meaning;
	return word;
}

/** `HE` is an honorific and `he` a pronoun: words of capitals alone keep their case. */
function wordKey(word: string): string {
	const bare = word.replace(/\.$/u, "");
	return bare.length > 1 && bare.length < 4 && bare === bare.toUpperCase() && bare !== bare.toLowerCase()
		? bare
		: bare.toLowerCase();
}

/** `~note` -> noted; `say/said` -> says, said; `deny` -> denies, denied. */
function finiteForms(entry: string): string[] {
	const nounToo = entry.startsWith("~");
	const base = baseOf(entry);
	const irregular = entry.split("/")[1];
	const past = irregular ?? pastOf(base);
	return nounToo ? [past] : [presentOf(base), past];
}

function pastOf(base: string): string {
	if (base.endsWith("e")) return `${base}d`;
	return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

function presentOf(base: string): string {
	if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
	return /(?:s|x|z|ch|sh|o)$/u.test(base) ? `${base}es` : `${base}s`;
}

/** Turns an expanded word list into look-ups. */
export function compileWords(data: WordData): Words {
	const known = new Map(Object.entries(data.bits));
	const endings = data.lists.officeEnding;
	const look = (word: string): number => {
		const bits = known.get(word);
		if (bits !== undefined) return bits;
		const lower = word.toLowerCase();
		return known.get(lower) ?? pluralBits(known, lower) | (isOffice(lower, endings) ? wordBit.office : 0);
	};
	return {
		bits: (word) => look(word.endsWith(".") ? word.slice(0, -1) : word),
		lists: data.lists,
		parts: new Map(Object.entries(data.parts) as [string, PartName][]),
	};
}

const plurals = wordBit.office | wordBit.body | wordBit.place;

/** `representatives` are offices, as `representative` is. */
function pluralBits(known: ReadonlyMap<string, number>, word: string): number {
	if (!word.endsWith("s") || word.length < 5) return 0;
	return (known.get(word.slice(0, -1)) ?? 0) & plurals;
}

function isOffice(word: string, endings: readonly string[]): boolean {
	return endings.some((ending) => word.length > ending.length && word.endsWith(ending));
}
