/** `init`: a config for the notes in a folder, with comments. */
import { extname, join, posix } from "node:path";
import { processInput } from "../../batch/process-input.ts";
import { checkConfig } from "../../config/check.ts";
import { configName, nearlyConfigName } from "../../files/paths.ts";
import { defaultFormName, shippedForm } from "../../forms/shipped.ts";
import type { Input, Inputs } from "../../read/inputs.ts";
import { isNamed } from "../../read/load.ts";
import { globTest } from "../../read/patterns.ts";
import { plural, visiblePath } from "../../reporters/terminal.ts";
import { writeOutput } from "../../write/write.ts";
import { baseSettings, type RawOptions } from "../options.ts";
import { notWritten, refusal } from "../output.ts";
import { prepare } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `init` and resolves to its exit code. */
export async function init(raw: RawOptions, world: World): Promise<ExitCode> {
	const path = join(world.cwd, configName);
	if (isNamed(path)) throw refusal(`\`${configName}\` already exists. ${wayOut}`);
	if (isNamed(join(world.cwd, nearlyConfigName)))
		throw refusal(`\`${nearlyConfigName}\` is not read. Rename it to \`${configName}\`.`);
	const settings = { ...baseSettings(raw, world), config: false as const };
	const prepared = await prepare(["."], settings, world);
	const reading = { settings, form: defaultForm, severities: () => [] };
	const { inputs = [], ignored = [] } = prepared?.found ?? {};
	const { notes, others, unread } = await notesAmong(inputs, reading);
	const found = [...notes.map(({ path }) => globOf(path)), ...unread];
	const { globs, content } = soundConfig({ found, forms: formsOf(notes), ignored }, world);
	const failed = await writeOutput(
		{ path, content },
		{ clobber: false, makeFolders: false, within: world.cwd, drafts: null },
	);
	if (failed !== null) throw notWritten(configName, failed, wayOut);
	const isEmpty = globs.length === 0;
	const isRead = globTest(world.cwd, globs);
	const more = others.filter((path) => isRead(join(world.cwd, path)));
	const rest = [
		...(more.length === 0 ? [] : [`, and ${named(more)}, in which no field was found`]),
		...(unread.size === 0 ? [] : [`; only the first ${mostRead} files were read`]),
	].join("");
	const said = isEmpty ? "no notes found yet" : `${plural(notes.length, "note")} in ${globs.join(", ")}${rest}`;
	world.stdout.write(`${configName}: ${said}\n`);
	world.stderr.write(isEmpty ? nextWithoutNotes : next);
	return 0;
}

/** The first files of a list, and how many there are besides. */
function named(paths: readonly string[]): string {
	const some = paths.slice(0, 3).map(visiblePath);
	return paths.length > 3 ? `${some.join(", ")} and ${plural(paths.length - 3, "other file")}` : some.join(", ");
}

const wayOut = "Edit it, or remove it and run this again.";

interface Contents {
	/** Globs of the notes. */
	readonly found: readonly string[];
	/** The lines of `forms`. */
	readonly forms: readonly string[];
	/** Notes and folders that ignore files leave out. */
	readonly ignored: readonly string[];
}

/** Many folders have more patterns than a config may have: then, one for each extension; and forms can be left to `other-form`. */
function soundConfig({ found, forms, ignored }: Contents, { cwd }: World) {
	const special = [...new Set(found)].sort();
	const general = [...new Set(special.map((glob) => `**/*${extname(glob)}`))];
	for (const some of [forms, []])
		for (const globs of [special, general]) {
			const content = configText(globs, ignoreLines(ignored, globs, cwd), some);
			if ("data" in checkConfig(content, { folder: cwd, templates: [] })) return { globs, content };
		}
	throw refusal(
		"The ignore files leave out too many files to list them in a config. Run `rapporteur check .` without a config: it leaves the same files out.",
	);
}

/** Globs read what ignore files leave out. So a config names those that its globs may match. */
function ignoreLines(ignored: readonly string[], globs: readonly string[], cwd: string): string[] {
	const isRead = globTest(cwd, globs);
	const names = [...new Set(globs.map((glob) => `_${extname(glob)}`))];
	const left = ignored.filter((path) =>
		path.endsWith("/") ? names.some((name) => isRead(join(cwd, path, name))) : isRead(join(cwd, path)),
	);
	return left.sort().map((path) => `/${path.replace(/[\\*?[\]]/g, "\\$&").replace(/[\r\n]/g, "?")}`);
}

