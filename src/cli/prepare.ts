/** What a command reads, and how: determined by its arguments, its options and the configs above the files. */
import { join, resolve } from "node:path";
import { type FormChoice, settleForms } from "../batch/forms.ts";
import { type Configs, openConfigs, openPeople, type PeoplePlace } from "../config/configs.ts";
import type { Config } from "../config/load.ts";
import { type Fault, fault, type SeverityMap, sentence } from "../findings/finding.ts";
import { type Form, withPeople } from "../forms/form.ts";
import { rendererEntries } from "../output/formats.ts";
import type { PeopleRegister } from "../people/register.ts";
import { strictText } from "../read/decode.ts";
import { type Found, findInputs, type Input, standardInput } from "../read/inputs.ts";
import { kindOf, type Loaded, loadFile, loadStream, type StreamLimits, statusOf, withinSize } from "../read/load.ts";
import { type FindContext, linkReason } from "../read/meanings.ts";
import type { BaseSettings } from "./options.ts";
import { Refusal, refusal, refuseBroken } from "./output.ts";
import type { World } from "./world.ts";

/** How inputs are read and checked, by options and configs. */
export type ResolvedConfig<Own extends InputSettings = InputSettings> = Readonly<
	Awaited<ReturnType<typeof resolveConfig<Own>>>
>;

/** What a run works on. */
export type Prepared<Own extends InputSettings = InputSettings> = ResolvedConfig<Own> & { readonly found: Found };

/** Settings, and the target of `-o`. */
export interface InputSettings extends BaseSettings {
	readonly output?: { readonly path: string } | null;
	/** Whether the run makes the register of people. */
	readonly makesPeople?: boolean;
	/** The severities set by options. */
	readonly severities?: SeverityMap;
}

/** What a thread needs to do its work, as plain data. */
export interface Setup<Own extends InputSettings = InputSettings> {
	readonly kind: "check" | "convert" | "explain" | "people" | "preview" | "verify";
	readonly cwd: string;
	readonly settings: Own;
	/** The configs that apply to some input, absolute. */
	readonly configs: readonly string[];
	/** The registers of people that apply to some input. */
	readonly people: readonly PeoplePlace[];
}

/** What a thread needs to read like this process. */
export const setupOf = <Own extends InputSettings>(
	kind: Setup["kind"],
	{ settings, configs, people }: ResolvedConfig<Own>,
	{ cwd }: World,
): Setup<Own> => ({ kind, cwd, settings, configs, people });

/** Loads the config of the working folder, or the named one; other configs are loaded when the files are known. */
export const openConfigsFor = ({ config }: Pick<BaseSettings, "config">, cwd: string): Promise<Configs> =>
	openConfigs(config, { cwd, templates: () => rendererEntries.map(({ name }) => name) });

/** Prepares a run; null to print the help, if there is no input and a person is at the terminal. Throws for broken files. */
export async function prepare<Own extends InputSettings>(
	args: readonly string[],
	settings: Own,
	world: World,
): Promise<Prepared<Own> | null> {
	const { cwd } = world;
	const { configs, people } = await openAll(settings, cwd);
	refuseBroken(configs.broken());
	if (settings.filesFrom === "-" && args.includes("-"))
		throw refusal("`-` can't be used with `--files-from -`: standard input is read once.");
	const found = await findAll(args, settings, { world, configs });
	if (found === null) return null;
	const paths = Array.from(found.inputs, (input) => absolutePath(input, settings, cwd));
	await configs.load(paths);
	await people.load(paths);
	return { ...(await resolveConfig({ configs, people }, settings, cwd)), found };
}

type Opened = Awaited<ReturnType<typeof openAll>>;

/** The configs, and the registers of people: none with `--no-config`. Those of files are loaded when these are known. */
async function openAll(settings: Pick<InputSettings, "config" | "makesPeople"> & Partial<BaseSettings>, cwd: string) {
	const { people = null, config, makesPeople = false } = settings;
	const configs = await openConfigsFor(settings, cwd);
	const configOf = (file: string | null): Config | null => (file === null ? configs.home() : configs.of(file));
	const given = people ?? (config === false ? false : null);
	return { configs, people: openPeople({ cwd, given, isMade: makesPeople, configOf }) };
}

