/** The shape of the findings JSON: types for the program, and the JSON Schema in `schemas/` for those that read it. */
import * as v from "valibot";
import { codes } from "../findings/finding.ts";

const described = <S extends v.GenericSchema>(schema: S, text: string) => v.pipe(schema, v.description(text));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const fromOne = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));
const fromZero = v.nullable(count);

const finding = v.strictObject({
	code: described(v.picklist(codes), "`rapporteur explain CODE` explains it."),
	severity: v.picklist(["error", "warning", "info"]),
	message: described(v.string(), "The problem, and usually a hint, for people."),
	line: described(
		fromOne,
		"From 1. This and all other numbers are null if the place has no lines, as in a Word document.",
	),
	column: described(fromOne, "From 1, in UTF-16 units."),
	endLine: fromOne,
	endColumn: described(fromOne, "The column after the last character; the same as `column` if something is missing."),
	offset: described(fromZero, "From 0, in UTF-16 units of the decoded text without byte order mark."),
	endOffset: described(fromZero, "The offset after the last character."),
	where: described(v.string(), "The place in words."),
	expected: v.exactOptional(
		described(
			v.pipe(v.array(v.string()), v.minLength(1)),
			"What to write instead: one text, or each reading of an ambiguous date.",
		),
	),
});

const file = v.strictObject({
	path: described(
		v.nullable(v.string()),
		"The path relative to the working folder, with `/`; `<stdin>` for standard input; null for a problem of the whole run.",
	),
	findings: described(v.array(finding), "Sorted by place, then by code."),
});

/** The findings JSON as a schema of values. */
export const findingsSchema = v.strictObject({
	files: described(v.array(file), "Every file that was checked and every argument that failed, sorted by path."),
	summary: described(
		v.strictObject({ files: count, errors: count, warnings: count, infos: count }),
		"Counts of all findings, including those that `--quiet` hides.",
	),
});

export const lineSchema = v.strictObject({
	id: v.exactOptional(described(v.unknown(), "As in the line that was read.")),
	path: described(v.nullable(v.string()), "As in the line that was read; null if that line has no path."),
	status: described(
		v.picklist(["converted", "cut", "failed"]),
		"`cut`: levels that are too deep became plain text, or only the first findings are listed; the report has every word.",
	),
	reason: v.exactOptional(described(v.string(), "Why it failed.")),
	findings: described(v.array(finding), "Sorted by place, then by code."),
	report: v.exactOptional(
		described(v.looseObject({}), "With `-t json`, the default; `schemas/report.schema.json` describes it."),
	),
	text: v.exactOptional(described(v.string(), "The report as text, if `-t` names another template.")),
});

/** A line that `convert --jsonl` prints. */
export type JsonLine = v.InferOutput<typeof lineSchema>;

/** What `--reporter json` prints. */
export type FindingsJson = v.InferOutput<typeof findingsSchema>;
