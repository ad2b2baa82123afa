/** Tells what `verify` finds. */
import type { Difference, Remark } from "../batch/verify/difference.ts";
import type { Counts } from "../batch/verify/verify.ts";
import { shortened } from "../findings/kinds.ts";
import { plural } from "../reporters/lines.ts";
import { messageLine, quotedList } from "./output.ts";
import type { World } from "./world.ts";

/** Prints as it goes; `shown` is how messages name a path in the archive. */
export function verdictPrinter({ stdout }: Pick<World, "stdout">, shown: (path: string) => string) {
	let [differences, unread, uncompared, otherReports] = [0, 0, 0, 0];
	const remarks = new Map<Remark["kind"], number>();
	return {
		differs(difference: Difference): void {
			if (unreadKinds.has(difference.kind)) unread++;
			else if (difference.kind === "not-compared" || difference.kind === "note-excerpts") uncompared++;
			else differences++;
			if (difference.kind === "word-other") otherReports++;
			const path = difference.kind.startsWith("note-") ? difference.path : pathOf(difference, shown);
			stdout.write(messageLine(`${path}: ${wordsFor(difference)}`));
		},
		remark({ kind, path, reason }: Remark): void {
			const count = (remarks.get(kind) ?? 0) + 1;
			remarks.set(kind, count);
			const place = ofNotes.has(kind) ? path : shown(path);
			const why = reason === undefined ? "" : `: ${shortened(reason)}`;
			if (count <= mostRemarks) stdout.write(messageLine(`${place}: note: ${remarkWords[kind]}${why}`));
			else if (count === mostRemarks + 1) stdout.write("…\n");
		},
		/** Prints the summary; how many differences there are, how many files could not be compared, and whether a run was interrupted. */
		end({ inputs, outputs, skipped, compared, excerpts }: Counts, hasNotes: boolean) {
			const all = `${plural(outputs, "output")} of ${plural(inputs - skipped, "input")} verified`;
			const words = hasNotes ? `, ${compared} of them word for word against the notes` : "";
			const remade = excerpts === 0 ? "" : `, ${plural(excerpts, "excerpt")} by what the notes give now`;
			const leftOut = remarks.get("ignored") ?? 0;
			const others = `${skipped === 0 ? "" : `, ${skipped} skipped`}${leftOut === 0 ? "" : `, ${leftOut} left out`}`;
			const isInterrupted = ofInterruption.some((kind) => remarks.has(kind));
			const unfinished = remarks.has("at-work") ? "a run is at work" : isInterrupted ? "interrupted" : "";
			const result =
				differences === 0 ? (unfinished === "" ? "nothing changed" : "") : plural(differences, "difference");
			const rest = unread === 0 ? "" : `${plural(unread, "file")} unread`;
			const open = uncompared === 0 ? "" : `${plural(uncompared, "file")} not compared`;
			const ends = [result, rest, open, unfinished].filter((part) => part !== "");
			if (otherReports > 0) stdout.write(otherVersion);
			stdout.write(`${all}${words}${remade}${others}: ${ends.join(", ")}\n`);
			return { differences, unread: unread + uncompared, isUnfinished: unfinished !== "" };
		},
	};
}

const unreadKinds: ReadonlySet<Difference["kind"]> = new Set(["unreadable", "output-large", "output-unread"]);

/** Of what is only worth a word, the first ones are enough to see what it is about. */
const mostRemarks = 20;

/** Differences in the notes are shown at the notes. */
function pathOf(difference: Difference, shown: (path: string) => string): string {
	const isNote = ["word-lost", "word-twice", "line-other", "share-other", "unreadable"].includes(difference.kind);
	const path = isNote ? difference.path : shown(difference.path);
	return "at" in difference ? `${path}:${difference.at.line}` : path;
}

type Words = { readonly [K in Difference["kind"]]: (difference: Difference & { readonly kind: K }) => string };

const words: Words = {
	"output-changed": () => "changed since it was written",
	"output-missing": () => "not there any more",
	"output-new": () => "in no line of the manifest",
	"output-large": () => "Not verified: larger than `--max-size`, expected a smaller one, or a larger size",
	"manifest-other": () => "not what the manifests of the shards beside it say. `rapporteur merge` brings it up to date",
	"manifest-missing": ({ count, total }) =>
		count === 1 ? "the manifest of a shard is missing" : `missing, the first of ${count} manifests of ${total} shards`,
	"note-changed": () => "changed since it was converted",
	"note-missing": () => "in the manifest, but not among the notes",
	"note-new": () => "in no line of the manifest",
	"share-other": () => "its characters are not shared out as the manifest says",
	"note-link": () => "a symbolic link or special file by now: not read",
	"not-compared": () => "Not compared with the notes: no built-in template that can be read again gives it this name",
	"note-excerpts": () => "Not compared: the archive holds only excerpts of it. Convert it to a whole report too",
	"output-shared": () => "in the manifest for more than one input",
	"line-other": ({ names }) => `Unexpected ${quotedList(names)} in the manifest, expected what the notes give now`,
	unreadable: ({ reason }) => reason,
	"output-unread": ({ reason }) => reason,
	"word-lost": ({ at }) => `\`${at.word}\` is in no place of the report`,
	"word-twice": ({ at }) => `\`${at.word}\` is in more than one place of the report`,
	"passage-missing": ({ words, note }) => `Missing \`${words}\` of ${note}`,
	"word-other": ({ at, expected }) => `Unexpected ${named(at.word)}, expected ${named(expected)} as in the notes`,
};

const otherVersion =
	"Another version of Rapporteur may write other reports. If it made this archive, convert the notes again.\n";

const named = (word: string): string => (word === "" ? "end" : `\`${word}\``);

function wordsFor(difference: Difference): string {
	// The table has the right function for every kind; TypeScript can't follow that through the union.
	const say = words[difference.kind] as (difference: Difference) => string;
	return say(difference);
}

/** What shows that a run did not go to its end. */
const ofInterruption: readonly Remark["kind"][] = ["interrupted", "unsealed", "different-inputs", "unreached"];

/** Their path is that of notes, and none in the archive. */
const ofNotes: ReadonlySet<Remark["kind"]> = new Set(["unreached", "cut", "failed", "flawed", "skipped", "ignored"]);

const remarkWords: Readonly<Record<Remark["kind"], string>> = {
	interrupted: "the run was interrupted; give the same command again to go on",
	unsealed: "nothing says that the run of this shard went to its end, as `.rapporteur/` lacks its files",
	"different-inputs":
		"notes came or went between the shards of this run, or their templates differ; give the commands of all of them again",
	unreached: "not converted",
	cut: "nests deeper or has more findings than was allowed; its reports have all words of it, deeper ones as plain words",
	failed: "could not be converted",
	flawed: "has reports, but could not be converted whole",
	skipped: "skipped",
	ignored: "left out by an ignore file or the config, so nothing was made of it",
	unchecked: "made by `archive`, not checked",
	"at-work":
		"a run seems to be at work. Wait for its end; if it has ended, remove this folder, and give its command again",
};
