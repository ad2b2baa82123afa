/** One task of a run: read, process, render, write. Faults are collected, never thrown. */
import { countSpeakers } from "../ast/nodes.ts";
import { sameStamp, stampOf } from "../files/own-file.ts";
import { type Fault, fault } from "../findings/finding.ts";
import type { Rendered, RendererEntry, TextEntry } from "../output/formats.ts";
import type { Printer } from "../output/pdf.ts";
import { type Outcome, renderOutcome } from "../pipeline.ts";
import { fingerprint } from "../read/decode.ts";
import { BrokenTemplate, templateFinding } from "../templates/template.ts";
import { append } from "../text/append.ts";
import { type Content, type WriteOptions, writeOutput } from "../write/write.ts";
import type { Target, Task } from "./plan.ts";
import { limitFindings, processInput, type Reading } from "./process-input.ts";
import { factsOf, failedResult, type Result, type WrittenOutput } from "./result.ts";

/** What a run shares between its tasks. */
export interface Run extends Reading {
	/** By the `id` that targets name. */
	readonly renderers: ReadonlyMap<string, RendererEntry>;
	readonly printer: Printer;
	readonly writing: WriteOptions;
	/** Whether the facts of inputs are asked for. */
	readonly isKept: boolean;
}

/** Converts one input. */
export async function convertOne(task: Task, run: Run): Promise<Result> {
	if (task.fault !== null) return failedResult(task.fault);
	const processed = await processInput(task.input, run);
	if ("code" in processed) return failedResult(processed);
	// All that can fail comes before the first output, so that an input that is lost leaves none behind.
	const contents: (readonly [Target, Content | Fault[]])[] = [];
	for (const target of task.targets) contents.push([target, await makeContent(processed.outcome, target, run)]);
	const speakers = countSpeakers(processed.outcome.report);
	const input = run.isKept ? factsOf(processed, run.settings) : null;
	const faults: Fault[] = [];
	const outputs: WrittenOutput[] = [];
	const printed: Content[] = [];
	for (const [target, content] of contents) {
		if (Array.isArray(content)) append(faults, content);
		else if (target.path === null) printed.push(content);
		else {
			const written = await write(content, target, { ...run, path: target.path });
			if (written !== null && "code" in written) faults.push(written);
			else if (written !== null) outputs.push(written);
		}
	}
	const findings = [...limitFindings(processed.outcome.findings), ...faults];
	return { findings, input, outputs, speakers, printed, isUnchanged: false };
}

/** The content of one output, or what kept it from being made. */
async function makeContent(
	outcome: Outcome,
	{ template }: Target,
	{ renderers, printer }: Run,
): Promise<Content | Fault[]> {
	const renderer = renderers.get(template);
	if (renderer === undefined) throw new RangeError(`no template is called ${template}`);
	if (!("printed" in renderer)) return renderText(outcome, renderer);
	const page = await renderText(outcome, renderer.printed);
	if (typeof page !== "string") return page;
	const pdf = await printer.print(page);
	return "code" in pdf ? [pdf] : pdf;
}

/** Says that a report is not what a run wrote. */
export const editedReport = (name: string): Fault =>
	fault(
		"name-collision",
		`Not replaced: \`${name}\` has been edited or damaged since it was written. Rename it to keep it, or use \`--force\` to replace it.`,
	);

/** Writes an output or returns a fault; null if there is nothing to record. */
async function write(
	content: Content,
	target: Target,
	{ writing, path }: Pick<Run, "writing"> & { readonly path: string },
): Promise<WrittenOutput | Fault | null> {
	const { name, template, seen } = target;
	const now = stampOf(path);
	const isAsSeen = seen === undefined || seen === now || sameStamp(seen, now);
	const kept = target.kept ?? (isAsSeen ? null : editedReport(name ?? path));
	const options = kept === null ? writing : { ...writing, clobber: false, kept };
	const problem = target.fault ?? (await writeOutput({ path, content }, options));
	if (problem !== null) return problem;
	const stamp = name === null ? null : stampOf(path);
	if (name === null || stamp === null) return null;
	return { template, path: name, sha256: fingerprint(Buffer.from(content)), stamp };
}

/** The text of a report, or what is wrong with its template. */
export async function renderText(outcome: Rendered, renderer: TextEntry): Promise<string | Fault[]> {
	try {
		if ("isolated" in renderer) return await renderer.isolated(outcome);
		return renderOutcome(outcome, await renderer.load());
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		return error.faults.map(templateFinding);
	}
}
