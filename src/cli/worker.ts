/** The work of a thread: it makes its own forms, configs and templates, and answers one item after the other. */
import type { MessagePort } from "node:worker_threads";
import type { CheckSetup } from "./check-work.ts";
import type { ExplainSetup } from "./commands/explain.ts";
import type { VerifySetup } from "./commands/verify.ts";
import type { ConvertSetup } from "./convert-work.ts";
import type { LookSetup } from "./look.ts";
import { guarded, type Job } from "./workforce.ts";
import type { World } from "./world.ts";

/** What a thread is to do, as plain data. */
type WorkerSetup = ConvertSetup | CheckSetup | ExplainSetup | LookSetup | VerifySetup;

/** Prepares for work, says so with null, and answers each item that comes through the port; a set `stop` spares it the rest. */
export function serve(port: MessagePort, { work, stop }: { work: WorkerSetup; stop: Int32Array }, world: World): void {
	const begun = answererOf(work, world).then((answer) => {
		port.postMessage(null);
		return answer;
	});
	let last: Promise<unknown> = begun;
	port.on("message", (item) => {
		if (item === null) return port.close();
		last = Promise.all([begun, last]).then(async ([answer]) => {
			port.postMessage({ answer: Atomics.load(stop, 0) === 1 ? null : await answer(item) });
		});
	});
}

async function answererOf(setup: WorkerSetup, world: World): Promise<(item: unknown) => Promise<unknown>> {
	if (setup.kind === "check") return workOf((await import("./check-work.ts")).checkJob, setup, world);
	if (setup.kind === "explain") return workOf((await import("./commands/explain.ts")).explainJob, setup, world);
	if (setup.kind === "look") return workOf((await import("./look.ts")).lookJob, setup, world);
	if (setup.kind === "verify") return workOf((await import("./commands/verify.ts")).verifyJob, setup, world);
	return workOf((await import("./convert-work.ts")).convertJob, setup, world);
}

/** What comes through the port is what the same program sent on the other side. */
async function workOf<Made, Item, Answer>(job: Job<Made, Item, Answer>, setup: Made, world: World) {
	const work = guarded(await job.again(setup, world), job.lost);
	return (item: unknown) => work(item as Item);
}
