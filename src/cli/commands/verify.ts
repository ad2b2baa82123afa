/** `verify`: whether an archive agrees with its manifest and with the notes. */
import { join, relative, resolve } from "node:path";
import { isOfPage } from "../../archive/own-files.ts";
import { strangeIn } from "../../batch/ledger/files.ts";
import { mergeSorted } from "../../batch/ledger/manifests.ts";
import { othersIn } from "../../batch/ledger/output-lock.ts";
import { isReadOnce } from "../../batch/process-input.ts";
import { type Difference, lineOf, sortOf } from "../../batch/verify/difference.ts";
import { notReread, type Reread, type Rereadable, type Rereading, reread } from "../../batch/verify/source.ts";
import { type Counts, type Notes, verify as verifyArchive } from "../../batch/verify/verify.ts";
import { outsideReason } from "../../files/own-file.ts";
import { slashed } from "../../files/paths.ts";
import { sentence } from "../../findings/finding.ts";
import { rendererEntries } from "../../output/formats.ts";
import { entriesOf, kindOf } from "../../read/load.ts";
import { InvalidManifest } from "../../read/manifest.ts";
import { plural } from "../../reporters/terminal.ts";
import { type NameOutput, nameOutputs } from "../../write/names.ts";
import { type BaseSettings, baseSettings, filled, type RawOptions } from "../options.ts";
import { messageLine, refusal, tellAll, yieldToEventLoop } from "../output.ts";
import { given, type Job, openPool, readAhead } from "../pool.ts";
import { type Prepared, prepare, resolveInThread, type Setup, setupOf } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `verify` and resolves to its exit code. */
export async function verify(written: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const settings = baseSettings(raw, world);
	const source = filled("--source", raw.source);
	const folder = resolve(world.cwd, written);
	if (written === "" || kindOf(folder) !== "folder")
		throw refusal(`Folder \`${written}\` not found. Name one that \`convert -o\` wrote to.`);
	const strange = strangeIn(folder);
	const shown = (path: string): string => slashed(relative(world.cwd, join(folder, path)));
	if (strange !== null) {
		const { name, is, wanted } = strange;
		return tellAll([`${shown(name)}: Can't read this file: it is a ${is}, not a ${wanted}. Remove it.`], world);
	}
	const notes = source === null ? null : await notesIn(source, { settings, folder }, world);
	const printer = verdictPrinter(world, shown);
	const busy = othersIn(folder, world.holder(), null);
	const isBusy = busy !== null;
	if (busy !== null) printer.tell({ kind: "at-work", path: slashed(relative(folder, busy.lock)), reason: busy.who });
	// A run that is still at work looks like one that was killed.
	const tell: typeof printer.tell = (each) => {
		if (!isBusy || each.kind !== "interrupted") printer.tell(each);
	};
	try {
		const archive = {
			folder,
			maxSize: settings.maxSize,
			cwd: world.cwd,
			source: notes?.root ?? null,
			isOfPage: isOfPage(folder),
		};
		const counts = await verifyArchive(archive, notes, { tell, next: yieldToEventLoop });
		const held = counts === null ? entriesOf(folder) : null;
		if (held !== null && "code" in held) return tellAll([`${shown("")}: ${sentence(held)}`], world);
		if (counts === null)
			throw refusal(
				`No manifest in \`${written}\`. \`convert\` writes one if its \`-o\` is a folder: name that folder.`,
			);
		if (isBusy && counts.inputs === 0)
			throw refusal(`No manifest in \`${written}\` yet: a run is writing there. Wait until it ends.`);
		const { differences, unread, isUnfinished } = printer.end(counts, notes !== null);
		if (isUnfinished) return 2;
		// An empty archive has no changes; that must not look like success.
		if (counts.inputs === 0) throw refusal(`The manifest in \`${written}\` is empty. Convert the notes again.`);
		return unread > 0 ? 2 : differences > 0 ? 1 : 0;
	} catch (error) {
		if (!(error instanceof InvalidManifest)) throw error;
		const place = slashed(relative(world.cwd, error.file)) + (error.line === null ? "" : `:${error.line}`);
		return tellAll([`${place}: ${error.why}`], world);
	} finally {
		notes?.end();
	}
}

/** Notes, and how to end the threads that read them again. */
interface OpenNotes extends Notes {
	readonly end: () => void;
}

