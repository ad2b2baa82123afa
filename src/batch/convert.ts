/** One task of a run: read, process, render, write. Faults are collected, never thrown. */
import { type Fault, fault } from "../findings/faults.ts";
import { type Outcome, render } from "../process.ts";
import { fingerprint } from "../read/decode.ts";
import { BrokenTemplate } from "../templates/fault.ts";
import { type WriteOptions, writeOutput } from "../write/write.ts";
import { factsOf } from "./facts.ts";
import { stampOf } from "./ledger/stamp.ts";
import type { Target, Task } from "./plan.ts";
import { processInput, type Reading } from "./process-input.ts";
import type { RendererEntry } from "./renderers.ts";
import type { Result, WrittenOutput } from "./result.ts";

/** What a run shares between its tasks. */
export interface Run extends Reading {
	/** By the `id` that targets name. */
	readonly renderers: ReadonlyMap<string, RendererEntry>;
	readonly print: (text: string) => void;
	readonly writing: WriteOptions;
}

/** Converts one input. */
export async function convertOne(task: Task, run: Run): Promise<Result> {
	if (task.fault !== null) return failed(task.fault);
	const processed = await processInput(task.input, run);
	if ("code" in processed) return failed(processed);
	const faults: Fault[] = [];
	const outputs: WrittenOutput[] = [];
	for (const target of task.targets) {
		const text = await rendered(processed.outcome, target, run);
		const written = typeof text === "string" ? await deliver(text, target, run) : text;
		if (Array.isArray(written)) faults.push(...written);
		else if (written !== null) outputs.push(written);
	}
	return { findings: [...processed.outcome.findings, ...faults], input: factsOf(processed, run.settings), outputs };
}

/** What an input came to that could not be read. */
export const failed = (why: Fault): Result => ({ findings: [why], input: null, outputs: [] });

async function rendered(outcome: Outcome, { template }: Target, { renderers }: Run): Promise<string | Fault[]> {
	const renderer = renderers.get(template);
	if (renderer === undefined) throw new RangeError(`no template is called ${template}`);
	try {
		if (renderer.isolated !== undefined) return await renderer.isolated(outcome);
		return render(outcome, await renderer.load());
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		return error.faults.map((broken) => {
			const { file, line, column, message, expected } = broken;
			return fault("broken-template", `${file}:${line}:${column}: ${message}`, expected ?? undefined);
		});
	}
}

/** Null where there is nothing to keep in mind. */
async function deliver(text: string, target: Target, run: Run): Promise<WrittenOutput | Fault[] | null> {
	const { path, name, template } = target;
	if (path === null) {
		run.print(text);
		return null;
	}
	const problem = target.fault ?? (await writeOutput({ path, text }, run.writing));
	if (problem !== null) return [problem];
	const stamp = name === null ? null : stampOf(path);
	return name === null || stamp === null
		? null
		: { template, path: name, sha256: fingerprint(Buffer.from(text)), stamp };
}
