/** Something wrong in a YAML file, as data: whoever shows it adds the file's name. */
export interface YamlFault {
	/** What is wrong: ``Unexpected key `labell` ``. */
	readonly message: string;
	readonly line: number;
	readonly column: number;
	/** What would have been right, to stand behind "expected"; null where that goes without saying. */
	readonly expected: string | null;
}

/** The one line that tells a person about a fault. */
export function faultLine(file: string, fault: YamlFault): string {
	return `${file}:${fault.line}:${fault.column}: ${faultSentence(fault)}`;
}

/** What is wrong and what was expected, without the place. */
export function faultSentence(fault: YamlFault): string {
	return fault.expected === null ? fault.message : `${fault.message}, expected ${fault.expected}`;
}
