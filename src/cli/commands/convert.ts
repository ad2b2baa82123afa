/** `convert`: composes a run from arguments, options and configs. */
import { partOf, readShard } from "../../batch/shards.ts";
import { brokenLines } from "../../forms/faults.ts";
import { runConversion } from "../conversion.ts";
import { checkOptions, normalizeOptions, type RawOptions, type Settings } from "../options.ts";
import { refuse, refuseAll } from "../output.ts";
import { chooseDestination, chooseTemplates, type Plan, printerFor, templatesFor } from "../plan.ts";
import { type Prepared, prepare } from "../prepare.ts";
import { tellLeftOut } from "../summary.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `convert` and resolves to its exit code; null where there is nothing to do and a person waits for help. */
export async function convert(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	const wrong = checkOptions(raw);
	if (wrong !== null) return refuse(world, wrong);
	const shard = raw.shard === undefined ? null : readShard(raw.shard, world.env);
	if (typeof shard === "string") return refuse(world, shard);
	const asked = normalizeOptions(raw, shard, world);
	const interruption = world.interruption();
	const once = async (isBrief: boolean, heed: (plan: Plan) => Promise<unknown>): Promise<ExitCode | null> => {
		const plan = await planned(args, { asked, color: raw.color, isBrief }, world);
		if (plan === null || typeof plan === "number") return plan;
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

interface Wanted {
	readonly asked: Settings;
	readonly color: boolean | undefined;
	readonly isBrief: boolean;
}

/** Settles what is to be done; or the exit code, where that can't be. */
async function planned(
	args: readonly string[],
	{ asked, color, isBrief }: Wanted,
	world: World,
): Promise<Plan | ExitCode | null> {
	const prepared = await prepare(args, asked, world);
	if (prepared === null) return null;
	if ("broken" in prepared) return refuseAll(world, brokenLines(prepared.broken));
	const { found, form } = prepared;
	if (!isBrief) tellLeftOut(found, world);
	const settings = withDefaults(asked, prepared);
	const names = chooseTemplates(settings, found, prepared.output.to);
	if ("wrong" in names) return refuse(world, names.wrong);
	const renderers = await templatesFor(names, { settings, form }, world);
	if ("broken" in renderers) return refuseAll(world, brokenLines(renderers.broken));
	const destination = chooseDestination(settings, found, renderers.length);
	if (typeof destination === "string") return refuse(world, destination);
	const needless = "file" in destination ? folderOption(settings) : null;
	if (needless !== null) return refuse(world, `Unexpected \`${needless}\`, expected a folder in \`-o\``);
	const printer = await printerFor({ renderers, destination }, world);
	if (typeof printer === "string") return refuse(world, printer);
	const [own, unread] = [partOf(found.inputs, settings.shard), partOf(found.skipped, settings.shard)];
	const isElsewhere = (path: string): boolean => own.isElsewhere(path) || unread.isElsewhere(path);
	const part = { inputs: own.inputs, isElsewhere };
	const isFolderNamed = asked.output !== null;
	const made = { names, renderers, destination, printer };
	return { prepared, part, skipped: unread.inputs, ...made, settings, isFolderNamed, color, isBrief };
}

/** The first option that was given and is about the output folder. */
function folderOption({ shard, prune, force }: Settings): string | null {
	if (shard !== null) return "--shard";
	return prune ? "--prune" : force ? "--force" : null;
}

/** The config's folder stands in for `-o`; standard input alone is still answered on standard output, as `-o -` asks. */
function withDefaults(settings: Settings, { output, found }: Prepared): Settings {
	const { folder } = output;
	if (settings.output?.written === "-") return { ...settings, output: null };
	const isFilter = found.inputs.length === 1 && found.inputs.at(0)?.file === null;
	if (settings.output !== null || folder === null || isFilter) return settings;
	return { ...settings, output: { written: `${folder}/`, path: folder } };
}
