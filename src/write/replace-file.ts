/** Replaces a file by a complete one: at any moment, either the old or the new one exists. Until it is complete, it is a draft. */
import {
	chmodSync,
	chownSync,
	closeSync,
	fsyncSync,
	linkSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { systemCode } from "../findings/system-failure.ts";
import { attempt } from "../text/attempt.ts";

/** The new content of a file. */
export interface Replacement {
	/** Absolute. */
	readonly path: string;
	readonly content: string | Uint8Array;
	/** Whether it must be on the disk before this returns. */
	readonly sync: boolean;
	/** The folder for incomplete files; null is the file's own folder. */
	readonly drafts: string | null;
}

/** The names of incomplete files. */
export const draftName = /^\.rapporteur-[0-9a-f-]{36}\.tmp$/;

/** Makes an empty folder for drafts, so that a killed run leaves nothing elsewhere; removes those of an earlier run. */
export function openDrafts(path: string): void {
	rmSync(path, { recursive: true, force: true });
	mkdirSync(path, { recursive: true });
}

/** Removes drafts of killed runs beside a file; young ones may belong to a run at work. */
export function clearStrays(file: string, now: number): void {
	const folder = dirname(file);
	// A draft that can't be removed does no harm; one that can't be written is reported by the write.
	attempt(() => {
		for (const name of readdirSync(folder)) {
			const path = join(folder, name);
			if (draftName.test(name) && now - statSync(path).mtimeMs > longest) rmSync(path, { force: true });
		}
	});
}

/** Milliseconds; no write takes this long. */
const longest = 60_000;

/** Replaces a file, keeping mode and owner; a symbolic link is replaced, not followed. */
export function replaceFile(replacement: Replacement): void {
	const { path } = replacement;
	const earlier = lstatSync(path, { throwIfNoEntry: false });
	throughDraft(replacement, (draft) => {
		makeAlike(draft, earlier);
		renameSync(draft, path);
	});
}

/** Writes a new file; throws `EEXIST` if it exists. */
export function createFile(replacement: Replacement): void {
	throughDraft(replacement, (draft) => {
		try {
			linkSync(draft, replacement.path);
		} catch (error) {
			// Some disks have no second names for files.
			if (!noLinks.has(systemCode(error))) throw error;
			writeWhole(replacement.path, replacement);
		}
		rmSync(draft);
	});
}

const noLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

function throughDraft(replacement: Replacement, finish: (draft: string) => void): void {
	const { path, drafts } = replacement;
	const draft = join(drafts ?? dirname(path), `.rapporteur-${draftId()}.tmp`);
	try {
		writeWhole(draft, replacement);
		finish(draft);
	} catch (error) {
		rmSync(draft, { force: true });
		// A folder in the output folder may lie on another disk.
		if (drafts === null || systemCode(error) !== "EXDEV") throw error;
		throughDraft({ ...replacement, drafts: null }, finish);
	}
}

/** As long as a UUID, for which Node would load its cryptography; it need not be secret, only unique. */
export function draftId(): string {
	const digits = (): string => Math.random().toString(16).slice(2, 14).padEnd(12, "0");
	return digits() + digits() + digits();
}

/** `writeFileSync` continues after a partial write, and throws if the disk is full; then nothing is left. */
function writeWhole(path: string, { content, sync }: Replacement): void {
	const descriptor = openSync(path, "wx");
	try {
		writeFileSync(descriptor, content);
		if (sync) fsyncSync(descriptor);
	} catch (error) {
		rmSync(path, { force: true });
		throw error;
	} finally {
		closeSync(descriptor);
	}
}

/** Gives a draft the mode, owner and group of the file that it replaces, as far as the system allows. */
export function makeAlike(draft: string, earlier: Stats | undefined): void {
	if (!earlier?.isFile()) return;
	const { mode, uid, gid } = earlier;
	const own = statSync(draft);
	// Only the superuser may give files away; who shares one through a group keeps it readable to the others.
	if (own.gid !== gid) attempt(() => chownSync(draft, own.uid, gid));
	if (own.uid !== uid) attempt(() => chownSync(draft, uid, gid));
	if (own.mode !== mode) chmodSync(draft, mode & 0o777);
}
