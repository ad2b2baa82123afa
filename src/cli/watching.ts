/** `--watch`: converts again whenever notes, forms, configs or templates change, until somebody ends it. */
import { basename, resolve, sep } from "node:path";
import { hashOf } from "../files/hash.ts";
import { configName } from "../files/reserved-names.ts";
import { isFormPath } from "../forms/load.ts";
import { templatePaths } from "../preview/paths.ts";
import { openWatch, repeatOf } from "../preview/watch.ts";
import { draftName } from "../write/replace-file.ts";
import { refusal, tellRefusal } from "./output.ts";
import type { ConvertRequest, Plan } from "./plan.ts";
import { type ExitCode, ended, type Interruption, type World } from "./world.ts";

/** Runs the plan again after each change, until it is interrupted. Stops if the first run can't start. */
export async function watchConversion(
	request: ConvertRequest,
	plan: (request: ConvertRequest) => Promise<Plan | null>,
	run: (plan: Plan, interruption: Interruption, world: World) => Promise<ExitCode>,
	world: World,
): Promise<ExitCode | null> {
	const interruption = world.interruption();
	let latest: Plan | null = null;
	let { written } = request;
	const convert = async (isFirst: boolean): Promise<ExitCode | null> => {
		const next = await plan({ ...request, written, isBrief: !isFirst });
		if (next === null) return null;
		const wrong = isFirst ? unwatchable(next) : null;
		if (wrong !== null) throw refusal(wrong);
		latest = next;
		await watch.follow(await pathsOf(next, world.cwd));
		const code = await run(next, interruption, world);
		if ("file" in next.destination && code !== 2 && code !== 3) written = hashOf(next.destination.file ?? "");
		return code;
	};
	// The error may be corrected while the files are watched.
	const attempt = (isFirst: boolean) => convert(isFirst).catch((error) => tellRefusal(error, world));
	const tell = (): void => {
		if (interruption.code === null) world.stderr.write("Watching for changes until Ctrl-C.\n");
	};
	const runs = repeatOf(async () => {
		await attempt(false);
		tell();
	});
	const watch = openWatch(runs.ask, (path) => latest !== null && isOurs(path, latest));
	try {
		const first = await attempt(true);
		if (latest === null) return first;
		tell();
		return await Promise.race([ended(interruption), runs.failed]);
	} finally {
		await runs.stop();
		await watch.close();
	}
}

function unwatchable({ destination, prepared }: Plan): string | null {
	if ("file" in destination && destination.file === null) return "`--watch` needs a file or a folder in `-o`.";
	const { inputs } = prepared.found;
	return inputs.at(0)?.file === null ? "`--watch` can't be used with standard input, which is read once." : null;
}

/** All files whose change could change a report. */
async function pathsOf({ prepared, settings, names, destination }: Plan, cwd: string): Promise<string[]> {
	const { found, configs, formFiles } = prepared;
	const forms = settings.form !== null && isFormPath(settings.form) ? [settings.form] : [];
	const templates = await Promise.all(names.map((name) => templatePaths(name, cwd)));
	const named = [configName, ...forms, ...templates.flat()].map((path) => resolve(cwd, path));
	const paths = [...found.folders, ...configs, ...formFiles, ...named];
	for (const { file } of found.inputs) {
		if (file !== null && !found.folders.some((folder) => file.startsWith(folder + sep))) paths.push(file);
	}
	const output = "file" in destination ? destination.file : destination.folder;
	return paths.filter((path) => path !== output || found.folders.includes(path));
}

/** The files that a run writes: everything in its own output folder, and its outputs next to notes. */
function isOurs(path: string, { destination, prepared, renderers }: Plan): boolean {
	const name = basename(path);
	if (path.split(sep).includes(".rapporteur") || draftName.test(name)) return true;
	if (/^manifest(?:\.\d+-of-\d+)?\.jsonl$/.test(name)) return true;
	if ("file" in destination) return path === destination.file;
	const { folder } = destination;
	if (path !== folder && !path.startsWith(folder + sep)) return false;
	const isShared = prepared.found.folders.some((notes) => notes === folder || notes.startsWith(folder + sep));
	if (!isShared) return true;
	const isInput = (): boolean => [...prepared.found.inputs].some(({ file }) => file === path);
	return renderers.some(({ extension }) => path.endsWith(`.${extension}`)) && !isInput();
}
