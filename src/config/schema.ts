/**
 * The keys and values of `rapporteur.config.yaml`. `schemas/config.schema.json` has the descriptions; the text of a failed check
 * is what to write instead. Each level is one strict object, so that each unknown key is an issue with its own place.
 */
import * as v from "valibot";
import { codes, isFaultCode } from "../findings/finding.ts";
import { about, patternOf } from "../forms/shape.ts";
import { encodingNamed } from "../read/decode.ts";
import { choicesIn, effortOf, effortOfGlob, mostChoices, mostEffort } from "../read/patterns.ts";
import { reporters } from "../reporters/index.ts";

/** The severities that a code may get; `off` drops its findings. */
const levels = ["off", "info", "warning", "error"] as const;

const changeable = codes.filter((code) => !isFaultCode(code));

/** The most characters that a line of a config may have; a longer one is refused for that alone. */
const longestLine = 300;

const line = v.pipe(
	v.string(),
	v.nonEmpty("some text"),
	v.maxLength(longestLine, `at most ${longestLine} characters`),
	v.regex(/^\S(?:[^\r\n]*\S)?$/u, "one line without space around it"),
	v.check((text) => !text.includes("\0"), "text without a NUL character"),
);

const glob = patternOf(line, globFault);

/** Whether all patterns together are fast enough, since each path is compared with all of them. */
const isQuick = (patterns: readonly string[], effortOf: (pattern: string) => number = effortOfGlob): boolean =>
	patterns.reduce((all, pattern) => all + effortOf(pattern), 0) <= mostEffort;

const slow = "fewer patterns with several `*`";

/** A list of lines, if there is one, that may have ten. */
const someOf = (what: string) =>
	v.optional(v.pipe(v.array(line), v.nonEmpty(`at least one ${what}`), v.maxLength(10, `at most 10 ${what}s`)));

const output = (templates: readonly string[]) =>
	v.strictObject({
		to: about(
			someOf("template"),
			`The templates that \`convert\` uses if neither \`-t\` nor the extension of \`-o\` names one: ${templates.map((name) => `\`${name}\``).join(", ")}, your own by its path from this config, or the name of one in \`templates/\` or in a package.`,
		),
		folder: about(v.optional(line), "The folder that `convert` writes to without `-o`."),
	});

/** Defaults of `check`. */
const ofChecks = {
	baseline: about(
		v.optional(line),
		"The file of known findings, which `check` leaves out; its path is relative to this config. `check --update-baseline` creates it.",
	),
	maxWarnings: about(
		v.optional(v.pipe(v.number("a number"), v.integer("a whole number"), v.minValue(0, "0 or a larger number"))),
		"How many warnings `check` allows before its exit code is 1.",
	),
	reporters: about(
		someOf("reporter"),
		`How \`check\` prints findings: ${reporters.map(({ name }) => `\`${name}\``).join(", ")}, one of them to standard output, others as \`NAME=FILE\`.`,
	),
};

/** The whole of a config; `templates` are the names that it may use. */
export const configSchema = (templates: readonly string[]) =>
	v.strictObject({
		files: about(
			v.optional(
				v.pipe(
					v.array(glob),
					v.nonEmpty("at least one glob"),
					v.check((globs) => isQuick(globs), slow),
				),
			),
			"Globs of the notes. Without arguments, these files are read. If an argument is a folder, the files in it that match are read.",
		),
		ignore: about(
			v.optional(
				v.pipe(
					v.array(patternOf(line, ignoreFault)),
					v.check((lines) => isQuick(lines, (each) => effortOf(each)), slow),
				),
				[],
			),
			"Patterns as in `.gitignore`, for files that folders and globs leave out.",
		),
		forms: about(
			v.optional(
				v.pipe(
					v.record(glob, line),
					v.check((forms) => isQuick(Object.keys(forms)), slow),
				),
				{},
			),
			"The form of notes by glob: the name of an included form, or the path of a YAML file. The first glob that matches is used.",
		),
		severities: about(
			v.optional(v.record(v.picklist(changeable), v.picklist(levels)), {}),
			"The severity of findings by code; `off` drops them.",
		),
		people: about(
			v.optional(line),
			"The register of people for all notes. Default: the nearest `people.yaml` above each note.",
		),
		output: about(v.optional(output(templates), {}), "Defaults of `convert`."),
		...ofChecks,
		encoding: about(
			v.optional(
				v.pipe(
					line,
					v.check((name) => encodingNamed(name) !== null, "the name of an encoding such as `windows-1252`"),
				),
			),
			"The encoding of all notes, if the detected one is wrong.",
		),
	});

