/** `--failed-to FILE`: the inputs that could not be converted, as `--files-from` reads them. */
import { relative } from "node:path";
import type { Destination } from "../batch/plan.ts";
import { isBelow, realPath, slashed } from "../files/paths.ts";
import type { Fault } from "../findings/faults.ts";
import { headOf, kindOf, statusOf } from "../read/load.ts";
import { fileIdentity, writeOutput } from "../write/write.ts";
import { refusal } from "./output.ts";

/** The files that a list must not overwrite. */
interface Others {
	readonly destination: Destination;
	/** Whether a run reads the file at a path. */
	readonly isInput: (path: string) => boolean;
	readonly cwd: string;
}

/** The path of a list, as written and absolute. */
interface ListFile {
	readonly written: string;
	readonly path: string;
}

/** Opens the list of failures; refuses to replace anything but an earlier list. */
export function openFailedList({ written, path }: ListFile, others: Others) {
	const why = whyNot(path, others);
	if (why !== null) throw refusal(`Can't write \`--failed-to\` to \`${written}\`: it ${why}. Choose another file.`);
	return {
		written,
		/** Writes the list of failed files, completely or not at all; returns why it could not be written. */
		write(failed: readonly string[]): Promise<Fault | null> {
			const names = failed.map((file) => marked(slashed(relative(others.cwd, file))));
			const end = names.some((name) => /[\r\n]/.test(name)) ? "\0" : "\n";
			const content = names.map((name) => name + end).join("");
			return writeOutput({ path, content }, { clobber: true, makeFolders: true, within: null, drafts: null });
		},
	};
}

function whyNot(path: string, { destination, isInput }: Others): string | null {
	if (kindOf(path) === "folder") return "is a folder";
	if (isInput(path)) return "is read by this run";
	if ("folder" in destination) {
		// That folder may contain only reports, as `verify` checks.
		if (isBelow(realPath(destination.folder), realPath(path))) return "lies in the output folder";
	} else if (destination.file !== null && fileIdentity(destination.file) === fileIdentity(path)) return "is the output";
	return isList(path) ? null : "is not an earlier list of failed inputs";
}

/** Each name begins like this, so that the list is known again when its files are gone. */
const mark = /^(?:\.\.?\/|[a-z]:\/)/i;

const marked = (name: string): string => (mark.test(name) ? name : `./${name}`);

/** Whether each line begins as here: no note consists of such lines. */
function isList(path: string): boolean {
	const status = statusOf(path);
	if (status?.isFile !== true || status.size === 0) return true;
	const head = headOf(path, 65_536);
	// It can't be read, or is behind a link.
	if (head === "") return false;
	const names = head.split(head.includes("\0") ? "\0" : "\n");
	// The last name may be cut there.
	if (names.pop() !== "" && status.size <= 65_536) return false;
	return names.every((name) => mark.test(name));
}
