/** Values of options that commander would take as they are, or of which the last would win in silence. */
import { type CommandOption, flagsOf } from "./command-data.ts";
import { refusal } from "./output.ts";

/** The value of an option; throws if it looks like the next option, or if there is another value already. */
export function valueGiven(option: CommandOption, value: string, earlier: unknown): unknown {
	const [, , collect] = option;
	const { short, long, value: kind } = flagsOf(option);
	const [spelling, what] = [short ?? long, kind ?? ""];
	// A negative number has a better message of its own.
	const isPath = /file|dir|path|notes|template/.test(what);
	if (/^-./s.test(value) && (isPath || !/^-\d/.test(value))) {
		const hint = isPath ? ` For a file of that name, write \`./${value}\`.` : "";
		throw refusal(`\`${spelling}\` needs a value before \`${value}\`.${hint}`);
	}
	// `-o=out.html` would be a file `=out.html`.
	if (short !== null && value.startsWith("="))
		throw refusal(`\`${short}${value}\` has a \`=\`. Write \`${short} ${value.slice(1) || "VALUE"}\`.`);
	if (collect !== undefined) return collect(value, earlier as readonly string[] | undefined);
	if (typeof earlier !== "string") return value;
	const hint = what.includes("[,") ? ", with commas between the values" : "";
	throw refusal(`\`${spelling}\` is given twice. Give it once${hint}.`);
}
