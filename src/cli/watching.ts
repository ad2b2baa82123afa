/** `--watch`: converts again whenever notes, forms, configs or templates change, until somebody ends it. */
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { inUse, othersIn } from "../batch/ledger/output-lock.ts";
import { type Destination, inputTest } from "../batch/plan.ts";
import { hashOf, isFresh, stampOf } from "../files/own-file.ts";
import { configName, isBelow } from "../files/paths.ts";
import { freshModule, openWatch, repeatOf, templatePaths, WatchLimit } from "../preview/watch.ts";
import { statusOf } from "../read/load.ts";
import { isReaderGone, refusal, tellRefusal } from "./output.ts";
import { type ConvertRequest, type Plan, readBeside } from "./plan.ts";
import { type ExitCode, ended, type Interruption, type World } from "./world.ts";

type Planner = (request: ConvertRequest, world: World) => Promise<Plan | null>;
type Runner = (plan: Plan, interruption: Interruption, world: World) => Promise<ExitCode>;

/** Runs the plan again after each change of what it reads, until it is interrupted. Stops if the first run can't start. */
export async function watchConversion(
	request: ConvertRequest,
	plan: Planner,
	run: Runner,
	world: World,
): Promise<ExitCode | null> {
	const interruption = world.interruption();
	let isWatching = false;
	let output: string | null = null;
	const follow = async (next: Plan): Promise<void> => {
		const paths = await pathsOf(next, world);
		isWatching = true;
		output = folderOf(next.destination, paths);
		await watch.follow(paths).catch((error) => {
			throw error instanceof WatchLimit ? refusal(tooMany) : error;
		});
	};
	const convert = conversion(
		request,
		plan,
		{ follow, run: (next) => run(next, interruption, world) },
		interruption,
		world,
	);
	const attempt = async (isFirst: boolean): Promise<ExitCode | null> => {
		const { code, isNew } = await convert(isFirst);
		if (isWatching && isNew && interruption.code === null) world.stderr.write("Watching for changes until Ctrl-C.\n");
		// Nobody would see what is written from now on.
		if (isReaderGone(world)) leave(2);
		return code;
	};
	const runs = repeatOf(async () => {
		await first;
		await attempt(false);
	});
	let leave: (code: ExitCode) => void = () => {};
	const left = new Promise<ExitCode>((resolve) => {
		leave = resolve;
	});
	const watch = openWatch(runs.ask, (path) => output !== null && isIn(output, path));
	const first = attempt(true);
	try {
		const code = await first;
		return isWatching ? await Promise.race([ended(interruption), runs.failed, left]) : code;
	} finally {
		await runs.stop();
		await watch.close();
	}
}

/** What happens with a plan: what it reads is watched before it is run. */
interface Steps {
	follow(plan: Plan): Promise<void>;
	run(plan: Plan): Promise<ExitCode>;
}

/** Makes a conversion that plans each time, and runs only if what it would read, or the reason why it can't, is new. */
function conversion(
	request: ConvertRequest,
	plan: Planner,
	{ follow, run }: Steps,
	interruption: Interruption,
	world: World,
): (isFirst: boolean) => Promise<{ readonly code: ExitCode | null; readonly isNew: boolean }> {
	const fresh = { ...world, importModule: freshModule(world.importModule) };
	let { written } = request;
	// What the last run read, or why there could be none.
	let known = "";
	let latest: Plan | null = null;
	const attempt = async (isFirst: boolean, tries = 0): Promise<ExitCode | null> => {
		const before = latest === null ? null : stateOf(latest, world);
		const next = await plan({ ...request, written, isBrief: !isFirst }, fresh);
		if (next === null) return null;
		const wrong = isFirst ? unwatchable(next, world) : null;
		if (wrong !== null) throw refusal(wrong);
		await follow(next);
		latest = next;
		const state = stateOf(next, world);
		if (state === known) return null;
		// What was saved while it was planned, or before it was watched, may not be in the plan; but some files never rest.
		if (state !== before && tries < mostTries) return interruption.code ?? attempt(isFirst, tries + 1);
		if (await waitForOthers(next, interruption, world)) return interruption.code ?? attempt(isFirst, tries);
		known = state;
		const code = await run(next);
		const { destination } = next;
		if ("file" in destination && code !== 2 && code !== 3) written = hashOf(destination.file ?? "");
		return code;
	};
	return async (isFirst) => {
		const before = known;
		try {
			const code = await attempt(isFirst);
			return { code, isNew: known !== before };
		} catch (error) {
			// It may be corrected while the files are watched, and is not repeated until then.
			if (known === before) known = String(error);
			const isNew = known !== before;
			return { code: isNew ? tellRefusal(error, world) : null, isNew };
		}
	};
}

const mostTries = 3;

const tooMany =
	"Can't watch so many files: the system allows no more. Watch a smaller folder, or raise the limit (on Linux, `fs.inotify.max_user_watches`).";

function unwatchable({ destination, found, settings: { filesFrom } }: Plan, { cwd }: World): string | null {
	if ("file" in destination && destination.file === null) return "`--watch` needs a file or a folder in `-o`.";
	if (filesFrom !== null && (filesFrom === "-" || statusOf(resolve(cwd, filesFrom))?.isFile !== true))
		return "`--watch` needs a file in `--files-from`, which can be read again.";
	return found.inputs.at(0)?.file === null ? "`--watch` can't be used with standard input, which is read once." : null;
}

/** The output folder, if nothing in it is watched: what a run writes there would be looked at in vain. */
function folderOf(destination: Destination, watched: readonly string[]): string | null {
	if ("file" in destination) return null;
	const { folder } = destination;
	return watched.some((path) => isIn(folder, path)) ? null : folder;
}

/** What another run made impossible now, nobody would ask for again. Returns whether there was one. */
async function waitForOthers(
	{ destination, settings: { shard } }: Plan,
	interruption: Interruption,
	world: World,
): Promise<boolean> {
	if ("file" in destination) return false;
	for (let told = false; ; told = true) {
		const other = othersIn(destination.folder, world.holder(), shard);
		if (other === null || interruption.code !== null) return told;
		if (!told) world.stderr.write(`Waiting: ${inUse(other)}\n`);
		await setTimeout(200);
	}
}

/** All files and folders whose change could change a report. */
async function pathsOf(plan: Plan, world: World): Promise<string[]> {
	const { collections, failed, inputs } = plan.found;
	const templates = await Promise.all(plan.settings.templates.map((name) => templatePaths(name, world.cwd)));
	const named = [configName, ...templates.flat()].map((path) => resolve(world.cwd, path));
	const paths = [...collections, ...readBeside(plan, world), ...named, ...failed.flatMap(({ file }) => file ?? [])];
	for (const { file } of inputs) {
		if (file !== null && !collections.some((folder) => isBelow(folder, file))) paths.push(file);
	}
	return paths;
}

/** What a run would read now. Its reports and messages are no part of it, else each run could start the next one for ever. */
function stateOf(plan: Plan, world: World): string {
	const { failed, inputs } = plan.found;
	const isLog = inputTest([], ["/dev/stdout", "/dev/stderr"]);
	const now = world.now().getTime();
	const files = [...Array.from(inputs, ({ file }) => file ?? ""), ...readBeside(plan, world)].map((path) => {
		const stamp = isLog(path) ? null : stampOf(path);
		return [path, stamp, stamp !== null && isFresh(stamp, now) ? now : null];
	});
	return JSON.stringify([files, failed]);
}

const isIn = (folder: string, path: string): boolean => path === folder || isBelow(folder, path);
