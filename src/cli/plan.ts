/** What a run of `convert` is to do: all that can go wrong with arguments and options lies behind it. */
import { basename, extname } from "node:path";
import type { FormChoice } from "../batch/forms.ts";
import type { Destination } from "../batch/plan.ts";
import { type RendererEntry, rendererEntries } from "../batch/renderers.ts";
import type { Part } from "../batch/shards.ts";
import { resolveTemplates } from "../batch/templates.ts";
import type { BrokenFile } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import { browserPrinter, findBrowser, noPrinter, type Printer } from "../output/pdf.ts";
import type { Found, Inputs } from "../read/inputs.ts";
import { kindOf } from "../read/load.ts";
import type { BaseSettings, Settings } from "./options.ts";
import { quotedList } from "./output.ts";
import type { Prepared } from "./prepare.ts";
import type { World } from "./world.ts";

/** What is to be done. */
export interface Plan {
	readonly prepared: Prepared;
	/** Which of the inputs are converted here. */
	readonly part: Part;
	/** The files of folders that no format reads, as far as they are told here. */
	readonly skipped: Inputs;
	/** The names of the templates. */
	readonly names: readonly string[];
	readonly renderers: readonly RendererEntry[];
	readonly destination: Destination;
	readonly settings: Settings;
	/** Whether reports may take the place of files that no run wrote: not where only a config names the folder. */
	readonly isFolderNamed: boolean;
	readonly printer: Printer;
	/** Whether files that have not changed since the last run are passed over in silence. */
	readonly isBrief: boolean;
	/** Whether to use colours; undefined leaves it to the terminal. */
	readonly color: boolean | undefined;
}

/** What a command knows of the templates that it was given. */
export interface Asked {
	readonly settings: BaseSettings & { readonly untrusted: boolean };
	readonly form: FormChoice;
}

/** Finds the templates that `-t` names. */
export function templatesFor(
	names: readonly string[],
	{ settings, form }: Asked,
	{ cwd, importModule, isolate }: World,
): Promise<readonly RendererEntry[] | { readonly broken: readonly BrokenFile[] }> {
	return resolveTemplates(names, {
		cwd,
		form: settings.form === null ? null : givenForm(form),
		importModule,
		isolate: settings.untrusted ? isolate : null,
	});
}

/** A form that was asked for is that of every input. */
function givenForm(choose: FormChoice): Form | null {
	const form = choose(null, null);
	return "code" in form ? null : form;
}

/** The template where neither `-t` nor the name of the output says which. */
const defaultTemplate = "markdown";

/** `report.ast.json` is a tree before it is JSON. */
const byExtension = rendererEntries
	.filter(({ isDefault }) => isDefault)
	.sort((left, right) => right.extension.length - left.extension.length);

/** The names of the templates: of `-t`, by the name of `-o`, else the usual ones. A sentence where none can be told. */
export function chooseTemplates(
	{ templates, output }: Settings,
	{ inputs, hasCollection }: Found,
	usual: readonly string[],
): readonly string[] | { readonly wrong: string } {
	if (templates.length > 0) return templates;
	const name = output === null ? "" : basename(output.written).toLowerCase();
	const extension = extname(name).slice(1);
	const match = byExtension.find((entry) => name.endsWith(`.${entry.extension}`));
	if (match !== undefined) return [match.name];
	if (extension === "" || output === null || isFolder(output, hasCollection || inputs.length > 1)) {
		return usual.length > 0 ? usual : [defaultTemplate];
	}
	const known = quotedList(rendererEntries.flatMap((entry) => (entry.isDefault ? `.${entry.extension}` : [])));
	return { wrong: `Unknown extension \`.${extension}\` in \`-o\`, expected ${known}, or a template with \`-t\`` };
}

/** One file, a folder, or standard output; a sentence where several outputs have no folder. */
export function chooseDestination({ output }: Settings, found: Found, templates: number): Destination | string {
	const outputs = found.inputs.length * templates;
	if (output === null) {
		return outputs > 1 ? `Missing \`-o\` for ${outputs} outputs, expected a folder for them` : { file: null };
	}
	if (!isFolder(output, found.hasCollection || outputs > 1)) return { file: output.path };
	if (kindOf(output.path) === "file") return `Unexpected file \`${output.written}\` in \`-o\`, expected a folder`;
	return { folder: output.path };
}

function isFolder(output: { readonly written: string; readonly path: string }, several: boolean): boolean {
	return several || /[/\\]$/.test(output.written) || kindOf(output.path) === "folder";
}

/** What a run is to make, and where it goes. */
export interface Made {
	readonly renderers: readonly RendererEntry[];
	readonly destination: Destination;
}

/** The printer of a run; it does nothing if no output is a PDF. A message if there is no browser for it. */
export async function printerFor({ renderers, destination }: Made, { env, stdout }: World): Promise<Printer | string> {
	if (!renderers.some((entry) => "printed" in entry)) return noPrinter;
	if ("file" in destination && destination.file === null && stdout.isTTY) {
		return "A PDF is nothing for a terminal, expected a file in `-o`";
	}
	const browser = findBrowser(env);
	return "wrong" in browser ? browser.wrong : browserPrinter(browser.path);
}
