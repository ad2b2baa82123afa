/** What the schemas of forms, configs and templates are put together from. */
import * as v from "valibot";

/** A schema with its description, which becomes that of the published JSON Schema. */
export function about<const T extends v.GenericSchema>(schema: T, description: string) {
	return v.pipe(schema, v.description(description));
}

/** A line that is a pattern; `faultOf` says what was expected of one that is none. */
export function patternOf<const T extends v.GenericSchema<string, string>>(
	line: T,
	faultOf: (pattern: string) => string | null,
) {
	return v.pipe(
		line,
		v.rawCheck(({ dataset, addIssue }) => {
			const expected = dataset.typed ? faultOf(dataset.value) : null;
			if (expected !== null) addIssue({ message: expected });
		}),
	);
}
