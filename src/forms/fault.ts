/** Something wrong in a YAML file, as data: whoever shows it adds the file's name. */
export interface YamlFault {
	/** What is wrong: ``Unexpected key `labell` ``. */
	readonly message: string;
	readonly line: number;
	readonly column: number;
	/** What would have been right, to stand behind "expected"; null where that goes without saying. */
	readonly expected: string | null;
}

/** What may be told of a broken file: of one without any key that such a file has at its top, which may be anybody's, no word. */
export function quotableFaults(faults: readonly YamlFault[], text: string, kind: OwnKind): readonly YamlFault[] {
	const keys = ownKeys[kind];
	const key = `["']?(?:${keys.join("|")})["']?[ \\t]*:`;
	// At the top: at the begin of a line, or in the outermost of braces.
	const isOwn =
		new RegExp(`^\uFEFF?${key}`, "m").test(text) || new RegExp(`^\\s*\\{(?:[^{}[\\]]*[\\s,])?${key}`).test(text);
	if (isOwn) return faults;
	const expected = `a file with ${keys.map((key) => `\`${key}\``).join(" or ")}`;
	return [{ message: `Not a ${kind}`, line: 1, column: 1, expected }];
}

const ownKeys = {
	form: ["title", "fields", "sections"],
	config: ["files", "ignore", "forms", "severities", "output"],
	baseline: ["findings"],
	template: ["title", "format", "entry", "needs"],
} as const;

type OwnKind = keyof typeof ownKeys;

/** The one line that tells a person about a fault. */
export function faultLine(file: string, fault: YamlFault): string {
	return `${file}:${fault.line}:${fault.column}: ${faultSentence(fault)}`;
}

/** What is wrong and what was expected, without the place. */
export function faultSentence(fault: YamlFault): string {
	return fault.expected === null ? fault.message : `${fault.message}, expected ${fault.expected}`;
}
