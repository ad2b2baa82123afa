/** `init`: a config for the notes in a folder, with comments. */
import { extname, join } from "node:path";
import { processInput } from "../../batch/process-input.ts";
import { configName } from "../../config/configs.ts";
import { globFault } from "../../config/patterns.ts";
import { defaultFormName, shippedForm } from "../../forms/shipped.ts";
import type { Input, Inputs } from "../../read/inputs.ts";
import { plural } from "../../reporters/lines.ts";
import { writeOutput } from "../../write/write.ts";
import { baseSettings, type RawOptions } from "../options.ts";
import { notWritten } from "../output.ts";
import { prepare } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `init` and resolves to its exit code. */
export async function init(raw: RawOptions, world: World): Promise<ExitCode> {
	const settings = { ...baseSettings(raw, world), config: false as const };
	const prepared = await prepare(["."], settings, world);
	const { globs, notes } = await globsOf(prepared?.found.inputs ?? [], {
		settings,
		form: defaultForm,
		severities: () => [],
	});
	const failed = await writeOutput(
		{ path: join(world.cwd, configName), content: configText(globs) },
		{ clobber: false, makeFolders: false, within: world.cwd, drafts: null },
	);
	if (failed !== null) throw notWritten(configName, failed);
	world.stdout.write(
		`${configName}: ${notes === 0 ? "no notes found yet" : `${plural(notes, "note")} in ${globs.join(", ")}`}\n`,
	);
	world.stderr.write(notes === 0 ? nextWithoutNotes : next);
	return 0;
}

const next = `Next: read the file and change what does not fit, then
  rapporteur check                  what is wrong or missing in the notes
  rapporteur convert -o reports/    a report of each
`;

const nextWithoutNotes = `Next: rapporteur new -o first.txt, fill it in, and rapporteur check first.txt
`;

function defaultForm() {
	const form = shippedForm(defaultFormName);
	if (form === null) throw new RangeError(`no form is called ${defaultFormName}`);
	return form;
}

/** More are not needed to see where notes lie. */
const mostRead = 500;

/** Globs of the files in which a field was found: a README is no note. */
async function globsOf(inputs: Inputs | readonly Input[], reading: Parameters<typeof processInput>[1]) {
	const globs = new Map<string, number>();
	let read = 0;
	for (const input of inputs) {
		if (read++ === mostRead) break;
		const processed = await processInput(input, reading);
		if ("code" in processed) continue;
		const { children } = processed.outcome.report;
		if (!children.some((node) => node.type === "field" && node.name !== null)) continue;
		const glob = globOf(input.shown);
		globs.set(glob, (globs.get(glob) ?? 0) + 1);
	}
	return { globs: [...globs.keys()].sort(), notes: [...globs.values()].reduce((sum, count) => sum + count, 0) };
}

/** `notes/**\/*.txt`: the folder at the top, and the extension. */
function globOf(path: string): string {
	const [top = "", ...rest] = path.split("/");
	const names = `*${extname(path)}`;
	const glob = rest.length === 0 ? names : `${top}/**/${names}`;
	return globFault(glob) === null ? glob : `**/${names}`;
}

const configText = (
	globs: readonly string[],
): string => `# Settings of rapporteur for this folder and those below. Every key may be left out.
# All of them: docs/configuration.md of rapporteur.

# Which files are notes: \`rapporteur check\` and \`rapporteur convert\` read these.
${globs.length === 0 ? '# files: ["notes/**/*.txt"]' : `files: ${JSON.stringify(globs)}`}

# What a folder leaves out, as in a .gitignore.
# ignore: [drafts/]

# The form of notes, by glob; \`rapporteur list\` names those that there are.
# forms:
#   "board/**": forms/board.yaml

# How bad a finding is: off, info, warning or error.
# severities:
#   unknown-label: off

# What \`rapporteur convert\` writes, and where.
# output:
#   to: [html, json]
#   folder: reports

# What \`rapporteur check\` allows and prints, here and in CI.
# maxWarnings: 0
# reporters: [pretty, sarif=findings.sarif]

# Findings that are known already: \`rapporteur check --update-baseline\` writes the file.
# baseline: known.json

# Only where it can't be told from the bytes.
# encoding: windows-1252
`;
