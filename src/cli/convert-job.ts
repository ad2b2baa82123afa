/** The conversion of an input, in the program itself or in a thread. */
import { convertOne, type Run } from "../batch/convert.ts";
import type { Task } from "../batch/plan.ts";
import { failedResult, type Result } from "../batch/result.ts";
import { type RendererEntry, templateId } from "../output/formats.ts";
import { noPrinter } from "../output/pdf.ts";
import type { WriteOptions } from "../write/write.ts";
import type { Settings } from "./options.ts";
import { type Plan, templatesFor } from "./plan.ts";
import type { Job, Setup, Workload } from "./pool/pool.ts";
import { resolveInThread } from "./prepare.ts";

/** What a thread needs to convert. */
export interface ConvertSetup extends Setup<"convert", Settings> {
	/** The names of the templates. */
	readonly templates: readonly string[];
	readonly writing: WriteOptions;
}

/** The conversion of an input. */
export const convertJob: Job<ConvertSetup, Task, Result> = {
	async begin(setup, world) {
		const { form, severities } = await resolveInThread(setup);
		const renderers = await templatesFor(setup.templates, { ...setup, form }, { ...world, cwd: setup.cwd });
		const run = runOf(setup, renderers, { form, severities: (input) => [severities(input)], printer: noPrinter });
		return (task) => convertOne(task, run);
	},
	lost: (_task, why) => failedResult(why),
};

/** The work of a run; `drafts` is the folder for files that are not whole yet. */
export function workloadOf(
	plan: Plan,
	drafts: string | null,
	{ signal, cwd }: { readonly signal: AbortSignal; readonly cwd: string },
): Workload<Task, Result> {
	const { prepared, part, names: templates, renderers, destination, printer } = plan;
	const { configs, people, form, severities } = prepared;
	// One browser prints all PDFs and does most of the work; threads can't use it.
	const isHere = renderers.some((renderer) => "printed" in renderer);
	const settings = isHere ? { ...plan.settings, jobs: 1 } : plan.settings;
	const within = "folder" in destination ? destination.folder : null;
	const { clobber, force } = settings;
	const writing = { clobber, force, makeFolders: within !== null, within, drafts };
	const setup: ConvertSetup = { kind: "convert", cwd, settings, templates, configs, people, writing };
	const run = runOf(setup, renderers, { form, severities: (input) => [severities(input)], printer });
	const work = (task: Task) => convertOne(task, run);
	return { job: convertJob, setup, work, total: part.inputs.length, signal, isHere };
}

/** Shared by all conversions of a run. */
function runOf(
	{ settings, writing }: ConvertSetup,
	renderers: readonly RendererEntry[],
	rest: Pick<Run, "form" | "severities" | "printer">,
): Run {
	return {
		...rest,
		settings,
		writing,
		isKept: writing.makeFolders || settings.maxUnclassified < 100,
		renderers: new Map(renderers.map((renderer) => [templateId(renderer), renderer])),
	};
}
