/** `archive`: a page and catalogues of all reports in a folder. */
import { basename, join, relative, resolve } from "node:path";
import { type ArchiveJob, writeArchive } from "../../archive/archive.ts";
import { findManifest } from "../../archive/entry.ts";
import { baseAddress } from "../../archive/own-files.ts";
import { interruptedRuns } from "../../batch/ledger/manifests.ts";
import { lockOut } from "../../batch/ledger/output-lock.ts";
import { wayOnIn } from "../../batch/ledger/sweep.ts";
import { isFault, sentence } from "../../findings/finding.ts";
import { kindOf } from "../../read/load.ts";
import { InvalidManifest } from "../../read/manifest.ts";
import { plural } from "../../reporters/terminal.ts";
import { type BaseSettings, baseSettings, type RawOptions } from "../options.ts";
import { messageLine, refusal, tellRefusal, yieldToEventLoop } from "../output.ts";
import { formsBelow } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `archive` and resolves to its exit code. */
export async function archive(dir: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const settings = baseSettings(raw, world);
	const address = raw.baseUrl === undefined ? { base: null } : baseAddress(raw.baseUrl);
	if ("wrong" in address) throw refusal(`Invalid \`--base-url\`: ${address.wrong}`);
	const folder = resolve(world.cwd, dir);
	const asked = { dir, base: address.base, settings };
	if (kindOf(folder) !== "folder") return makePage(folder, asked, world);
	// Our own lock, taken below, would look like that of another run.
	const [interrupted] = runsIn(folder, dir);
	const letIn = lockOut(folder, world.holder());
	if (typeof letIn !== "function") throw refusal(`${dir}: ${sentence(letIn)}`);
	try {
		const code = await makePage(folder, asked, world).catch((error) => tellRefusal(error, world));
		if (interrupted === undefined) return code;
		const run = `${join(dir, basename(interrupted.manifest))}: the run was interrupted. ${wayOnIn(interrupted, world.cwd)}. Then run this command again`;
		world.stderr.write(messageLine(run));
		return code === 130 || code === 143 ? code : 2;
	} finally {
		letIn();
	}
}

interface ArchiveRequest {
	/** The folder as it was written. */
	readonly dir: string;
	readonly base: string | null;
	readonly settings: BaseSettings;
}

async function makePage(folder: string, { dir, base, settings }: ArchiveRequest, world: World): Promise<ExitCode> {
	const manifest = findManifest(folder, dir);
	if ("wrong" in manifest) throw refusal(manifest.wrong);
	const form = await formsBelow(folder, settings, world.cwd);
	const interruption = world.interruption();
	const problems = problemReporter(dir, world);
	const done = await writeArchive(manifest.entries, {
		folder,
		base,
		form,
		maxSize: settings.maxSize,
		tell: problems.tell,
		goOn: async () => {
			await yieldToEventLoop();
			return interruption.code === null && !world.stderr.closed;
		},
	});
	if (done === null) return interruption.code ?? 2;
	problems.rest();
	if ("fault" in done) throw refusal(`${join(dir, done.file)}: ${sentence(done.fault)}`);
	if (manifest.failed > 0)
		world.stderr.write(messageLine(`Left out: ${plural(manifest.failed, "input")} without a report`));
	if (manifest.unreached > 0) {
		const left = plural(manifest.unreached, "input");
		world.stderr.write(messageLine(`Left out: ${left} not reached before the run was interrupted. Repeat its command`));
	}
	world.stderr.write(messageLine(`${join(dir, "index.html")}: ${plural(done.count, "report")}`));
	return manifest.unreached > 0 ? 2 : problems.code();
}

/** The maximum number of messages. */
const mostTold = 20;

/** Prints problems, and keeps the worst exit code. */
function problemReporter(dir: string, world: World) {
	let code: ExitCode = 0;
	let count = 0;
	const tell: ArchiveJob["tell"] = (path, what) => {
		const isBad = typeof what === "object" && isFault(what);
		code = isBad ? 2 : code === 2 ? 2 : 1;
		if (++count > mostTold) return;
		world.stderr.write(messageLine(`${join(dir, path)}: ${typeof what === "string" ? changes[what] : sentence(what)}`));
	};
	const rest = (): void => {
		if (count > mostTold)
			world.stderr.write(
				`… and ${count - mostTold} more (\`rapporteur verify\` lists all changed and missing reports)\n`,
			);
	};
	return { tell, rest, code: (): ExitCode => code };
}

const changes = {
	changed: "Changed since it was written. The page shows the current file.",
	missing: "Missing, though `manifest.jsonl` lists it. Convert the notes again.",
};

/** The runs that left an archive unfinished; a record of runs that can't be read is refused. */
function runsIn(folder: string, dir: string): ReturnType<typeof interruptedRuns> {
	try {
		return interruptedRuns(folder);
	} catch (error) {
		if (!(error instanceof InvalidManifest)) throw error;
		throw refusal(`${join(dir, relative(folder, error.file))}: ${error.message}`);
	}
}
