/** What an archive and its manifest, or the notes, do not agree on: one table says where each is, how it counts, and its message. */
import { shortened } from "../../findings/finding.ts";

/** A word and its line. */
export interface PlacedWord {
	readonly word: string;
	/** From 1 on. */
	readonly line: number;
}

/** How a kind counts; of an `unfinished` archive and a `note` no file is wrong, and only the first ones are printed. */
type Sort = "difference" | "unread" | "uncompared" | "unfinished" | "note";

/** Whether its path is one in the archive, or of notes and as people are shown it. */
type Place = "archive" | "notes";

interface At {
	readonly at: PlacedWord;
}

/** The command that leads on. */
interface Next {
	readonly next: string;
}

interface Reason {
	readonly reason: string;
}

interface Missing extends Next {
	readonly count: number;
	readonly total: number;
}

const missing = ({ count, total, next }: Missing): string =>
	`${count === 1 ? "the manifest of a shard is missing" : `missing. In all, ${count} of the ${total} shards have no manifest`}. Next: ${next}`;

const why = ({ reason }: Reason): string => reason;

interface Others {
	readonly names: readonly string[];
	/** The form of the manifest, if another one read the notes. */
	readonly form: string | null;
}

function hintOf({ names, form }: Others): string {
	if (form !== null)
		return `. The notes were converted with the form \`${form}\`. Leave out \`--form\`, or name that form`;
	return names.includes("findings") ? ". If the config has changed since, convert again" : "";
}

const removed = "its line was removed from the manifest after the run. Convert again";

/** Every kind of difference: its place, severity and message. */
export const kinds = {
	"output-changed": ["archive", "difference", "changed since it was written"],
	"output-other": ["archive", "difference", ({ reason }: Reason) => `changed since it was written: ${reason}`],
	"output-missing": ["archive", "difference", "missing"],
	"output-new": ["archive", "difference", "not in the manifest"],
	"output-removed": ["archive", "difference", removed],
	"output-shared": ["archive", "difference", "in the manifest for more than one input"],
	"output-large": ["archive", "unread", "Not verified: larger than `--max-size`"],
	"output-unread": ["archive", "unread", why],
	"manifest-other": [
		"archive",
		"difference",
		({ next }: Next) => `differs from the manifests of the shards next to it. Next: ${next}`,
	],
	"manifest-missing": ["archive", "difference", missing],
	"not-compared": ["archive", "uncompared", "Not compared with the notes: no built-in template gives it this name"],
	"word-other": [
		"archive",
		"difference",
		({ at, noted }: At & { readonly noted: string }) =>
			`${named(at.word)} here, but ${named(noted)} in a report made from the notes now`,
	],
	/** `words` is how the passage begins that lacks most, and `note` where it stands in the notes. */
	"passage-missing": [
		"archive",
		"difference",
		({ words, note }: { readonly words: string; readonly note: string }) => `Missing \`${words}\` of ${note}`,
	],
	"note-changed": ["notes", "difference", "changed since it was converted"],
	"note-readable": ["notes", "difference", "the last run could not read it, but it can be read now. Convert again"],
	"note-missing": ["notes", "difference", "in the manifest, but not among the notes"],
	"note-new": ["notes", "difference", "not in the manifest"],
	"line-removed": ["notes", "difference", removed],
	"line-edited": ["notes", "difference", "its line in the manifest was changed after the run"],
	"note-link": ["notes", "difference", "now a symbolic link or special file: not read"],
	"note-excerpts": ["notes", "uncompared", "Not compared: the archive holds only excerpts of it"],
	"note-convertible": [
		"notes",
		"uncompared",
		"Not compared: the last run could not convert it, but it can be read now. Convert again",
	],
	"share-other": ["notes", "difference", "`share` in the manifest differs from the notes"],
	"line-other": [
		"notes",
		"difference",
		(others: Others) =>
			`these values in the manifest differ from the notes: ${others.names.map((name) => `\`${name}\``).join(", ")}${hintOf(others)}`,
	],
	"word-lost": ["notes", "difference", ({ at }: At) => `\`${at.word}\` is not in the report`],
	"word-twice": ["notes", "difference", ({ at }: At) => `\`${at.word}\` is in the report more than once`],
	unreadable: ["notes", "unread", why],
	interrupted: ["archive", "unfinished", ({ next }: Next) => `the run was interrupted. ${next}`],
	unsealed: ["archive", "unfinished", "the run of this shard may not have finished: `.rapporteur/` lacks its files"],
	"different-inputs": [
		"archive",
		"unfinished",
		({ next }: Next) => `the shards read different notes, or used different templates, forms or options. Next: ${next}`,
	],
	"at-work": [
		"archive",
		"unfinished",
		({ reason }: { readonly reason: string }) =>
			`a run seems to be in progress${reason.startsWith("process ") ? ` (${shortened(reason)})` : ""}. Wait until it ends; if it has already ended, remove this folder and repeat the command of that run`,
	],
	unreached: ["notes", "unfinished", remark("not converted")],
	cut: [
		"notes",
		"note",
		remark(
			"its reports have all its words, but some levels of lists or quotes became plain text, or not all findings are listed",
		),
	],
	failed: ["notes", "note", remark("could not be converted")],
	flawed: ["notes", "note", remark("some of its reports could not be written")],
	skipped: ["notes", "note", remark("skipped")],
	ignored: ["notes", "note", "left out by an ignore file or the config, so it is not converted"],
	unchecked: ["archive", "note", remark("made by `archive`, not checked")],
} as const satisfies Record<string, readonly [Place, Sort, string | ((details: never) => string)]>;

type Kinds = typeof kinds;

type Details<Say> = Say extends (details: infer D) => string ? D : unknown;

/** A difference, or a note. */
export type Difference = {
	readonly [K in keyof Kinds]: { readonly kind: K; readonly path: string } & Details<Kinds[K][2]>;
}[keyof Kinds];

/** How a difference counts. */
export const sortOf = ({ kind }: Difference): Sort => kinds[kind][1];

/** A difference as a line; `shown` is how people are shown a path in the archive. */
export function lineOf(difference: Difference, shown: (path: string) => string): string {
	const [place, sort, say] = kinds[difference.kind];
	// The table has the right function for every kind; TypeScript can't follow that through the union.
	const words = typeof say === "string" ? say : (say as (details: Difference) => string)(difference);
	const path = place === "notes" ? difference.path : shown(difference.path);
	const line = "at" in difference ? `:${difference.at.line}` : "";
	return `${path}${line}: ${sort === "unfinished" || sort === "note" ? "note: " : ""}${words}`;
}

function remark(words: string) {
	return ({ reason }: { readonly reason?: string | undefined }): string =>
		reason === undefined ? words : `${words}: ${shortened(reason)}`;
}

const named = (word: string): string => (word === "" ? "the end" : `\`${word}\``);
