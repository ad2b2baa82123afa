/** Where an output folder keeps what it knows of runs. */
import { lstatSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { sortOf } from "../../files/own-file.ts";
import { isManifest } from "../../files/reserved-names.ts";
import { type Fault, fault } from "../../findings/faults.ts";
import { attempt } from "../../text/attempt.ts";
import type { Shard } from "../shards.ts";

/** The files of one ledger, absolute. */
export interface LedgerFiles {
	/** The output folder. */
	readonly folder: string;
	/** What only the program reads. */
	readonly home: string;
	/** Null where it is that of a whole run. */
	readonly shard: Shard | null;
	readonly manifest: string;
	/** The account: what `account.ts` says. */
	readonly state: string;
	/** Folders. */
	readonly lock: string;
	readonly drafts: string;
}

/** The files of a whole run, or of one shard of it. */
export function ledgerFiles(folder: string, shard: Shard | null): LedgerFiles {
	const home = join(folder, ".rapporteur");
	const mark = markOf(shard);
	return {
		folder,
		home,
		shard,
		manifest: join(folder, manifestName(shard)),
		state: join(home, `state${mark}.tsv`),
		lock: join(home, `lock${mark}`),
		drafts: join(home, `drafts${mark}`),
	};
}

/** Why the state of an output folder can't be written, or null. */
export function misplacedIn(folder: string): Fault | null {
	if (basename(folder) === ".rapporteur") return fault("write-failed", ofProgram);
	const found = strangeIn(folder);
	if (found === null) return null;
	const { name, is, wanted } = found;
	return fault("write-failed", `Not written: \`${name}\` is a ${is}, not a ${wanted}. Remove it.`);
}

const ofProgram = "Not written: a folder called `.rapporteur` is for the program itself. Use another one.";

/** The first state file that is a link, a pipe or a folder, or null. What can't be looked at can't be used either, which says why. */
export function strangeIn(folder: string) {
	for (const name of ownNames(folder)) {
		const wanted = /(?:^|\/)(?:\.rapporteur|catalogue\.data|(?:drafts|lock)[^/]*)$/.test(name) ? "folder" : "file";
		const status = attempt(() => lstatSync(join(folder, name)));
		const is = status === null ? wanted : sortOf(status);
		if (is !== wanted) return { name, is, wanted };
	}
	return null;
}

/** Folders come before their contents, so that none is looked into behind a link. */
function* ownNames(folder: string): Generator<string> {
	for (const name of namesIn(folder)) if (isManifest(name)) yield name;
	yield* ["catalogue.data", ".rapporteur"];
	for (const name of namesIn(join(folder, ".rapporteur"))) yield `.rapporteur/${name}`;
}

const markOf = (shard: Shard | null): string => (shard === null ? "" : `.${shard.index}-of-${shard.total}`);

/** What the manifest of a whole run is called, or that of a shard. */
export const manifestName = (shard: Shard | null): string => `manifest${markOf(shard)}.jsonl`;

/** The names of state files in a folder: kind, shard (null for a whole run), and the rest of the name. */
export function ownNamesIn(folder: string) {
	return namesIn(folder).flatMap((name) => {
		const [, what, index, total, rest = ""] = ownName.exec(name) ?? [];
		if (what === undefined) return [];
		const shard = index === undefined ? null : { index: Number(index), total: Number(total) };
		return [{ name, what, shard, rest }];
	});
}

const ownName = /^(manifest|state|lock|drafts)(?:\.([1-9]\d{0,5})-of-([1-9]\d{0,5}))?(\..*)?$/;

/** The shards with a manifest in a folder, in order; none if it can't be read. */
export function shardsIn(folder: string): readonly Shard[] {
	return ownNamesIn(folder)
		.flatMap(({ what, shard, rest }) => (what === "manifest" && rest === ".jsonl" ? (shard ?? []) : []))
		.sort((one, other) => one.total - other.total || one.index - other.index);
}

/** The ledgers of shards that a folder has an account of, with a manifest or not. */
export function shardLedgersIn(folder: string): readonly LedgerFiles[] {
	return ownNamesIn(ledgerFiles(folder, null).home).flatMap(({ what, shard, rest }) =>
		what === "state" && rest === ".tsv" && shard !== null ? [ledgerFiles(folder, shard)] : [],
	);
}

/** The names in a folder; none if it can't be read. */
export const namesIn = (folder: string): readonly string[] => attempt(() => readdirSync(folder)) ?? [];