/** Prepares the same run in a thread. */
export async function resolveInThread<Own extends InputSettings>(setup: Setup<Own>): Promise<ResolvedConfig<Own>> {
	const { settings, cwd } = setup;
	const opened = await openAll(settings, cwd);
	await opened.configs.load(setup.configs);
	for (const place of setup.people) await opened.people.loadAt(place);
	return resolveConfig(opened, settings, cwd);
}

async function resolveConfig<Own extends InputSettings>({ configs, people }: Opened, settings: Own, cwd: string) {
	const placeOf = (input: Input): string | null => absolutePath(input, settings, cwd);
	// A line of `--jsonl` has a name, but the config and the register are those of the working folder.
	const pathOf = (input: Input): string | null =>
		placeOf(input) ?? (input.path === null ? null : resolve(cwd, input.path));
	const configOf = (input: Input): Config | null => {
		const path = placeOf(input);
		return path === null ? configs.home() : configs.of(path);
	};
	const severitiesOf = (config: Config | null): readonly SeverityMap[] =>
		[settings.severities, config?.severities].filter((map) => map !== undefined);
	const used = configs.used();
	const home = configs.home();
	const forms = await settleForms(settings.form, {
		cwd,
		rules: used.flatMap((config) => config.forms),
		rulesOf: (input) => configOf(input)?.forms ?? [],
		pathOf,
	});
	if ("broken" in forms) throw new Refusal([...configs.broken(), ...people.broken(), ...forms.broken]);
	refuseBroken([...configs.broken(), ...people.broken()]);
	return {
		form: withRegisters(forms.choose, (input) => people.of(input === null ? null : placeOf(input))),
		whyForm: forms.why,
		/** Those of options; the encoding may be that of the config of the working folder. */
		settings: { ...settings, encoding: settings.encoding ?? home?.encoding ?? null },
		/** What options, and then the config that counts for an input, make of codes. */
		severities: (input: Input): readonly SeverityMap[] => severitiesOf(configOf(input)),
		/** The same for findings about no input, from the config of the working folder. */
		homeSeverities: severitiesOf(home),
		/** The defaults of `convert`, from the config. */
		output: home?.output ?? noOutput,
		/** The defaults of `check`, from the config. */
		check: home?.check ?? noChecks,
		/** The configs that apply to some input, absolute. */
		configs: used.map(({ path }) => path),
		/** The forms that these name by path, and the registers of people, absolute. */
		formFiles: [
			...used.flatMap((config) => config.forms.flatMap(({ file }) => file ?? [])),
			...people.places().map(({ path }) => path),
		],
		/** The registers of people that apply to some input. */
		people: people.places(),
	};
}

/** Each form with the register of people that applies to the input. */
function withRegisters(choose: FormChoice, registerOf: (input: Input | null) => PeopleRegister | null): FormChoice {
	return (own, input) => {
		const form = choose(own, input);
		const register = registerOf(input);
		return "code" in form || register === null ? form : withPeople(form, register);
	};
}

const noOutput: Config["output"] = { to: [], folder: null };

const noChecks: Config["check"] = { baseline: null, maxWarnings: null, reporters: [] };

/** Standard input counts as a file at `--stdin-path`. */
function absolutePath({ file }: Input, { stdinPath }: BaseSettings, cwd: string): string | null {
	if (file !== null) return file;
	return stdinPath === null ? null : resolve(cwd, stdinPath);
}

/** The arguments and what a list names; without any, the config's files; without those, standard input. */
async function findAll(
	args: readonly string[],
	settings: InputSettings,
	{ world, configs }: { readonly world: World; readonly configs: Configs },
): Promise<Found | null> {
	const { cwd, stdin } = world;
	const { stdinPath, isOffice } = settings;
	const home = configs.home();
	const output = settings.output?.path ?? home?.output.folder ?? null;
	const exclude = output !== null && kindOf(output) === "folder" ? output : null;
	const context: FindContext = { cwd, exclude, stdinPath, isOffice, narrow: (files, by) => narrow(files, by, configs) };
	if (settings.filesFrom !== null) return findListed(args, settings, { world, context });
	if (args.length > 0) return findInputs(args, context);
	if (home !== null && home.files.length > 0) return findInputs(home.files, { ...context, base: home.base });
	if (stdin.isTTY) return null;
	const inputs = [standardInput({ cwd, stdinPath })];
	return { inputs, skipped: [], ignored: [], leftOut: new Map(), failed: [], folders: [], collections: [] };
}

