/** `verify`: whether an archive is what its manifest says, and says what the notes do. */
import { join, relative, resolve } from "node:path";
import { strangeIn } from "../../batch/ledger/files.ts";
import { othersIn } from "../../batch/ledger/holding.ts";
import { joined } from "../../batch/ledger/manifests.ts";
import { type Notes, verify as verifyArchive } from "../../batch/verify/verify.ts";
import { whyOutside } from "../../files/own-file.ts";
import { slashed } from "../../files/paths.ts";
import { kindOf } from "../../read/load.ts";
import { StrangeManifest } from "../../read/manifest.ts";
import { given, workforceFor } from "../labour.ts";
import { type BaseSettings, baseSettings, filled, type RawOptions } from "../options.ts";
import { refusal, refuseBroken, tellAll, yieldToEventLoop } from "../output.ts";
import { type Prepared, prepare } from "../prepare.ts";
import { verdictPrinter } from "../verdict.ts";
import { type VerifySetup, verifier, verifyJob } from "../verify-work.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `verify` and resolves to its exit code. */
export async function verify(written: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const settings = baseSettings(raw, world);
	const source = filled("--source", raw.source);
	const folder = resolve(world.cwd, written);
	if (written === "" || kindOf(folder) !== "folder")
		throw refusal(`There is no folder \`${written}\`, expected one with a manifest`);
	const strange = strangeIn(folder);
	if (strange !== null) {
		const place = slashed(relative(world.cwd, join(folder, strange.name)));
		return tellAll([`${place}: Unreadable file: it is a ${strange.is}`], world);
	}
	const notes = source === null ? null : await notesIn(source, { settings, folder }, world);
	const shown = (path: string): string => slashed(relative(world.cwd, join(folder, path)));
	const printer = verdictPrinter(world, shown);
	const busy = othersIn(folder, world.holder(), null);
	const isBusy = busy !== null;
	if (busy !== null) printer.tell({ kind: "at-work", path: slashed(relative(folder, busy.lock)), reason: busy.who });
	// While a run goes on, it looks like one that was killed.
	const tell: typeof printer.tell = (each) => {
		if (!isBusy || each.kind !== "interrupted") printer.tell(each);
	};
	try {
		const counts = await verifyArchive({ folder, maxSize: settings.maxSize, cwd: world.cwd }, notes, {
			tell,
			next: () => yieldToEventLoop(),
		});
		if (counts === null)
			throw refusal(`No manifest in \`${written}\`, expected the folder that \`convert -o\` wrote to`);
		if (isBusy && counts.inputs === 0)
			throw refusal(`No manifest in \`${written}\` yet, as a run is at work there. Wait for its end`);
		const { differences, unread, isUnfinished } = printer.end(counts, notes !== null);
		if (isUnfinished) return 2;
		// Of nothing, nothing has changed: that would look as if all were well.
		const isEmpty = counts.inputs === 0 && (notes === null || differences === 0);
		if (isEmpty) throw refusal(`No line in the manifest in \`${written}\`, expected one for each input`);
		return unread > 0 ? 2 : differences > 0 ? 1 : 0;
	} catch (error) {
		if (!(error instanceof StrangeManifest)) throw error;
		const place = slashed(relative(world.cwd, error.file)) + (error.line === null ? "" : `:${error.line}`);
		return tellAll([`${place}: ${error.why}`], world);
	} finally {
		notes?.end();
	}
}

/** Notes, and the end of what reads them again. */
interface OpenNotes extends Notes {
	readonly end: () => void;
}

/** What `convert` would read of a folder. */
async function notesIn(
	source: string,
	{ settings, folder }: { readonly settings: BaseSettings; readonly folder: string },
	world: World,
): Promise<OpenNotes> {
	const root = resolve(world.cwd, source);
	if (kindOf(root) !== "folder")
		throw refusal(`There is no folder \`${source}\`, expected the notes that the archive was made of`);
	// One note after the other is read again, so one thread is enough.
	const wanted = { ...settings, jobs: 1, filesFrom: null, output: { path: folder } };
	const prepared = await prepare([source], wanted, world);
	if (prepared === null) throw new Error("notes were named, and none were looked for");
	const { inputs, skipped, ignored, failed } = prepared.found;
	// Where there are no notes left, the manifest says which there were.
	const unread = failed.filter(({ fault }) => fault.code !== "no-files");
	refuseBroken(unread.map(({ shown, fault }) => ({ path: shown, text: null, findings: [fault] })));
	const shown = (path: string): string => slashed(relative(world.cwd, join(root, path)));
	return {
		inputs: joined([inputs, skipped]),
		ignored,
		root,
		shown,
		inputAt(path) {
			const file = join(root, path);
			return whyOutside(root, file) === null && kindOf(file) === "file" ? { file, shown: shown(path), path } : null;
		},
		...rereader({ prepared, settings: wanted, folder }, world),
	};
}

interface Source {
	readonly prepared: Prepared;
	readonly settings: BaseSettings;
	readonly folder: string;
}

/** What may take long is read again where it can be ended. */
function rereader({ prepared, settings, folder }: Source, world: World): Pick<OpenNotes, "reread" | "end"> {
	const { configs, found } = prepared;
	const setup: VerifySetup = { kind: "verify", cwd: world.cwd, settings, configs, folder };
	const { signal } = new AbortController();
	const labour = { job: verifyJob, setup, work: verifier(setup, prepared), total: found.inputs.length, signal };
	const force = workforceFor(labour, world);
	return { reread: async (each) => given(await force.work(each)), end: force.end };
}