type Shape = v.InferOutput<ReturnType<typeof configSchema>>;

/** A config after checking, every default filled in; globs and their forms are in the order of the file. */
export type ConfigData = Omit<Shape, "forms"> & { readonly forms: readonly (readonly [string, string])[] };

/** What to write instead of an invalid glob; null if it is valid. */
export function globFault(glob: string): string | null {
	if (glob.length > longestLine) return null;
	if (glob.includes("\\")) return "a glob with `/` between folders";
	if (glob.startsWith("!")) return "a glob without `!`; leave files out with `ignore`";
	if (/^(?:\/|[A-Za-z]:|\.\/)|(?:^|\/)\.\.(?:\/|$)/.test(glob))
		return "a glob relative to the config's folder, without `./` or `..`";
	if (/[@+?*!]\(|[()]/.test(glob)) return "a glob without brackets such as `(…)`; `{one,two}` means either";
	// Finding files and matching a path treat these characters differently.
	if (/[|"]/.test(glob)) return 'a glob without `|` and `"`; `{one,two}` means either';
	if (/\{[^},]*\}|\{[^}]*\.\.[^}]*\}/.test(glob)) return "alternatives in `{…}`, such as `{one,two}`";
	if (glob.includes("[!")) return "`[^…]` for `[!…]`";
	if (/\/\.?\//.test(glob)) return "a glob without `//` or `/./`";
	return classFault(glob) ?? braceFault(glob) ?? wholeFault(glob);
}

/** What to write instead of an invalid line of an ignore file; null if it is valid. */
export function ignoreFault(pattern: string): string | null {
	if (pattern.length > longestLine) return null;
	if (pattern.startsWith("#")) return "a pattern, not a comment";
	if (/^!?\/?$/.test(pattern)) return "a pattern with the name of a file or folder";
	if (/(?:^|[^\\])(?:\\\\)*\\$/.test(pattern)) return "a pattern that does not end in `\\`";
	if (/^!?(?:\.\/|\.\.\/)|\/\.\.(?:\/|$)/.test(pattern))
		return "a pattern relative to the config's folder, without `./` or `..`";
	return classFault(pattern.replace(/\\./g, "")) ?? wholeFault(pattern);
}

/** `[abc]` and `[a-z]`. */
function classFault(pattern: string): string | null {
	const rest = pattern.replace(/\[[^\]]+\]/g, "");
	if (/[[\]]/.test(rest)) return "`[` and `]` in pairs, with a character between them";
	for (const [range] of pattern.matchAll(/\[[^\]]+\]/g))
		for (const [, from = "", to = ""] of range.matchAll(/([^[\]])-([^[\]])/g))
			if (from > to) return `\`${to}-${from}\``;
	return null;
}

function braceFault(glob: string): string | null {
	let depth = 0;
	for (const character of glob) {
		if (character === "{") depth++;
		else if (character === "}") depth--;
		if (depth < 0) return "`{` before `}`";
		if (depth > 1) return "no `{` inside `{…}`";
	}
	if (depth > 0) return "`}` after `{`";
	if (glob.split("{").length > 4) return "at most three `{…}`";
	return choicesIn(glob) > mostChoices ? "at most a hundred combinations of alternatives in `{…}`" : null;
}

function wholeFault(pattern: string): string | null {
	const isWhole = pattern.split("/").every((name) => name === "**" || !name.includes("**"));
	return isWhole ? null : "`**` only between slashes, as in `notes/**/*.txt`";
}
