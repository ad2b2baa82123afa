/** The conversion of an input, in the program itself or in a thread. */
import { convertOne, type Run } from "../batch/convert.ts";
import type { Task } from "../batch/plan.ts";
import { failedResult, type Result } from "../batch/result.ts";
import { type RendererEntry, templateId } from "../output/formats.ts";
import { noPrinter } from "../output/pdf.ts";
import type { WriteOptions } from "../write/write.ts";
import type { Settings } from "./options.ts";
import { templatesFor } from "./plan.ts";
import type { Job, Setup } from "./pool/pool.ts";
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

/** Shared by all conversions of a run. */
export function runOf(
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
