/** `convert`: plans a run, and does what was planned. */
import { readShard } from "../../batch/shards.ts";
import { runConversion } from "../conversion.ts";
import { convertSettings, type RawOptions } from "../options.ts";
import { refusal } from "../output.ts";
import { type Plan, planRun } from "../plan.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `convert` and resolves to its exit code; null where there is nothing to do and a person waits for help. */
export async function convert(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	const shard = raw.shard === undefined ? null : readShard(raw.shard, world.env);
	if (typeof shard === "string") throw refusal(shard);
	const asked = convertSettings(raw, shard, world);
	const interruption = world.interruption();
	const once = async (isBrief: boolean, heed: (plan: Plan) => Promise<unknown>): Promise<ExitCode | null> => {
		const plan = await planRun(args, { asked, color: raw.color, isBrief }, world);
		if (plan === null) return null;
		try {
			await heed(plan);
			return await runConversion(plan, interruption, world);
		} finally {
			await plan.printer.close();
		}
	};
	if (raw.watch !== true) return once(false, async () => {});
	const { watchConversion } = await import("../watching.ts");
	return watchConversion(once, interruption, world);
}
