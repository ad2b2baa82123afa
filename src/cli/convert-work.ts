/** The conversion of one input after the other, in the program itself or in a thread. */
import { convertOne, failed, type Run } from "../batch/convert.ts";
import type { Lost } from "../batch/in-order.ts";
import type { Task } from "../batch/plan.ts";
import { type RendererEntry, templateId } from "../batch/renderers.ts";
import type { Result } from "../batch/result.ts";
import { brokenLines } from "../forms/faults.ts";
import { noPrinter, type Printer } from "../output/pdf.ts";
import type { Content, WriteOptions } from "../write/write.ts";
import type { Settings } from "./options.ts";
import { templatesFor } from "./plan.ts";
import { type Manner, prepareAgain, type Setup } from "./prepare.ts";
import { guarded } from "./workforce.ts";
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

/** What a task came to, and how long that took. */
export interface Converted {
	readonly result: Result;
	readonly milliseconds: number;
	/** Whether the result is that of an earlier run. */
	readonly isUnchanged: boolean;
	/** What goes to standard output, which only the program itself has. */
	readonly printed: readonly Content[];
}

/** Converts one task after the other. */
export function converter(
	{ settings, writing }: ConvertSetup,
	{ form, renderers, printer }: Converting,
	world: Pick<World, "stdin" | "now">,
): (task: Task) => Promise<Converted> {
	let printed: Content[] = [];
	const run: Run = {
		settings,
		form,
		writing,
		printer,
		isKept: writing.makeFolders || settings.maxUnclassified < 100,
		renderers: new Map(renderers.map((renderer) => [templateId(renderer), renderer])),
		readStdin: (limit) => world.stdin.read(limit),
		print: (content) => void printed.push(content),
	};
	return async (task) => {
		const began = world.now().getTime();
		printed = [];
		const result = await convertOne(task, run);
		return { result, milliseconds: world.now().getTime() - began, isUnchanged: false, printed };
	};
}

/** The same in a thread. */
export async function convertAgain(setup: ConvertSetup, world: World): Promise<(task: Task) => Promise<Converted>> {
	const { settings, cwd, templates } = setup;
	const { form } = await prepareAgain(setup);
	const renderers = await templatesFor(templates, { settings, form }, { ...world, cwd });
	if ("broken" in renderers) throw new Error(brokenLines(renderers.broken).join("; "));
	return guarded(converter(setup, { form, renderers, printer: noPrinter }, world), lostTask);
}

/** What a task came to that the program failed on. */
export const lostTask: Lost<Task, Converted> = (_task, why) => ({
	result: failed(why),
	milliseconds: 0,
	isUnchanged: false,
	printed: [],
});
