/** The work of a thread: it loads its own forms, configs and templates, and processes one item after the other. */
import type { MessagePort } from "node:worker_threads";
import type { CheckSetup } from "../check-job.ts";
import type { ExplainSetup } from "../commands/explain.ts";
import type { PeopleSetup } from "../commands/people.ts";
import type { VerifySetup } from "../commands/verify.ts";
import type { ConvertSetup } from "../convert-job.ts";
import { yieldToEventLoop } from "../output.ts";
import type { PreviewSetup } from "../preview-job.ts";
import type { World } from "../world.ts";
import { guard, type Item, type Job, type Setup } from "./pool.ts";

/** The job of a thread, as plain data. */
type WorkerSetup = ConvertSetup | CheckSetup | ExplainSetup | PeopleSetup | PreviewSetup | VerifySetup;

/** Prepares, posts null when ready, and answers each item from the port until `stop` is set. */
export async function serve(
	port: MessagePort,
	{ work, stop }: { work: WorkerSetup; stop: Int32Array },
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

async function answererOf(setup: WorkerSetup, world: World): Promise<(item: unknown) => Promise<unknown>> {
	if (setup.kind === "check") return beginJob((await import("../check-job.ts")).checkJob, setup, world);
	if (setup.kind === "explain") return beginJob((await import("../commands/explain.ts")).explainJob, setup, world);
	if (setup.kind === "people") return beginJob((await import("../commands/people.ts")).peopleJob, setup, world);
	if (setup.kind === "preview") return beginJob((await import("../preview-job.ts")).previewJob, setup, world);
	if (setup.kind === "verify") return beginJob((await import("../commands/verify.ts")).verifyJob, setup, world);
	return beginJob((await import("../convert-job.ts")).convertJob, setup, world);
}

/** The same program sent this on the other side, so its type is known. */
async function beginJob<Own extends Setup<string>, Each extends Item, Answer>(
	job: Job<Own, Each, Answer>,
	setup: Own,
	world: World,
) {
	const work = guard(await job.begin(setup, world), job.lost);
	return (item: unknown) => work(item as Each);
}
