/** `verify`: whether an archive is what its manifest says, and says what the notes do. */
import { join, relative, resolve } from "node:path";
import { strangeIn } from "../../batch/ledger/files.ts";
import { othersIn } from "../../batch/ledger/holding.ts";
import { joined } from "../../batch/ledger/manifests.ts";
import { mayTakeLong } from "../../batch/process-input.ts";
import { type Notes, verify as verifyArchive } from "../../batch/verify/verify.ts";
import { whyOutside } from "../../files/own-file.ts";
import { slashed } from "../../files/paths.ts";
import { sentence } from "../../findings/finding.ts";
import { brokenLines } from "../../forms/faults.ts";
import { kindOf } from "../../read/load.ts";
import { StrangeManifest } from "../../read/manifest.ts";
import { type BaseSettings, checkOptions, normalizeBase, type RawOptions } from "../options.ts";
import { messageLine, refuse, refuseAll, yieldToEventLoop } from "../output.ts";
import { type Prepared, prepare } from "../prepare.ts";
import { verdictPrinter } from "../verdict.ts";
import { lostRereading, type VerifySetup, verifier } from "../verify-work.ts";
import { workforceFor } from "../workforce.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `verify` and resolves to its exit code. */
export async function verify(written: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const wrong = checkOptions(raw);
	if (wrong !== null) return refuse(world, wrong);
	const folder = resolve(world.cwd, written);
	if (written === "" || kindOf(folder) !== "folder")
		return refuse(world, `There is no folder \`${written}\`, expected one with a manifest`);
	const strange = strangeIn(folder);
	if (strange !== null) {
		const place = slashed(relative(world.cwd, join(folder, strange.name)));
		return refuseAll(world, [`${place}: Unreadable file: it is a ${strange.is}`]);
	}
	const notes = raw.source === undefined ? null : await notesIn(raw.source, { raw, folder }, world);
	if (notes !== null && "wrong" in notes) return refuseAll(world, notes.wrong);
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
		const counts = await verifyArchive({ folder, maxSize: normalizeBase(raw, world).maxSize }, notes, {
			tell,
			next: () => yieldToEventLoop(),
		});
		if (counts === null)
			return refuse(world, `No manifest in \`${written}\`, expected the folder that \`convert -o\` wrote to`);
		if (isBusy && counts.inputs === 0)
			return refuse(world, `No manifest in \`${written}\` yet, as a run is at work there. Wait for its end`);
		const { differences, unread, isUnfinished } = printer.end(counts, notes !== null);
		if (isUnfinished) return 2;
		// Of nothing, nothing has changed: that would look as if all were well.
		const isEmpty = counts.inputs === 0 && (notes === null || differences === 0);
		if (isEmpty) return refuse(world, `No line in the manifest in \`${written}\`, expected one for each input`);
		return unread > 0 ? 2 : differences > 0 ? 1 : 0;
	} catch (error) {
		if (!(error instanceof StrangeManifest)) throw error;
		const place = slashed(relative(world.cwd, error.file)) + (error.line === null ? "" : `:${error.line}`);
		world.stderr.write(messageLine(`${place}: ${error.why}`));
		return 2;
	} finally {
		notes?.end();
	}
}

/** Notes, and the end of what reads them again. */
interface OpenNotes extends Notes {
	readonly end: () => void;
}

/** What `convert` would read of a folder; lines that say why it can't be. */
async function notesIn(
	source: string,
	{ raw, folder }: { readonly raw: RawOptions; readonly folder: string },
	world: World,
): Promise<OpenNotes | { readonly wrong: readonly string[] }> {
	const root = resolve(world.cwd, source);
	if (kindOf(root) !== "folder") {
		return { wrong: [`rapporteur: There is no folder \`${source}\`, expected the notes that the archive was made of`] };
	}
	const settings = { ...normalizeBase(raw, world), filesFrom: null, output: { path: folder } };
	const prepared = await prepare([source], settings, world);
	if (prepared === null || "broken" in prepared) return { wrong: brokenLines(prepared?.broken ?? []) };
	const { inputs, skipped, ignored, failed } = prepared.found;
	// Where there are no notes left, the manifest says which there were.
	const unread = failed.filter(({ fault }) => fault.code !== "no-files");
	if (unread.length > 0) return { wrong: unread.map(({ shown, fault }) => `${shown}: ${sentence(fault)}`) };
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
		...rereader({ prepared, settings, folder }, world),
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
	const force = workforceFor(
		{
			total: found.inputs.length,
			jobs: 1,
			signal: new AbortController().signal,
			setup,
			work: verifier(setup, prepared),
			lost: lostRereading,
			patience: settings.maxTime,
			mayBeSlow: ({ input }) => settings.isTimed || mayTakeLong(input, settings.from),
		},
		world,
	);
	return {
		async reread(each) {
			const answer = await force.work(each);
			if (answer === null) throw new Error("a thread was to stop, and nobody told it to");
			return answer;
		},
		end: force.end,
	};
}
