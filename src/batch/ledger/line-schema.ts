/** What a line of the manifest may hold. */
import * as v from "valibot";

const described = <S extends v.GenericSchema>(schema: S, text: string) => v.pipe(schema, v.description(text));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** No step leads out of the folder, whoever wrote the manifest. */
const below = v.pipe(v.string(), v.regex(/^(?!\/)(?!(?:[\s\S]*\/)?\.{1,2}(?:\/|$))(?![\s\S]*\/\/)[^\0]+$/));

/** A file below the output folder. */
export const outputSchema = v.strictObject({
	path: described(below, "Relative to the folder that the manifest lies in, with `/`."),
	sha256: described(sha256, "Of its bytes when it was written, in hex."),
});

/** One line. Null is what is not known of a file that could not be read, or that no format reads. */
export const manifestLineSchema = v.strictObject({
	path: described(v.pipe(v.string(), v.nonEmpty()), "The input, relative to the root, with `/`."),
	sha256: described(v.nullable(sha256), "Of the input's bytes, in hex."),
	size: described(v.nullable(count), "The input's size in bytes."),
	encoding: v.nullable(
		v.strictObject({
			name: described(v.string(), "The encoding that the input was read in, by its WHATWG name."),
			why: described(v.string(), "How it was decided."),
		}),
	),
	form: described(v.nullable(v.string()), "The name of the form that it was read with."),
	outcome: described(
		v.picklist(["converted", "cut", "failed", "skipped"]),
		"`failed` where something kept the whole job from being done; `cut` where that is nesting too deep or findings too many, and no word is lost; `skipped` where the file is not read, or an interrupted run did not reach it.",
	),
	reason: described(v.optional(v.string()), "Why it failed or was skipped; only there if it was."),
	findings: described(
		v.strictObject({
			error: count,
			warning: count,
			info: count,
			codes: described(v.record(v.string(), count), "How many of each code, in the order of the alphabet."),
		}),
		"How many there are, as bad as the config says.",
	),
	outputs: described(v.array(outputSchema), "What was made of it, in the order of the paths' bytes."),
	share: described(
		v.nullable(v.strictObject({ fields: count, sections: count, unclassified: count, ignored: count })),
		"How many of its characters went where, white space aside; together they are all that it has.",
	),
});

/** One line. */
export type ManifestLine = v.InferOutput<typeof manifestLineSchema>;
