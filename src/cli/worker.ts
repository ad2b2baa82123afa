/** The work of a thread: it makes its own forms, configs and templates of the same settings. */
import type { CheckSetup } from "./check-work.ts";
import type { ExplainSetup } from "./commands/explain.ts";
import type { VerifySetup } from "./commands/verify.ts";
import type { ConvertSetup } from "./convert-work.ts";
import type { LookSetup } from "./look.ts";
import { guarded, type Job } from "./workforce.ts";
import type { World } from "./world.ts";

/** What a thread is to do, as plain data. */
type WorkerSetup = ConvertSetup | CheckSetup | ExplainSetup | LookSetup | VerifySetup;

/** Prepares for work, and resolves to what answers each item. */
export async function workerOf(setup: WorkerSetup, world: World) {
	if (setup.kind === "check") return workOf((await import("./check-work.ts")).checkJob, setup, world);
	if (setup.kind === "explain") return workOf((await import("./commands/explain.ts")).explainJob, setup, world);
	if (setup.kind === "look") return workOf((await import("./look.ts")).lookJob, setup, world);
	if (setup.kind === "verify") return workOf((await import("./commands/verify.ts")).verifyJob, setup, world);
	return workOf((await import("./convert-work.ts")).convertJob, setup, world);
}

async function workOf<Made, Item, Answer>(job: Job<Made, Item, Answer>, setup: Made, world: World) {
	return guarded(await job.again(setup, world), job.lost);
}
