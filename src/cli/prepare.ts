/** What a command reads, and how: settled from its arguments, its options and the configs above the files. */
import { isAbsolute, join, relative, resolve } from "node:path";
import { type FormChoice, settleForms } from "../batch/forms.ts";
import { rendererEntries } from "../batch/renderers.ts";
import type { Config, OutputDefaults } from "../config/config.ts";
import { type Configs, openConfigs } from "../config/configs.ts";
import { slashed } from "../files/paths.ts";
import { fault } from "../findings/faults.ts";
import { type SeverityMap, sentence } from "../findings/finding.ts";
import { type BrokenFile, brokenLines, brokenRun } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import { listedPaths } from "../read/file-list.ts";
import { type Found, findInputs, type Input, type Inputs, standardInput } from "../read/inputs.ts";
import { kindOf, type Loaded, loadFile, statusOf, withinSize } from "../read/load.ts";
import { loadStream, type StreamLimits } from "../read/load-stream.ts";
import { type FindContext, whyLinked } from "../read/meanings.ts";
import type { BaseSettings } from "./options.ts";
import type { World } from "./world.ts";

/** How a run reads its inputs. */
export interface Manner {
	readonly form: FormChoice;
	/** What the config that counts for an input makes of codes. */
	readonly severities: (input: Input) => SeverityMap;
	/** The same for what no input is to blame for: the config above the working folder. */
	readonly homeSeverities: SeverityMap;
	readonly output: OutputDefaults;
	/** The configs that count for some input, absolute. */
	readonly configs: readonly string[];
	/** The forms that these name by path, absolute. */
	readonly formFiles: readonly string[];
}

/** What a run works on. */
export interface Prepared extends Manner {
	readonly found: Found;
}

/** Settings, and where `-o` of a command that has one leads. */
export interface Wanted extends BaseSettings {
	readonly output?: { readonly path: string } | null;
}

/** The configs above the working folder, or the one that is named; those above files are loaded when these are known. */
export const openConfigsFor = ({ config }: Pick<BaseSettings, "config">, cwd: string): Promise<Configs> =>
	openConfigs(config, { cwd, templates: rendererEntries.map(({ name }) => name) });

/** Prepares a run; null where there is nothing to read and a person waits for help. */
export async function prepare(
	args: readonly string[],
	settings: Wanted,
	world: World,
): Promise<Prepared | { readonly broken: readonly BrokenFile[] } | null> {
	const { cwd } = world;
	const configs = await openConfigsFor(settings, cwd);
	if (configs.broken().length > 0) return { broken: configs.broken() };
	if (settings.filesFrom === "-" && args.includes("-")) return { broken: [crowded] };
	const found = await findAll(args, { settings, world, configs });
	if (found === null) return null;
	await configs.load(absolutePaths(found.inputs, settings, cwd));
	const manner = await settleManner(configs, settings, cwd);
	return "broken" in manner ? manner : { ...manner, found };
}

/** What a thread needs to do the same as the program, as plain data. */
export interface Setup<Kind extends string, Own extends BaseSettings = BaseSettings> {
	readonly kind: Kind;
	readonly cwd: string;
	readonly settings: Own;
	/** The configs that count for some input, absolute. */
	readonly configs: readonly string[];
}

/** Prepares the same manner of reading in a thread. */
export async function prepareAgain({ configs: paths, settings, cwd }: Setup<string>): Promise<Manner> {
	const configs = await openConfigsFor(settings, cwd);
	await configs.load(paths);
	const manner = await settleManner(configs, settings, cwd);
	if ("broken" in manner) throw new Error(brokenLines(manner.broken).join("; "));
	return manner;
}

async function settleManner(
	configs: Configs,
	settings: BaseSettings,
	cwd: string,
): Promise<Manner | { readonly broken: readonly BrokenFile[] }> {
	const pathOf = (input: Input): string | null => absolutePath(input, settings, cwd);
	const configOf = (input: Input): Config | null => {
		const path = pathOf(input);
		return path === null ? configs.home() : configs.of(path);
	};
	const forms = await settleForms(settings.form, {
		cwd,
		rules: configs.used().flatMap((config) => config.forms),
		rulesOf: (input) => configOf(input)?.forms ?? [],
		pathOf,
	});
	const broken = [...configs.broken(), ...("broken" in forms ? forms.broken : [])];
	if (broken.length > 0 || "broken" in forms) return { broken };
	return {
		form: forms.choose,
		severities: (input) => configOf(input)?.severities ?? none,
		homeSeverities: configs.home()?.severities ?? none,
		output: outputDefaults(configs.home()?.output, cwd),
		configs: configs.used().map(({ path }) => path),
		formFiles: configs.used().flatMap((config) => config.forms.flatMap(({ file }) => file ?? [])),
	};
}

function* absolutePaths(inputs: Inputs, settings: BaseSettings, cwd: string): Generator<string> {
	for (const input of inputs) {
		const path = absolutePath(input, settings, cwd);
		if (path !== null) yield path;
	}
}

const none: SeverityMap = new Map();

/** Templates of the config are called by their path from here, as those of options are. */
function outputDefaults(output: OutputDefaults | undefined, cwd: string): OutputDefaults {
	const { to, folder } = output ?? { to: [], folder: null };
	return { to: to.map((given) => (isAbsolute(given) ? `./${slashed(relative(cwd, given))}` : given)), folder };
}

