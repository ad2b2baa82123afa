/** What a baseline file may hold. Strict: an entry that says something else would forgive something else. */
import * as v from "valibot";

const entry = v.strictObject({
	path: v.pipe(v.string(), v.nonEmpty("a path")),
	code: v.pipe(v.string(), v.nonEmpty("a code")),
	text: v.string(),
	ordinal: v.pipe(v.number(), v.integer("a whole number"), v.minValue(1, "a number from 1 on")),
});

/** The whole of a baseline file. */
export const baselineSchema = v.strictObject({
	version: v.pipe(v.number(), v.value(1, "`1`")),
	findings: v.array(entry),
});

/** A known finding: `path` counts from the baseline's folder; the `ordinal` tells equal ones of a file apart. */
export type BaselineEntry = Readonly<v.InferOutput<typeof entry>>;
