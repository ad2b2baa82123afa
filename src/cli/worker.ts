/** The work of a thread: functions can't cross, so it makes its own forms, configs and templates of the same settings. */
import type { CheckSetup } from "./check-work.ts";
import type { ExplainSetup } from "./commands/explain.ts";
import type { ConvertSetup } from "./convert-work.ts";
import type { LookSetup } from "./look.ts";
import type { VerifySetup } from "./verify-work.ts";
import type { World } from "./world.ts";

/** What a thread is to do, as plain data. */
export type WorkerSetup = ConvertSetup | CheckSetup | ExplainSetup | LookSetup | VerifySetup;

/** Prepares for work, and resolves to what answers each item. */
export async function workerOf(setup: WorkerSetup, world: World) {
	if (setup.kind === "check") return (await import("./check-work.ts")).checkAgain(setup, world);
	if (setup.kind === "explain") return (await import("./commands/explain.ts")).explainAgain(setup, world);
	if (setup.kind === "look") return (await import("./look.ts")).lookAgain(setup, world);
	if (setup.kind === "verify") return (await import("./verify-work.ts")).verifyAgain(setup);
	return (await import("./convert-work.ts")).convertAgain(setup, world);
}