/** The files of a folder that `convert` would read. */
async function notesIn(
	source: string,
	{ settings, folder }: { readonly settings: BaseSettings; readonly folder: string },
	world: World,
): Promise<OpenNotes> {
	const root = resolve(world.cwd, source);
	if (kindOf(root) !== "folder")
		throw refusal(`Folder \`${source}\` not found. Name the one with the notes of the archive.`);
	// Notes are read again one after the other, so one thread is enough.
	const wanted = { ...settings, jobs: 1, filesFrom: null, output: { path: folder } };
	const prepared = await prepare([source], wanted, world);
	if (prepared === null) throw new Error("notes were named, and none were looked for");
	const { inputs, skipped, ignored, failed } = prepared.found;
	const shown = (path: string): string => slashed(relative(world.cwd, join(root, path)));
	let nameOf: NameOutput | null = null;
	return {
		inputs: mergeSorted([inputs, skipped]),
		ignored,
		// If no notes are left, the manifest says which ones there were.
		failed: failed.filter(({ fault }) => fault.code !== "no-files"),
		root,
		shown,
		inputAt(path) {
			const file = join(root, path);
			return outsideReason(root, file) === null && kindOf(file) === "file" ? { file, shown: shown(path), path } : null;
		},
		isNameTaken(path) {
			nameOf ??= nameOutputs(
				Array.from(inputs, (each) => each.path ?? ""),
				rendererEntries,
			);
			const name = nameOf;
			return rendererEntries.some((kind) => typeof name(path, kind) !== "string");
		},
		...rereader(prepared, folder, world),
	};
}

/** Notes that may take long are read in a thread, which can be ended. */
function rereader(prepared: Prepared, folder: string, world: World): Pick<OpenNotes, "reread" | "end"> {
	const { settings, found } = prepared;
	const setup: VerifySetup = { ...setupOf("verify", prepared, world), folder };
	const needs: Rereading = { ...prepared, folder };
	const pool = openPool({ job: verifyJob, setup, needs, total: found.inputs.length }, world);
	return {
		async reread(each) {
			// A pipe among the notes is not waited for.
			const input = isReadOnce(each.input) ? each.input : await readAhead(each.input, settings, world);
			return given(await pool.work({ ...each, input }));
		},
		end: pool.end,
	};
}

/** Prints as it goes; `shown` is how messages name a path in the archive. */
function verdictPrinter({ stdout }: Pick<World, "stdout">, shown: (path: string) => string) {
	const sorts = { difference: 0, unread: 0, uncompared: 0, unfinished: 0, note: 0 };
	const kinds = new Map<Difference["kind"], number>();
	let isOtherForm = false;
	return {
		tell(difference: Difference): void {
			isOtherForm ||= difference.kind === "line-other" && difference.form !== null;
			const [sort, count] = [sortOf(difference), (kinds.get(difference.kind) ?? 0) + 1];
			kinds.set(difference.kind, count);
			sorts[sort]++;
			const isRemark = sort === "note" || sort === "unfinished";
			if (!isRemark || count <= mostRemarks) stdout.write(messageLine(lineOf(difference, shown)));
			else if (count === mostRemarks + 1) stdout.write("…\n");
		},
		/** Prints the summary; how many differences there are, how many files could not be compared, and whether a run was interrupted. */
		end({ inputs, outputs, skipped, compared, excerpts }: Counts, hasNotes: boolean) {
			const remade = excerpts === 0 ? "" : `, ${plural(excerpts, "excerpt")} byte for byte`;
			const { difference: differences, unread, uncompared } = sorts;
			const leftOut = kinds.get("ignored") ?? 0;
			const [failed, done] = [kinds.get("failed") ?? 0, differences > 0 ? "checked" : "verified"];
			const flawed = failed === 0 ? "" : `, ${plural(failed, "input")} not converted`;
			const others = `${flawed}${skipped === 0 ? "" : `, ${skipped} skipped`}${leftOut === 0 ? "" : `, ${leftOut} left out`}`;
			const all = `${plural(outputs, "output")} of ${plural(inputs - skipped - failed, "input")}${unread === 0 ? ` ${done}` : ""}`;
			const words = hasNotes ? `, ${compared} of them word for word against the notes` : "";
			const isUnfinished = sorts.unfinished > 0;
			const isCut = kinds.has("interrupted") || kinds.has("unreached");
			const same = unread === 0 ? "nothing changed" : "nothing changed in what was read";
			const ends = [
				differences > 0 ? plural(differences, "difference") : isUnfinished ? "" : same,
				unread === 0 ? "" : `${plural(unread, "file")} unread`,
				uncompared === 0 ? "" : `${plural(uncompared, "file")} not compared`,
				kinds.has("at-work") ? "a run is in progress" : isUnfinished ? (isCut ? "interrupted" : "incomplete") : "",
			];
			if (kinds.has("word-other") && !isOtherForm) stdout.write(otherVersion);
			stdout.write(`${all}${words}${remade}${others}: ${ends.filter((part) => part !== "").join(", ")}\n`);
			return { differences, unread: unread + uncompared, isUnfinished };
		},
	};
}

/** Of minor differences, the first few are enough to see the problem. */
const mostRemarks = 20;

const otherVersion =
	"The reports may differ because this archive was made with another version of Rapporteur, or with another form of the same name. Verify with that version or form, or convert the notes again.\n";

/** What a thread needs to verify. */
interface VerifySetup extends Setup {
	/** The archive, absolute. */
	readonly folder: string;
}

/** The comparison of a note. */
export const verifyJob: Job<VerifySetup, Rereading, Rereadable, Reread> = {
	begin: async (setup) => ({ ...(await resolveInThread(setup)), folder: setup.folder }),
	work: reread,
	lost: notReread,
};
