/** Opens what an output folder knows; brings in order what an interrupted run left. */
import { createHash } from "node:crypto";
import { relative } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { realPath, slashed } from "../../files/paths.ts";
import { type Fault, fault } from "../../findings/faults.ts";
import { changedByGit, InvalidManifest } from "../../read/manifest.ts";
import { lazy } from "../../text/lazy.ts";
import { openDrafts } from "../../write/replace-file.ts";
import { keeperOf, type Shard } from "../plan.ts";
import { type Account, entriesOf, finishWriting, readAccount, writeAccount } from "./account.ts";
import { type Entry, entryOf, unmade } from "./entry.ts";
import { type LedgerFiles, ledgerFiles, manifestName, nestedIn, shardLedgersIn, shardsIn } from "./files.ts";
import { type Ledger, ledgerOf, unrecorded } from "./ledger.ts";
import type { Holder } from "./lock.ts";
import { mergeSorted } from "./manifests.ts";
import { clearDeadShards, enter } from "./output-lock.ts";
import { keysOf, type LedgerRun } from "./run.ts";
import { nextStep } from "./sweep.ts";

/** Which ledger is opened, and by whom. */
export type Opening = Pick<LedgerFiles, "folder" | "shard"> & { readonly holder: Holder };

/** Opens the ledger of a folder for a run, or returns why it can't. */
export function openLedger({ folder, shard, holder }: Opening, run: LedgerRun): Ledger | Fault {
	const files = ledgerFiles(folder, shard);
	const nested = nestedIn(folder, run.own, run.command.cwd);
	if (nested !== null) return nested;
	const lock = enter(files, holder);
	if ("code" in lock) return lock;
	let ledger: Ledger | null = null;
	try {
		const other = shardsIn(folder).find(({ total }) => total !== shard?.total);
		if (other !== undefined) return unmerged(other, nextStep(folder, run.command.cwd));
		finishWriting(files);
		const own = readAccount(files);
		const others = shard === null ? [] : othersOf(files).map(readAccount);
		const account = prepareAccount(own, others, run);
		openDrafts(files.drafts);
		ledger = ledgerOf(
			{
				account,
				lock,
				notes: own.isDamaged ? [damaged] : [],
				clear: () => clearDeadShards(folder, holder, shard),
				inputs: shard === null ? null : hashOfWork(run),
				others,
			},
			run,
		);
		return ledger;
	} catch (error) {
		return error instanceof InvalidManifest ? strange(files, error) : unrecorded(error);
	} finally {
		if (ledger === null) lock.leave();
	}
}

/** What was merged before, and other shards. */
function othersOf({ folder, state }: LedgerFiles): LedgerFiles[] {
	return [ledgerFiles(folder, null), ...shardLedgersIn(folder).filter((each) => each.state !== state)];
}

/** Of all that makes reports what they are, and of the paths of all inputs, with their forms. */
function hashOfWork({ all, making }: LedgerRun): string {
	const keyOf = keysOf(making);
	const hash = createHash("sha256");
	hash.update(JSON.stringify([...making.templates].sort()));
	for (const input of all) {
		const form = making.form(null, input);
		hash.update(`\n${input.path ?? input.shown}\0${"code" in form ? "" : keyOf(input, form.name)}`);
	}
	return hash.digest("hex");
}

/**
 * The entries of an account. An entry that only a manifest has belongs to the note with its path and content; without such
 * a note, nobody knows whose its reports are.
 */
function* claimed(account: Account, { all }: LedgerRun): Generator<Entry> {
	const folder = realPath(account.files.folder);
	const bare = new Map<string, string | null>();
	for (const { file, path } of all) if (path !== null && account.places.get(path)?.isBare) bare.set(path, file);
	for (const entry of entriesOf(account)) {
		const file = bare.get(entry.path) ?? null;
		const line = file === null ? null : entry.line;
		const isNote = line !== null && file !== null && line.sha256 !== null && line.sha256 === hashOf(file);
		yield isNote ? entryOf(line, unmade(line, folder, file)) : entry;
	}
}

/**
 * The account that a run goes on from, whole and in order. A shard goes on from what the `whole` folder knows, too, as far
 * as it is its own.
 */
function prepareAccount(own: Account, [whole]: readonly Account[], run: LedgerRun): Account {
	const { files, places } = own;
	const { shard } = files;
	const given = lazy(() => new Set(Array.from(run.tasks, ({ input }) => input.path)));
	const isNew = (path: string): boolean => !places.has(path);
	const isOwn = (path: string): boolean =>
		given().has(path) || (shard !== null && keeperOf(path, shard.total) === shard.index && !run.isElsewhere(path));
	const more = whole === undefined ? [] : [withPaths(whole, (path) => isNew(path) && isOwn(path))];
	// Another shard may have had notes for a while.
	const away = { ...own, places: own.moved };
	more.push(withPaths(away, (path) => isNew(path) && given().has(path)));
	const isBare = [...places.values()].some((each) => each.isBare);
	if (own.end !== null && !isBare && more.every((each) => each.places.size === 0)) return own;
	const entries = mergeSorted([own, ...more].map((each) => claimed(each, run)));
	const moved = entriesOf(withPaths(away, (path) => !given().has(path)));
	writeAccount(files, { entries, moved, complete: false, inputs: null, command: run.command }, null);
	return readAccount(files);
}

/** What an account knows of some paths. */
const withPaths = (account: Account, isWanted: (path: string) => boolean): Account => ({
	...account,
	places: new Map([...account.places].filter(([path]) => isWanted(path))),
});

const damaged = "part of `.rapporteur/` is damaged; what it recorded is converted again";

const unmerged = (shard: Shard, next: string): Fault =>
	fault(
		"write-failed",
		`Not written: the folder holds \`${manifestName(shard)}\`, from shard ${shard.index} of ${shard.total} of an earlier run. Run ${next} first, or use another folder.`,
	);

const strange = ({ folder }: LedgerFiles, { file, message, line, why }: InvalidManifest): Fault =>
	fault(
		"write-failed",
		why === changedByGit
			? `Not written: \`${slashed(relative(folder, file))}\` has ${why}`
			: `Not written: \`${slashed(relative(folder, file))}\` would be replaced, and ${line === null ? "can't be read: " : "its "}${message}. ${line === null ? "Use another folder." : "Use another folder, or rename the file."}`,
	);
