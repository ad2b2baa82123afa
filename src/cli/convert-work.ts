/** The conversion of one input after the other, in the program itself or in a thread. */
import { convertOne, failed, type Run } from "../batch/convert.ts";
import type { Task } from "../batch/plan.ts";
import type { Result } from "../batch/result.ts";
import { type RendererEntry, templateId } from "../output/formats.ts";
import { noPrinter, type Printer } from "../output/pdf.ts";
import type { Content, WriteOptions } from "../write/write.ts";
import type { Settings } from "./options.ts";
import { templatesFor } from "./plan.ts";
import { type Manner, prepareAgain } from "./prepare.ts";
import type { Job, Setup, Work } from "./workforce.ts";
import type { World } from "./world.ts";

/** What a thread needs to convert. */
export interface ConvertSetup extends Setup<"convert", Settings> {
	/** The names of the templates. */
	readonly templates: readonly string[];
	readonly writing: WriteOptions;
}

/** What conversion takes beside its setup. */
export interface Converting {
	readonly form: Manner["form"];
	readonly renderers: readonly RendererEntry[];
	readonly printer: Printer;
}

/** What a task came to. */
export interface Converted {
	readonly result: Result;
	/** Whether the result is that of an earlier run. */
	readonly isUnchanged: boolean;
	/** What goes to standard output, which only the program itself has. */
	readonly printed: readonly Content[];
}

/** A result that nothing had to be done for. */
export const converted = (result: Result, isUnchanged = false): Converted => ({ result, isUnchanged, printed: [] });

/** The conversion of an input. */
export const convertJob: Job<ConvertSetup, Task, Converted> = {
	async again(setup, world) {
		const { form } = await prepareAgain(setup);
		const renderers = await templatesFor(setup.templates, { ...setup, form }, { ...world, cwd: setup.cwd });
		return converter(setup, { form, renderers, printer: noPrinter }, world);
	},
	lost: (_task, why) => converted(failed(why)),
	inputOf: ({ input }) => input,
	withInput: (task, input) => ({ ...task, input }),
};

/** Converts one task after the other. */
export function converter(
	{ settings, writing }: ConvertSetup,
	{ form, renderers, printer }: Converting,
	{ stdin }: Pick<World, "stdin">,
): Work<Task, Converted> {
	let printed: Content[] = [];
	const run: Run = {
		settings,
		form,
		writing,
		printer,
		isKept: writing.makeFolders || settings.maxUnclassified < 100,
		renderers: new Map(renderers.map((renderer) => [templateId(renderer), renderer])),
		readStdin: (limit) => stdin.read(limit),
		print: (content) => void printed.push(content),
	};
	return async (task) => {
		printed = [];
		const result = await convertOne(task, run);
		return { result, isUnchanged: false, printed };
	};
}
