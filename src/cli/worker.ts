/** The work of a thread: it loads its own forms, configs and templates, and processes one item after the other. */
import type { MessagePort } from "node:worker_threads";
import { yieldToEventLoop } from "./output.ts";
import { guard, type Item, type Job } from "./pool.ts";
import type { Setup } from "./prepare.ts";
import type { World } from "./world.ts";

/** Prepares, posts null when ready, and answers each item from the port until `stop` is set. */
export async function serve(
	port: MessagePort,
	{ work, stop }: { work: Setup; stop: Int32Array },
	world: World,
): Promise<void> {
	const begun = answererOf(work, world).then((answer) => {
		port.postMessage(null);
		return answer;
	});
	let last: Promise<unknown> = begun;
	port.on("message", (item) => {
		if (item === null) return port.close();
		last = Promise.all([begun, last]).then(async ([answer]) => {
			port.postMessage({ answer: Atomics.load(stop, 0) === 1 ? null : await answer(item) });
			// While messages keep coming, a module's timers would never run, and what fails in them would be told too late.
			await yieldToEventLoop();
		});
	});
}

const jobs: Readonly<Record<Setup["kind"], () => Promise<Job>>> = {
	check: async () => (await import("./check-job.ts")).checkJob,
	convert: async () => (await import("./plan.ts")).convertJob,
	explain: async () => (await import("./commands/explain.ts")).explainJob,
	people: async () => (await import("./commands/people.ts")).peopleJob,
	preview: async () => (await import("./commands/preview.ts")).previewJob,
	verify: async () => (await import("./commands/verify.ts")).verifyJob,
};

async function answererOf(setup: Setup, world: World): Promise<(item: Item) => Promise<unknown>> {
	const job = await jobs[setup.kind]();
	const needs = await job.begin(setup, world);
	return guard((item) => job.work(item, needs), job.lost);
}
