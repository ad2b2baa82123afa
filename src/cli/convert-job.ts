/** The conversion of an input, in the program itself or in a thread. */
import { convertOne, type Run } from "../batch/convert.ts";
import type { Task } from "../batch/plan.ts";
import { failedResult, type Result } from "../batch/result.ts";
import { type RendererEntry, templateId } from "../output/formats.ts";
import { noPrinter } from "../output/pdf.ts";
import type { WriteOptions } from "../write/write.ts";
import type { Settings } from "./options.ts";
import { type Plan, templatesFor } from "./plan.ts";
import type { Job, Workload } from "./pool/pool.ts";
import { type ResolvedConfig, resolveInThread, type Setup, setupOf } from "./prepare.ts";
import type { World } from "./world.ts";

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
