/** One task of a run: read, process, render, write. Faults are collected, never thrown. */
import { countSpeakers } from "../ast/speakers.ts";
import { stampOf } from "../files/stamp.ts";
import type { Fault } from "../findings/faults.ts";
import type { Rendered, RendererEntry, TextEntry } from "../output/formats.ts";
import type { Printer } from "../output/pdf.ts";
import { type Outcome, renderOutcome } from "../pipeline.ts";
import { fingerprint } from "../read/decode.ts";
import { BrokenTemplate, templateFinding } from "../templates/fault.ts";
import { append } from "../text/append.ts";
import { type Content, type WriteOptions, writeOutput } from "../write/write.ts";
import type { Target, Task } from "./plan.ts";
import { limitFindings, processInput, type Reading } from "./process-input.ts";
import { factsOf, type Result, type WrittenOutput } from "./result.ts";

/** What a run shares between its tasks. */
export interface Run extends Reading {
	/** By the `id` that targets name. */
	readonly renderers: ReadonlyMap<string, RendererEntry>;
	readonly print: (content: Content) => void;
	readonly printer: Printer;
	readonly writing: WriteOptions;
	/** Whether the facts of inputs are asked for. */
	readonly isKept: boolean;
}

/** Converts one input. */
export async function convertOne(task: Task, run: Run): Promise<Result> {
	if (task.fault !== null) return failed(task.fault);
	const processed = await processInput(task.input, run);
	if ("code" in processed) return failed(processed);
	// All that can fail comes before the first output, so that an input that is lost leaves none behind.
	const contents: (readonly [Target, Content | Fault[]])[] = [];
	for (const target of task.targets) contents.push([target, await made(processed.outcome, target, run)]);
	const speakers = countSpeakers(processed.outcome.report);
	const input = run.isKept ? factsOf(processed, run.settings) : null;
	const faults: Fault[] = [];
	const outputs: WrittenOutput[] = [];
	for (const [target, content] of contents) {
		const written = Array.isArray(content) ? content : await deliver(content, target, run);
		if (Array.isArray(written)) append(faults, written);
		else if (written !== null) outputs.push(written);
	}
	return { findings: [...limitFindings(processed.outcome.findings), ...faults], input, outputs, speakers };
}

/** What an input came to that could not be read. */
export const failed = (why: Fault): Result => ({ findings: [why], input: null, outputs: [], speakers: 0 });

/** The content of one output, or what kept it from being made. */
async function made(outcome: Outcome, { template }: Target, { renderers, printer }: Run): Promise<Content | Fault[]> {
	const renderer = renderers.get(template);
	if (renderer === undefined) throw new RangeError(`no template is called ${template}`);
	if (!("printed" in renderer)) return rendered(outcome, renderer);
	const page = await rendered(outcome, renderer.printed);
	if (typeof page !== "string") return page;
	const pdf = await printer.print(page);
	return "code" in pdf ? [pdf] : pdf;
}

/** Null where there is nothing to keep in mind. */
async function deliver(content: Content, target: Target, run: Run): Promise<WrittenOutput | Fault[] | null> {
	const { path, name, template, kept } = target;
	if (path === null) {
		run.print(content);
		return null;
	}
	const writing = kept === null ? run.writing : { ...run.writing, clobber: false, kept };
	const problem = target.fault ?? (await writeOutput({ path, content }, writing));
	if (problem !== null) return [problem];
	const stamp = name === null ? null : stampOf(path);
	if (name === null || stamp === null) return null;
	return { template, path: name, sha256: fingerprint(Buffer.from(content)), stamp };
}

/** The text of a report, or what is wrong with its template. */
export async function rendered(outcome: Rendered, renderer: TextEntry): Promise<string | Fault[]> {
	try {
		if ("isolated" in renderer) return await renderer.isolated(outcome);
		return renderOutcome(outcome, await renderer.load());
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		return error.faults.map(templateFinding);
	}
}
