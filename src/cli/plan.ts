/** The plan of a `convert` run, from arguments, options and configs, all of which are valid by then; and its work. */
import { basename, extname, resolve } from "node:path";
import { convertOne, type Run } from "../batch/convert.ts";
import { type Destination, partOf, type Task } from "../batch/plan.ts";
import { failedResult, type Result } from "../batch/result.ts";
import { resolveTemplates } from "../batch/templates.ts";
import { isObeyed } from "../files/paths.ts";
import { isFormPath } from "../forms/load.ts";
import { type RendererEntry, rendererEntries, templateId } from "../output/formats.ts";
import { noPrinter, openPrinter, type Printer } from "../output/pdf.ts";
import { belowFolder, type Found } from "../read/inputs.ts";
import { kindOf } from "../read/load.ts";
import type { WriteOptions } from "../write/write.ts";
import { type BaseSettings, meaningOfItsOwn, type Settings } from "./options.ts";
import { quotedList, Refusal, refusal, tellLeftOut } from "./output.ts";
import type { Job, Workload } from "./pool.ts";
import { type Prepared, prepare, type ResolvedConfig, resolveInThread, type Setup, setupOf } from "./prepare.ts";
import type { World } from "./world.ts";

/** What is to be done. */
export type Plan = Readonly<NonNullable<Awaited<ReturnType<typeof planRun>>>>;

/** What `convert` was asked for. */
export interface ConvertRequest {
	readonly asked: Settings;
	readonly isBrief: boolean;
	/** The hash of what `--watch` has written to the file of `-o`; null if nothing yet. */
	readonly written: string | null;
}

/** Plans the run; null to print the help, if there is no input and a person is at the terminal. */
export async function planRun(args: readonly string[], { asked, isBrief, written }: ConvertRequest, world: World) {
	const prepared = await prepare(args, asked, world);
	if (prepared === null) return null;
	const { found, output } = prepared;
	if (!isBrief && !asked.isQuiet) tellLeftOut(found, world);
	const chosen = withFolder(prepared);
	const settings = { ...chosen, templates: chooseTemplates(chosen, found, output.to) };
	const renderers = await templatesFor(settings.templates, prepared, world);
	const destination = chooseDestination(settings, found, renderers.length);
	const needless = "file" in destination ? folderOption(settings, destination.file) : null;
	if (needless !== null)
		throw refusal(`\`${needless}\` needs ${needless === "--force" ? "a file or a folder" : "a folder"} in \`-o\`.`);
	const nameless = "file" in destination ? null : outsideName(asked.stdinPath, world.cwd);
	if (nameless !== null) throw refusal(nameless);
	const printer = await printerFor(renderers, destination, world);
	const [own, unread] = [partOf(found.inputs, settings.shard), partOf(found.skipped, settings.shard)];
	const isElsewhere = (path: string): boolean => own.isElsewhere(path) || unread.isElsewhere(path);
	return {
		...prepared,
		/** Complete with the templates and the output of configs. */
		settings,
		/** Which of the inputs are converted here. */
		part: { inputs: own.inputs, isElsewhere },
		/** The files of folders that no format reads, as far as they belong to this shard. */
		skipped: unread.inputs,
		renderers,
		destination,
		printer,
		/** Whether files that have not changed since the last run are passed over in silence. */
		isBrief,
		/** The hash of a file that belongs to this run, even if it does not begin like a report. */
		written,
	};
}

/** The files that a run reads besides its inputs. */
export function readBeside({ settings, configs, formFiles, renderers }: Plan, { cwd }: World): string[] {
	const { form, filesFrom } = settings;
	const given = [form !== null && isFormPath(form) ? form : null, filesFrom].flatMap((path) => path ?? []);
	const files = [...given, ...configs, ...formFiles].map((path) => resolve(cwd, path));
	return [...files, ...renderers.flatMap(({ paths }) => paths ?? [])];
}

/** Why standard input can have no place in a folder: of a path from elsewhere, only the last name could be kept. */
function outsideName(path: string | null, cwd: string): string | null {
	if (path === null || belowFolder(cwd, path) !== null) return null;
	return `\`--stdin-path ${path}\` is not below the working folder. Because \`-o\` is a folder, write a path below the working folder.`;
}

/** The first option that was given and is about the output folder. */
function folderOption({ shard, prune, force }: Settings, file: string | null): string | null {
	if (shard !== null) return "--shard";
	return prune ? "--prune" : force && file === null ? "--force" : null;
}

/** The config's folder stands in for `-o`; standard input alone is still answered on standard output, as `-o -` asks. */
function withFolder({ settings, output: { folder }, found }: Prepared<Settings>): Settings {
	if (settings.output?.written === "-") return { ...settings, output: null };
	const isFilter = found.inputs.length === 1 && found.inputs.at(0)?.file === null;
	if (settings.output !== null || folder === null || isFilter) return settings;
	return { ...settings, output: { written: `${folder}/`, path: folder } };
}

/** What decides which templates a command may use, and how. */
export type TemplateRequest = Pick<ResolvedConfig<BaseSettings & { readonly untrusted: boolean }>, "settings" | "form">;