const crowded = brokenRun(
	fault("broken-config", "Unexpected `-` beside `--files-from -`", "standard input for only one of them"),
);

/** Standard input stands where `--stdin-path` says. */
function absolutePath({ file }: Input, { stdinPath }: BaseSettings, cwd: string): string | null {
	if (file !== null) return file;
	return stdinPath === null ? null : resolve(cwd, stdinPath);
}

interface Search {
	readonly settings: Wanted;
	readonly world: World;
	readonly configs: Configs;
}

/** The arguments and what a list names; without any, the config's files; without those, standard input. */
async function findAll(args: readonly string[], { settings, world, configs }: Search): Promise<Found | null> {
	const { cwd, stdin } = world;
	const { stdinPath } = settings;
	const home = configs.home();
	const output = settings.output?.path ?? home?.output.folder ?? null;
	const exclude = output !== null && kindOf(output) === "folder" ? output : null;
	const context: FindContext = { cwd, exclude, stdinPath, narrow: (files, by) => narrowed(files, by, configs) };
	if (settings.filesFrom !== null) return findListed(args, settings, { world, context });
	if (args.length > 0) return findInputs(args, context);
	if (home !== null && home.files.length > 0) return findInputs(home.files, { ...context, base: home.base });
	if (stdin.isTTY) return null;
	const inputs = [standardInput({ cwd, stdinPath })];
	return { inputs, skipped: [], ignored: [], leftOut: new Map(), failed: [], folders: [], hasCollection: false };
}

/** What the list names, beside the arguments. */
async function findListed(
	args: readonly string[],
	{ filesFrom, maxSize, maxTime }: Wanted,
	{ world, context }: { readonly world: World; readonly context: FindContext },
): Promise<Found> {
	const isStdin = filesFrom === "-" || filesFrom === null;
	const loaded = isStdin
		? withinSize(await world.stdin.read(maxSize), maxSize)
		: await loadList(resolve(world.cwd, filesFrom), { cwd: world.cwd, maxSize, maxTime });
	const listed = listedPaths(loaded);
	if (!("code" in listed)) return findInputs(args, { ...context, listed });
	const found = await findInputs(args, context);
	return { ...found, failed: [...found.failed, { shown: isStdin ? "<stdin>" : filesFrom, fault: listed }] };
}

/**
 * Why a file cannot be a list. Lines that name no file are printed, so a link to a file with secrets would show them. The
 * pipes of a shell are links too, and are allowed.
 */
function whyNoList(path: string, cwd: string): string | null {
	if (/[\\/]\.git[\\/]/i.test(path)) return "it is in a `.git` folder";
	if (statusOf(path)?.isFile === false) return null;
	if (/^\/(?:proc|sys)\//.test(path)) return "it is no file on a disk";
	return whyLinked(path, cwd);
}

/** A list may come through a pipe, as shells make one of a command's output. */
function loadList(
	path: string,
	{ cwd, ...limits }: Omit<StreamLimits, "signal"> & { readonly cwd: string },
): Loaded | Promise<Loaded> {
	const why = whyNoList(path, cwd);
	if (why !== null) return { fault: fault("unreadable-file", `Unreadable file: ${why}`, "a file of its own") };
	if (statusOf(path)?.isFile !== false) return loadFile(path, limits.maxSize);
	return loadStream(path, { ...limits, signal: new AbortController().signal });
}

async function narrowed(files: readonly string[], by: "folder" | "glob", configs: Configs): Promise<string[]> {
	await configs.load(files);
	const home = configs.home();
	return files.filter((file) => {
		if (configs.of(file)?.ignores(file) === true) return false;
		return by === "glob" || home === null || home.holds(file);
	});
}

/** The form for notes at a path that are not read: the one asked for, else the config's there; or why it can't be used. */
export async function formAt(
	path: string | null,
	settings: Pick<BaseSettings, "form" | "config">,
	cwd: string,
): Promise<Form | readonly string[]> {
	const configs = await openConfigsFor(settings, cwd);
	if (path !== null) await configs.load([path]);
	if (configs.broken().length > 0) return brokenLines(configs.broken());
	const rules = path === null ? [] : (configs.of(path)?.forms ?? []);
	const forms = await settleForms(settings.form, { cwd, rules, rulesOf: () => rules, pathOf: () => path });
	if ("broken" in forms) return brokenLines(forms.broken);
	const chosen = forms.choose(null, { file: path, shown: "", path: null });
	return "code" in chosen ? [`rapporteur: ${sentence(chosen)}`] : chosen;
}

/** The forms of reports in a folder: the one asked for, else those of the configs above it and above the working folder. */
export async function formsBelow(
	folder: string,
	settings: Pick<BaseSettings, "form" | "config">,
	cwd: string,
): Promise<{ readonly choose: FormChoice } | { readonly broken: readonly string[] }> {
	const configs = await openConfigsFor(settings, cwd);
	const inside = join(folder, "manifest.jsonl");
	await configs.load([inside]);
	if (configs.broken().length > 0) return { broken: brokenLines(configs.broken()) };
	const known = new Set([configs.of(inside), configs.home()]);
	const rules = [...known].flatMap((each) => each?.forms ?? []);
	const forms = await settleForms(settings.form, { cwd, rules, rulesOf: () => rules, pathOf: () => null });
	if ("broken" in forms) return { broken: brokenLines(forms.broken) };
	// A report names its form itself; what names none is not read here.
	return { choose: (own) => forms.choose(own, { file: inside, shown: inside, path: null }) };
}
