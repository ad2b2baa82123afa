/** `new`: a blank note from a form. */
import { basename, extname, resolve } from "node:path";
import { hasMeaning } from "../../files/paths.ts";
import { type BlankStyle, blankNotes, blankStyle } from "../../forms/blank.ts";
import type { Form } from "../../forms/form.ts";
import { writeOutput } from "../../write/write.ts";
import { baseSettings, meaningOfItsOwn, outputName, type RawOptions } from "../options.ts";
import { notWritten, refusal } from "../output.ts";
import { formAt } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `new` and resolves to its exit code. */
export async function newNotes(raw: RawOptions, world: World): Promise<ExitCode> {
	const output = raw.output === "-" ? null : outputName(raw);
	const path = output === null ? null : resolve(world.cwd, output);
	if (output !== null && hasMeaning(basename(output))) throw refusal(meaningOfItsOwn(output, "-o"));
	const form = await formAt(path, baseSettings(raw, world), world.cwd);
	if (output === null || path === null) {
		// A form may come from strangers, and terminals interpret such characters.
		world.stdout.write(blankNotes(form).replace(/[^\P{Cc}\n\t]/gu, "\uFFFD"));
		return 0;
	}
	const style = styleOf(output, form);
	if (style === null) throw refusal(`Unknown extension \`${extname(output)}\` in \`-o\`. Use \`.txt\` or \`.md\`.`);
	const failed = await writeOutput(
		{ path, content: blankNotes(form, style) },
		{ clobber: false, makeFolders: false, within: null, drafts: null },
	);
	if (failed !== null) throw notWritten(output, failed);
	const options = raw.form === undefined ? "" : ` --form ${quoted(raw.form)}`;
	world.stderr.write(`Fill in ${output}, then: rapporteur check ${quoted(output)}${options}\n`);
	return 0;
}

/** The format of a file name; null if people can't write it by hand. */
function styleOf(output: string, form: Form): BlankStyle | null {
	const extension = extname(output).toLowerCase();
	if (extension === ".md" || extension === ".markdown") return "markdown";
	if (/^\.(?:json|html?|docx?|rtf|odt|pdf)$/.test(extension)) return null;
	return extension === "" ? blankStyle(form) : "txt";
}

/** Quoted for a shell. */
const quoted = (word: string): string => (/^[\w./,@%+=:~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
