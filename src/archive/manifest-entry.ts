/** One line of the manifest. Anybody may have written it: a path that leads out of the archive is refused. */
import { sep } from "node:path";
import * as v from "valibot";

/** A file that a conversion wrote. */
export interface ListedOutput {
	/** Below the archive, with `/`. */
	readonly path: string;
	readonly sha256: string;
}

/** An input and what became of it. */
export interface ManifestEntry {
	readonly path: string;
	readonly converted: boolean;
	/** The name of the form that it was read with; null where that is not said. */
	readonly form: string | null;
	readonly outputs: readonly ListedOutput[];
}

// A backslash is a letter of a name where it does not part folders.
const parting = sep === "/" ? "/" : /[\\/]/;

const inside = v.pipe(
	v.string(),
	v.check(
		(path) => path.split(parting).every((part) => part !== "" && part !== "." && part !== "..") && !path.includes("\0"),
		"a path below the archive",
	),
);

const output = v.object({ path: inside, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "a SHA-256 in hex")) });

const line = v.object({
	path: v.string(),
	outcome: v.string(),
	form: v.optional(v.nullable(v.string()), null),
	outputs: v.array(output),
});

/** Reads a line; or says what is wrong with it. */
export function manifestEntry(text: string): ManifestEntry | string {
	const data = parsed(text);
	const read = v.safeParse(line, data);
	if (read.success) {
		const { path, outcome, form, outputs } = read.output;
		return { path, converted: outcome === "converted", form, outputs };
	}
	const [issue] = read.issues;
	const place = v.getDotPath(issue);
	return place === null
		? "Unexpected line, expected an object in JSON"
		: `Unexpected \`${place}\`, expected ${expected(issue)}`;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** Checks of our own say what they expect; those of the library know it by another name. */
const expected = (issue: v.BaseIssue<unknown>): string =>
	issue.kind === "validation" ? issue.message : (issue.expected ?? "another value");
