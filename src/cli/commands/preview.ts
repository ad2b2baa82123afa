/** `preview`: opens a page with the report of notes, and keeps it up to date until somebody ends it. */
import { dirname, join, resolve } from "node:path";
import { renderText } from "../../batch/convert.ts";
import { applySeverities, type ProcessedInput, processInput } from "../../batch/process-input.ts";
import { configName } from "../../files/paths.ts";
import { type Fault, inLanguage, sentence } from "../../findings/finding.ts";
import { type BrokenFile, brokenLines } from "../../forms/faults.ts";
import { shippedMessages } from "../../forms/shipped.ts";
import type { Outcome } from "../../pipeline.ts";
import { openPreview } from "../../preview/server.ts";
import type { PreviewFault, PreviewState } from "../../preview/view.ts";
import { freshModule, lostCauses, pathsOf } from "../../preview/watch.ts";
import type { Input } from "../../read/inputs.ts";
import { isReadAgain, kindOf, missingFile } from "../../read/load.ts";
import { explainWords } from "../../statements/explain.ts";
import { explainLines } from "../../structure/explain.ts";
import { type BaseSettings, baseSettings, languagesOf, listOf, type RawOptions } from "../options.ts";
import { Refusal, refusal, refuseBroken, tellAll } from "../output.ts";
import { templatesFor } from "../plan.ts";
import { answerOne, type Job } from "../pool.ts";
import { openConfigsFor, type Prepared, prepare, type Setup } from "../prepare.ts";
import { type ExitCode, ended, type World } from "../world.ts";
import { reasonsByLine } from "./explain.ts";

/** Runs `preview` until it is ended, and resolves to its exit code. */
export async function preview(file: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const settings = settingsOf(file, raw, world);
	const unfit = unfitFile(file, world) ?? unfitTemplate(raw);
	if (unfit !== null) throw refusal(unfit);
	const configs = await openConfigsFor(settings, world.cwd);
	await configs.load([resolve(world.cwd, file)]);
	refuseBroken(configs.broken());
	const messages = shippedMessages(languagesOf(raw, world).people);
	const readAgain = async () => {
		const state = await previewInTime(settingsOf(file, raw, world), world);
		return { ...state, findings: inLanguage(state.findings, messages) };
	};
	const first = await readAgain();
	const lost = lostCauses(first, world.cwd);
	if (lost.length > 0) return tellAll(lost, world);
	const interruption = world.interruption();
	const heading = { file, template: raw.to ?? usual };
	const opened = await openPreview(heading, first, readAgain);
	world.stdout.write(`${opened.address}\n`);
	world.stderr.write("The preview runs until Ctrl-C.\n");
	if (raw.open !== false) world.browse(opened.address);
	try {
		return await Promise.race([ended(interruption), opened.failed]);
	} finally {
		await opened.close();
	}
}

const usual = "html";

/** Computed each time, because a preview may run past midnight. */
function settingsOf(file: string, raw: RawOptions, world: World): PreviewSettings {
	const path = resolve(world.cwd, file);
	return { ...baseSettings(raw, world), file, path, template: raw.to ?? usual, untrusted: raw.untrusted ?? false };
}

function unfitFile(file: string, { cwd }: World): string | null {
	if (file === "-") return "Standard input is read once. Name a file.";
	if (file === "") return "The argument is empty. Name a file.";
	const path = resolve(cwd, file);
	if (kindOf(path) === "folder") return `\`${file}\` is a folder. Name a file.`;
	if (kindOf(path) === null || isReadAgain(path)) return null;
	return `\`${file}\` is a pipe or a device. Name a file that can be read again.`;
}

function unfitTemplate({ to }: RawOptions): string | null {
	const [first, second] = listOf(to ?? null);
	if (first === "") return "`-t` is empty. Name a template.";
	return second === undefined ? null : `Second template \`${second}\` in \`-t\`. Name one.`;
}

/** The input and settings of a preview. */
export interface PreviewSettings extends BaseSettings {
	/** As written, and absolute. */
	readonly file: string;
	readonly path: string;
	readonly template: string;
	readonly untrusted: boolean;
}

interface PreviewItem {
	readonly settings: PreviewSettings;
	readonly input: Input;
}