/** The files in the list, in addition to the arguments. */
async function findListed(
	args: readonly string[],
	{ filesFrom, maxSize, maxTime }: InputSettings,
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
 * A list may be a pipe, as in `--files-from <(command)`, which is a link as well. Lines that name no file are printed, so
 * any other link, which may lead to a secret file, would reveal its content.
 */
function loadList(
	path: string,
	{ cwd, ...limits }: Omit<StreamLimits, "signal"> & { readonly cwd: string },
): Loaded | Promise<Loaded> {
	const isPipe = statusOf(path)?.isFile === false;
	const isOnDisk = !/^\/(?:proc|sys)\//.test(path);
	const wrong = isPipe ? null : isOnDisk ? linkReason(path, cwd) : "it is not a file on a disk";
	const why = /[\\/]\.git[\\/]/i.test(path) ? "it is in a `.git` folder" : wrong;
	if (why !== null) return { fault: fault("unreadable-file", `Can't read this list: ${why}. Name another file.`) };
	if (!isPipe) return loadFile(path, limits.maxSize);
	return loadStream(path, { ...limits, signal: new AbortController().signal });
}

async function narrow(files: readonly string[], by: "folder" | "glob", configs: Configs): Promise<string[]> {
	await configs.load(files);
	const home = configs.home();
	return files.filter((file) => {
		if (configs.of(file)?.ignores(file) === true) return false;
		return by === "glob" || home === null || home.holds(file);
	});
}

/** The form for a path without reading the file: the requested one, else that of the config. */
export async function formAt(path: string | null, settings: FormSettings, cwd: string): Promise<Form> {
	const choose = await formsAbove(path, settings, { cwd, isHomeAsked: false });
	const chosen = choose(null, { file: path, shown: "", path: null });
	if ("code" in chosen) throw refusal(sentence(chosen));
	return chosen;
}

/**
 * The forms of reports in a folder: each by the name in it, the requested one or one of the configs of the folder and of
 * the working folder. The fields of another form would not be those of the report.
 */
export async function formsBelow(folder: string, settings: FormSettings, cwd: string): Promise<FormChoice> {
	const inside = { file: null, shown: join(folder, "manifest.jsonl"), path: null };
	const choose = (form: string | null): Promise<FormChoice> =>
		formsAbove(inside.shown, { ...settings, form }, { cwd, isHomeAsked: true });
	const requested = await choose(settings.form);
	const others = settings.form === null ? requested : await choose(null);
	return (own) => {
		const form = requested(own, inside);
		if ("code" in form || form.name === own) return form;
		const other = others(own, inside);
		if (own === null || settings.form === null || !("code" in other)) return other;
		return fault("broken-form", otherForm(own, form.name));
	};
}

/** The form in a report is only a name, so a form that was renamed looks like that of somebody else. */
const otherForm = (own: string, given: string): string =>
	`The report was made with the form \`${own}\`, but \`--form\` names \`${given}\`. If you renamed \`${own}.yaml\`, give the file its old name. If \`${given}\` is a different form, pass the file of \`${own}\` with \`--form\`, or name it under \`forms\` in a config above the folder.`;

type FormSettings = Pick<BaseSettings, "form" | "config"> & Partial<Pick<BaseSettings, "people">>;

async function formsAbove(
	path: string | null,
	settings: FormSettings,
	{ cwd, isHomeAsked }: { readonly cwd: string; readonly isHomeAsked: boolean },
): Promise<FormChoice> {
	const { configs, people } = await openAll(settings, cwd);
	await configs.load([path]);
	refuseBroken(configs.broken());
	const asked = new Set([path === null ? null : configs.of(path), isHomeAsked ? configs.home() : null]);
	const rules = [...asked].flatMap((config) => config?.forms ?? []);
	await people.load([path]);
	const forms = await settleForms(settings.form, { cwd, rules, rulesOf: () => rules, pathOf: ({ file }) => file });
	if ("broken" in forms) throw new Refusal(forms.broken);
	refuseBroken(people.broken());
	const register = people.of(path);
	return withRegisters(forms.choose, () => register);
}

/** The paths in a list, one a line, or ended by NUL if it contains one. They are names, not globs. */
function listedPaths(loaded: Loaded): readonly string[] | Fault {
	if ("fault" in loaded) return loaded.fault;
	const text = strictText(loaded.bytes, "utf-8");
	if (text === null) return fault("undecodable", "The list of files is not UTF-8. Save it as UTF-8.");
	const paths = text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((path) => path !== "");
	return paths.length > 0 ? paths : fault("no-files", "The list of files is empty. Write one path per line.");
}
