/** One look at notes and their report, with everything read again: any of it may have been saved. */
import { dirname, join, resolve } from "node:path";
import { rendered } from "../batch/convert.ts";
import { processInput } from "../batch/process-input.ts";
import { applySeverities } from "../batch/severities.ts";
import { configName } from "../config/configs.ts";
import type { Fault } from "../findings/faults.ts";
import { sentence } from "../findings/finding.ts";
import { type BrokenFile, brokenLines } from "../forms/faults.ts";
import type { Outcome } from "../pipeline.ts";
import { freshModule, pathsOf } from "../preview/paths.ts";
import type { Look, LookFault } from "../preview/view.ts";
import { missingFile } from "../read/load.ts";
import type { BaseSettings } from "./options.ts";
import { Refusal } from "./output.ts";
import { type Asked, templatesFor } from "./plan.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { answerTo, type Job, type Setup } from "./workforce.ts";
import type { World } from "./world.ts";

/** What a preview is of, and how it is made. */
export interface LookSettings extends BaseSettings {
	/** As written, and absolute. */
	readonly file: string;
	readonly path: string;
	readonly template: string;
	readonly untrusted: boolean;
}

/** What a thread needs to look. */
export type LookSetup = Setup<"look", LookSettings>;

/** One look, wherever it is done. */
export const lookJob: Job<LookSetup, LookSettings, Look> = {
	again:
		async ({ cwd }, world) =>
		(settings) =>
			look(settings, { ...world, cwd }),
	lost: ({ file, path }, why) => ({ ...unread(file, why), paths: [path] }),
	inputOf: ({ file, path }) => ({ file: path, shown: file, path: file }),
	withInput: null,
};

/** Looks once, within the time that a look may take. */
export function lookInTime(settings: LookSettings, world: World): Promise<Look> {
	const setup: LookSetup = { kind: "look", cwd: world.cwd, settings, configs: [] };
	return answerTo(settings, { job: lookJob, setup, work: (asked) => look(asked, world) }, world);
}

/** Looks once. */
async function look(settings: LookSettings, world: World): Promise<Look> {
	const prepared = await orBroken(prepare([settings.file], settings, world));
	if (prepared === null) throw new Error("a file was named, and none was looked for");
	const isBroken = "broken" in prepared;
	const seen = isBroken ? nothingBut(prepared.broken) : await lookAt(prepared, settings, world);
	const used = isBroken ? [] : [...prepared.configs, ...prepared.formFiles];
	const blamed = seen.faults.flatMap(({ file }) => file ?? []);
	const places = [...(await pathsOf(settings, world.cwd)), ...configPlaces(settings, world.cwd)];
	return { ...seen, paths: [...places, ...used, ...blamed].map((path) => resolve(world.cwd, path)) };
}

/** What is broken, in place of a refusal: it may be mended while somebody looks. */
function orBroken<Found>(found: Promise<Found>): Promise<Found | { readonly broken: readonly BrokenFile[] }> {
	return found.catch((error) => {
		if (error instanceof Refusal) return { broken: error.broken };
		throw error;
	});
}

/** A look before it is known what it depends on. */
type Seen = Omit<Look, "paths">;

function nothingBut(broken: readonly BrokenFile[]): Seen {
	return { faults: faultsOf(broken), findings: [], notes: null, report: null };
}

function faultsOf(broken: readonly BrokenFile[]): LookFault[] {
	return broken.flatMap((each) => brokenLines([each]).map((line) => ({ file: each.path, line })));
}

/** The config may be there, or come to be. */
function configPlaces({ file, config }: LookSettings, cwd: string): string[] {
	if (config === false) return [];
	return config === null ? [dirname(resolve(cwd, file)), cwd].map((folder) => join(folder, configName)) : [config];
}

async function lookAt({ found, form, severities }: Prepared, settings: LookSettings, world: World): Promise<Seen> {
	const { path } = settings;
	const input = found.inputs.at(0);
	if (input?.file !== path) return unread(settings.file, found.failed[0]?.fault ?? missingFile(path));
	const readStdin = (): Promise<never> => Promise.reject(new Error("the input is a file"));
	const processed = await processInput(input, { settings, form, readStdin });
	if ("code" in processed) return unread(input.shown, processed);
	const { outcome } = processed;
	return {
		findings: applySeverities(outcome.findings, [severities(input)]),
		notes: outcome.source.text,
		...(await reportOf(outcome, { settings, form }, world)),
	};
}

/** What is seen of notes that could not be read. */
const unread = (path: string, fault: Fault): Seen => nothingBut([{ path, text: null, findings: [fault] }]);

async function reportOf(
	outcome: Outcome,
	asked: Asked & { readonly settings: LookSettings },
	world: World,
): Promise<Pick<Look, "faults" | "report">> {
	const { file, template } = asked.settings;
	const fresh = { ...world, importModule: freshModule(world.importModule) };
	const found = await orBroken(templatesFor([template], asked, fresh));
	if ("broken" in found) return { faults: faultsOf(found.broken), report: null };
	const [entry] = found;
	if (entry === undefined) throw new Error("a template was named, and none was found");
	// What is printed is a page before it is paper.
	const page = "printed" in entry ? entry.printed : entry;
	const text = await rendered(outcome, page);
	// The sentence names the template's file; the notes may as well be what does not fit.
	if (typeof text !== "string") return { faults: text.map((each) => ({ file, line: sentence(each) })), report: null };
	return { faults: [], report: { text, isHtml: page.extension === "html" } };
}