/** The content of a preview. */
export const previewJob: Job<Setup<PreviewSettings>, World, PreviewItem, PreviewState> = {
	begin: async ({ cwd }, world) => ({ ...world, cwd }),
	work: ({ settings }, world) => makePreview(settings, world),
	lost: ({ settings: { file, path } }, why) => ({ ...unread(file, why), paths: [path] }),
};

/** Makes the content of a preview, within the time limit of an input. */
export function previewInTime(settings: PreviewSettings, world: World): Promise<PreviewState> {
	const { file, path } = settings;
	const setup: Setup = { kind: "preview", cwd: world.cwd, settings, configs: [], people: [] };
	const item = { settings, input: { file: path, shown: file, path: file } };
	return answerOne(item, { job: previewJob, setup, needs: world }, world);
}

async function makePreview(settings: PreviewSettings, world: World): Promise<PreviewState> {
	const prepared = await orBroken(prepare([settings.file], settings, world));
	if (prepared === null) throw new Error("a file was named, and none was looked for");
	const isBroken = "broken" in prepared;
	const seen = isBroken ? nothingBut(prepared.broken) : await readNotes(prepared, world);
	const used = isBroken ? [] : [...prepared.configs, ...prepared.formFiles];
	const blamed = seen.faults.flatMap(({ file }) => file ?? []);
	const places = [...(await pathsOf(settings, world.cwd)), ...configPlaces(settings, world.cwd)];
	return { ...seen, paths: [...places, ...used, ...blamed].map((path) => resolve(world.cwd, path)) };
}

/** An error is shown, not thrown, because somebody may correct it while the preview is open. */
function orBroken<Found>(found: Promise<Found>): Promise<Found | { readonly broken: readonly BrokenFile[] }> {
	return found.catch((error) => {
		if (error instanceof Refusal) return { broken: error.broken };
		throw error;
	});
}

/** The content before its files are known. */
type Seen = Omit<PreviewState, "paths">;

function nothingBut(broken: readonly BrokenFile[]): Seen {
	return { faults: faultsOf(broken), findings: [], notes: null, explained: [], report: null };
}

function faultsOf(broken: readonly BrokenFile[]): PreviewFault[] {
	return broken.flatMap((each) => brokenLines([each]).map((line) => ({ file: each.path, line })));
}

/** The config may exist, or be created later. */
function configPlaces({ file, config }: PreviewSettings, cwd: string): string[] {
	if (config === false) return [];
	return config === null ? [dirname(resolve(cwd, file)), cwd].map((folder) => join(folder, configName)) : [config];
}

async function readNotes(prepared: Prepared<PreviewSettings>, world: World): Promise<Seen> {
	const { found, severities, settings } = prepared;
	const { path } = settings;
	const input = found.inputs.at(0);
	if (input?.file !== path) return unread(settings.file, found.failed[0]?.fault ?? missingFile(path));
	const processed = await processInput(input, prepared);
	if ("code" in processed) return unread(input.shown, processed);
	const { outcome } = processed;
	return {
		findings: applySeverities(outcome.findings, severities(input)),
		notes: outcome.source.text,
		explained: explainedLines(processed),
		...(await reportOf(outcome, prepared, world)),
	};
}

/** How each line was read; a syntax tree has no lines. */
function explainedLines({ outcome: { report, source }, judging: { form, format } }: ProcessedInput) {
	if (format.places !== undefined) return [];
	return reasonsByLine({ lines: explainLines(report, source.text, form), words: explainWords(report, form) });
}

/** The content for notes that could not be read. */
const unread = (path: string, fault: Fault): Seen => nothingBut([{ path, text: null, findings: [fault] }]);

async function reportOf(
	outcome: Outcome,
	asked: Prepared<PreviewSettings>,
	world: World,
): Promise<Pick<PreviewState, "faults" | "report">> {
	const { file, template } = asked.settings;
	const fresh = { ...world, importModule: freshModule(world.importModule) };
	const found = await orBroken(templatesFor([template], asked, fresh));
	if ("broken" in found) return { faults: faultsOf(found.broken), report: null };
	const [entry] = found;
	if (entry === undefined) throw new Error("a template was named, and none was found");
	// A PDF is previewed as the page that is printed.
	const page = "printed" in entry ? entry.printed : entry;
	const text = await renderText(outcome, page);
	// The message names the template's file, although the mistake may be in the notes.
	if (typeof text !== "string") return { faults: text.map((each) => ({ file, line: sentence(each) })), report: null };
	return { faults: [], report: { text, isHtml: page.extension === "html" } };
}
