/**
 * What `rapporteur.config.yaml` may say. The descriptions become those of `schemas/config.schema.json`; the text of a
 * failed check is what to write instead. One strict object a level: each unknown key is then an issue with its own place.
 */

import * as v from "valibot";
import { isFaultCode } from "../findings/faults.ts";
import { codes } from "../findings/finding.ts";
import { about, patternOf } from "../forms/shape.ts";
import { encodingNamed } from "../read/encodings.ts";
import { effortOf, effortOfGlob, mostEffort } from "../read/patterns.ts";
import { reporters } from "../reporters/index.ts";
import { globFault, ignoreFault, longestLine } from "./patterns.ts";

/** How bad a code may be made; `off` drops it. */
const levels = ["off", "info", "warning", "error"] as const;

const changeable = codes.filter((code) => !isFaultCode(code));

const line = v.pipe(
	v.string(),
	v.nonEmpty("some text"),
	v.maxLength(longestLine, `at most ${longestLine} characters`),
	v.regex(/^\S(?:[^\r\n]*\S)?$/u, "one line without space around it"),
	v.check((text) => !text.includes("\0"), "text without a NUL character"),
);

const glob = patternOf(line, globFault);

/** Every path is held against all of them. */
const isQuick = (patterns: readonly string[], effortOf: (pattern: string) => number = effortOfGlob): boolean =>
	patterns.reduce((all, pattern) => all + effortOf(pattern), 0) <= mostEffort;

const slow = "fewer patterns with several `*`";

const output = (templates: readonly string[]) =>
	v.strictObject({
		to: about(
			v.optional(v.pipe(v.array(line), v.nonEmpty("at least one template"), v.maxLength(10, "at most 10 templates"))),
			`The templates of \`convert\` where neither \`-t\` nor the name of \`-o\` says which: ${templates.map((name) => `\`${name}\``).join(", ")}, one of your own by its path from here, or the name of one in \`templates/\` or in a package.`,
		),
		folder: about(v.optional(line), "The folder that `convert` writes to where `-o` names none."),
	});

/** What `check` does where its options say nothing. */
const ofChecks = {
	baseline: about(
		v.optional(line),
		"The file of known findings, which `check` leaves out; its path is relative to this config. `check --update-baseline` creates it.",
	),
	maxWarnings: about(
		v.optional(v.pipe(v.number("a number"), v.integer("a whole number"), v.minValue(0, "a number from 0 on"))),
		"How many warnings `check` allows before its exit code is 1.",
	),
	reporters: about(
		v.optional(v.pipe(v.array(line), v.nonEmpty("at least one reporter"), v.maxLength(10, "at most 10 reporters"))),
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
			"Globs of the notes: what is read when no argument is given; a folder that is given means only these below it.",
		),
		ignore: about(
			v.optional(
				v.pipe(
					v.array(patternOf(line, ignoreFault)),
					v.check((lines) => isQuick(lines, (each) => effortOf(each)), slow),
				),
				[],
			),
			"Lines as in `.gitignore`: what a folder or a glob leaves out.",
		),
		forms: about(
			v.optional(
				v.pipe(
					v.record(glob, line),
					v.check((forms) => isQuick(Object.keys(forms)), slow),
				),
				{},
			),
			"By glob, the form of such notes: the name of a shipped one, or the path of a YAML file. The first that fits counts.",
		),
		severities: about(
			v.optional(v.record(v.picklist(changeable), v.picklist(levels)), {}),
			"By code, how bad a finding is; `off` drops it.",
		),
		people: about(
			v.optional(line),
			"The register of people for all notes below; left out, the nearest `people.yaml` above each note counts.",
		),
		output: about(v.optional(output(templates), {}), "What `convert` does where its options say nothing."),
		...ofChecks,
		encoding: about(
			v.optional(
				v.pipe(
					line,
					v.check((name) => encodingNamed(name) !== null, "the name of an encoding such as `windows-1252`"),
				),
			),
			"The encoding of the notes, where it is not to be told from their bytes.",
		),
	});

/** A config after checking, every default filled in. */
export type ConfigData = v.InferOutput<ReturnType<typeof configSchema>>;