/** Finds the templates that `-t` names. */
export async function templatesFor(
	names: readonly string[],
	{ settings, form }: TemplateRequest,
	{ cwd, importModule, isolate }: World,
): Promise<readonly RendererEntry[]> {
	// A form that was asked for is that of every input.
	const given = settings.form === null ? null : form(null, null);
	const found = await resolveTemplates(names, {
		cwd,
		form: given === null || "code" in given ? null : given,
		importModule,
		isolate: settings.untrusted ? isolate : null,
	});
	if ("broken" in found) throw new Refusal(found.broken);
	return found;
}

/** The template where neither `-t` nor the name of the output says which. */
const defaultTemplate = "markdown";

/** `report.ast.json` is a tree before it is JSON. */
const byExtension = rendererEntries
	.filter(({ isDefault }) => isDefault)
	.sort((left, right) => right.extension.length - left.extension.length);

/** The names of the templates: of `-t`, by the name of `-o`, else the usual ones. */
function chooseTemplates({ templates, output }: Settings, found: Found, usual: readonly string[]): readonly string[] {
	if (templates.length > 0) return templates;
	const name = output === null ? "" : basename(output.written).toLowerCase();
	const extension = extname(name).slice(1);
	const match = byExtension.find((entry) => name.endsWith(`.${entry.extension}`));
	if (match !== undefined) return [match.name];
	if (extension === "" || output === null || isFolder(output, isSeveral(found))) {
		return usual.length > 0 ? usual : [defaultTemplate];
	}
	const known = quotedList(rendererEntries.flatMap((entry) => (entry.isDefault ? `.${entry.extension}` : [])));
	throw refusal(`Unknown extension \`.${extension}\` in \`-o\`. Use ${known}, or name a template with \`-t\`.`);
}

/** One file, a folder, or standard output. */
function chooseDestination({ output }: Settings, found: Found, templates: number): Destination {
	const outputs = found.inputs.length * templates;
	if (output === null) {
		if (outputs > 1) throw refusal(`${outputs} outputs need a folder. Name it with \`-o\`.`);
		return { file: null };
	}
	if (!isFolder(output, isSeveral(found) || templates > 1)) {
		if (isObeyed(basename(output.path))) throw refusal(meaningOfItsOwn(output.written, "-o"));
		return { file: output.path };
	}
	if (found.inputs.at(0)?.path === null)
		throw refusal("In an output folder, the report of standard input needs a name. Add `--stdin-path NAME`.");
	if (kindOf(output.path) !== "file") return { folder: output.path };
	throw refusal(`\`${output.written}\` in \`-o\` is a file. Name a folder.`);
}

/** Whether several inputs were asked for: one that is missing may be back tomorrow. */
const isSeveral = ({ inputs, failed, collections }: Found): boolean =>
	collections.length > 0 || inputs.length + failed.length > 1;

function isFolder(output: { readonly written: string; readonly path: string }, several: boolean): boolean {
	return several || /[/\\]$/.test(output.written) || kindOf(output.path) === "folder";
}

/** The printer of a run; it does nothing if no output is a PDF. */
async function printerFor(
	renderers: readonly RendererEntry[],
	destination: Destination,
	{ env, stdout }: Pick<World, "env" | "stdout">,
): Promise<Printer> {
	if (!renderers.some((entry) => "printed" in entry)) return noPrinter;
	if ("file" in destination && destination.file === null && stdout.isTTY) {
		throw refusal("A PDF can't be shown in a terminal. Name a file with `-o`.");
	}
	const printer = await openPrinter(env);
	if ("wrong" in printer) throw refusal(printer.wrong);
	return printer;
}

/** What a thread needs to convert. */
interface ConvertSetup extends Setup<Settings> {
	readonly writing: WriteOptions;
}

/** The conversion of an input. */
export const convertJob: Job<ConvertSetup, Run, Task, Result> = {
	async begin(setup, world) {
		const resolved = await resolveInThread(setup);
		const renderers = await templatesFor(setup.settings.templates, resolved, { ...world, cwd: setup.cwd });
		return runOf({ ...resolved, renderers, printer: noPrinter }, setup.writing);
	},
	work: convertOne,
	lost: (_task, why) => failedResult(why),
};

/** The work of a run; `drafts` is the folder for files that are not whole yet. */
export function workloadOf(plan: Plan, drafts: string | null, world: World): Workload<Run, Task, Result> {
	const { part, renderers, destination } = plan;
	// One browser prints all PDFs and does most of the work; threads can't use it.
	const isHere = renderers.some((renderer) => "printed" in renderer);
	const settings = isHere ? { ...plan.settings, jobs: 1 } : plan.settings;
	const within = "folder" in destination ? destination.folder : null;
	const { clobber, force } = settings;
	const writing = { clobber, force, makeFolders: within !== null, within, drafts };
	const setup: ConvertSetup = { ...setupOf("convert", { ...plan, settings }, world), writing };
	return { job: convertJob, setup, needs: runOf({ ...plan, settings }, writing), total: part.inputs.length, isHere };
}

interface Renderers {
	readonly renderers: readonly RendererEntry[];
	readonly printer: Run["printer"];
}

/** Shared by all conversions of a run. */
function runOf(
	{ settings, form, severities, renderers, printer }: ResolvedConfig<Settings> & Renderers,
	writing: WriteOptions,
): Run {
	return {
		settings,
		form,
		severities,
		printer,
		writing,
		isKept: writing.makeFolders || settings.maxUnclassified < 100,
		renderers: new Map(renderers.map((renderer) => [templateId(renderer), renderer])),
	};
}