const next = `Next: read the file and change what does not fit, then
  rapporteur check                  what is wrong or missing in the notes
  rapporteur convert -o reports/    a report of each
`;

const nextWithoutNotes = `Next: run \`rapporteur new -o first.txt\`, fill it in, then run \`rapporteur check first.txt\`.
`;

function defaultForm() {
	const form = shippedForm(defaultFormName);
	if (form === null) throw new RangeError(`no form is called ${defaultFormName}`);
	return form;
}

/** Enough to know the forms of the notes. */
const mostRead = 500;

interface Note {
	readonly path: string;
	/** A form in another language whose labels it has; else null. */
	readonly form: string | null;
}

/** The files with a field of the default form, or with the labels of another: a README is no note. Besides, the others, and the globs of files that are not read, as there are very many. */
async function notesAmong(
	inputs: Inputs | readonly Input[],
	reading: Parameters<typeof processInput>[1],
): Promise<{
	readonly notes: readonly Note[];
	readonly others: readonly string[];
	readonly unread: ReadonlySet<string>;
}> {
	const notes: Note[] = [];
	const others: string[] = [];
	const unread = new Set<string>();
	let read = 0;
	for (const input of inputs) {
		if (read++ >= mostRead) {
			unread.add(globOf(input.shown));
			continue;
		}
		const form = await formIn(input, reading);
		if (form === undefined) others.push(input.shown);
		else notes.push({ path: input.shown, form });
	}
	return { notes, others, unread };
}

/** The form of a note, null for the default one; undefined for any other file. */
async function formIn(input: Input, reading: Parameters<typeof processInput>[1]): Promise<string | null | undefined> {
	const processed = await processInput(input, reading);
	if ("code" in processed) return undefined;
	const { report, findings } = processed.outcome;
	const other = findings.find((finding) => finding.code === "other-form");
	if (other !== undefined) return other.form;
	return report.children.some((node) => node.type === "field" && node.name !== null) ? null : undefined;
}

/** The lines of `forms`: a glob for a folder whose notes all have the same other form, else one for each note. */
function formsOf(notes: readonly Note[]): string[] {
	const forms = new Map<string, string>();
	for (const { path, form } of notes) {
		if (form === null) continue;
		const glob = siblingsOf(path);
		const isShared = notes.every((note) => siblingsOf(note.path) !== glob || note.form === form);
		forms.set(isShared ? glob : literal(path), form);
	}
	return [...forms].map(([glob, form]) => `  ${JSON.stringify(glob)}: ${form}`);
}

/** All files of its folder with the same extension. */
const siblingsOf = (path: string): string => posix.join(literal(posix.dirname(path)), `*${extname(path)}`);

/** A glob in which `?` stands for each code unit that globs, or lines of a config, do not take as it is. */
const literal = (path: string): string =>
	path.replace(/^ |[^\p{L}\p{M}\p{N} ./_-]/gu, (character) => "?".repeat(character.length));

/** `notes/**\/*.txt`: the folder at the top, and the extension. */
function globOf(path: string): string {
	const [top = "", ...rest] = path.split("/");
	return `${rest.length === 0 ? "" : `${literal(top)}/**/`}*${extname(path)}`;
}

const configText = (
	globs: readonly string[],
	ignore: readonly string[],
	forms: readonly string[],
): string => `# Settings of Rapporteur for this folder and those below. Every key is optional.
# All keys: docs/configuration.md of Rapporteur.

# The notes that \`rapporteur check\` and \`rapporteur convert\` read.
${globs.length === 0 ? '# files: ["notes/**/*.txt"]' : `files: ${JSON.stringify(globs)}`}

# Files to leave out, as in a .gitignore.
${ignore.length === 0 ? "# ignore: [drafts/]" : `ignore: ${JSON.stringify(ignore)}`}

# The form of each note, by glob; \`rapporteur list\` names the included forms.
${forms.length === 0 ? '# forms:\n#   "board/**": forms/board.yaml' : `forms:\n${forms.join("\n")}`}

# The severity of codes: off, info, warning or error.
# severities:
#   unknown-label: off

# What \`rapporteur convert\` writes, and where.
# output:
#   to: [html, json]
#   folder: reports

# What \`rapporteur check\` allows and prints, here and in CI.
# maxWarnings: 0
# reporters: [pretty, sarif=findings.sarif]

# Known findings, which \`rapporteur check\` leaves out. Remove the \`#\`, then create the file: \`rapporteur check --update-baseline\`.
# baseline: known.json

# The encoding of all notes, if the detected one is wrong.
# encoding: windows-1252
`;
