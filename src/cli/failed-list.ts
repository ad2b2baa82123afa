/** `--failed-to FILE`: the inputs that could not be converted, as `--files-from` reads them. */
import { basename, dirname, relative } from "node:path";
import type { Destination } from "../batch/plan.ts";
import { readOwnText } from "../files/own-file.ts";
import { isBelow, realPath, slashed } from "../files/paths.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { kindOf, statusOf } from "../read/load.ts";
import { removeOutput } from "../write/durable.ts";
import { fileIdentity, writeOutput } from "../write/write.ts";
import type { Settings } from "./options.ts";
import { refusal } from "./output.ts";

/** The files that a list must not overwrite. */
interface Others {
	readonly destination: Destination;
	/** Whether a run reads the file at a path. */
	readonly isInput: (path: string) => boolean;
	readonly cwd: string;
	readonly settings: Pick<Settings, "clobber" | "maxSize">;
}

/** Opens the list of failures; refuses to replace anything but an earlier list. */
export function openFailedList({ written, path }: NonNullable<Settings["failedTo"]>, others: Others) {
	const why = whyNot(path, others);
	if (why !== null)
		throw refusal(
			`Can't write the list of failed inputs to \`${written}\` (\`--failed-to\`): it ${why}. Choose another file.`,
		);
	return {
		written,
		/** Writes the list of failed files, completely or not at all; returns why it could not be written. */
		async write(failed: readonly string[]): Promise<Fault | null> {
			// It may have come into being during the run.
			const now = whyNot(path, others);
			if (now !== null) return fault("write-failed", `Not written: it ${now}. Choose another file.`);
			const names = failed.map((file) => marked(slashed(relative(others.cwd, file))));
			const end = names.some((name) => /[\r\n]/.test(name)) ? "\0" : "\n";
			const content = names.map((name) => name + end).join("");
			return writeOutput({ path, content }, { clobber: true, makeFolders: true, within: null, drafts: null });
		},
		/** Removes an earlier list, which would be taken for that of a run that is stopped or killed. */
		clear(): void {
			if (isList(path, others.settings.maxSize)) removeOutput(dirname(path), basename(path));
		},
	};
}

function whyNot(path: string, { destination, isInput, settings }: Others): string | null {
	if (kindOf(path) === "folder") return "is a folder";
	if (isInput(path)) return "is read by this run";
	const real = realPath(path);
	if (slashed(real).includes("/.rapporteur/")) return "is in the records of an archive";
	if ("folder" in destination) {
		// That folder may contain only reports, as `verify` checks.
		if (isBelow(realPath(destination.folder), real)) return "is in the output folder";
	} else if (destination.file !== null && fileIdentity(destination.file) === fileIdentity(path)) return "is the output";
	const status = statusOf(path);
	if (status?.isFile !== true || status.size === 0) return null;
	if (!settings.clobber) return "already exists, and `--no-clobber` replaces no file";
	return isList(path, settings.maxSize) ? null : "is not an earlier list of failed inputs";
}

/** Each name begins like this, as nobody else writes names, so that a list is known again when its files are gone. */
const marked = (name: string): string => {
	const [, begin = ".", rest = name] = /^(\.\.|[a-z]:)\/(.*)/is.exec(name) ?? [];
	return `${begin}//${rest}`;
};

/** Whether each line of a file begins so; not if it is behind a link, or larger than `--files-from` reads. */
function isList(path: string, maxSize: number): boolean {
	try {
		const text = readOwnText(path, dirname(path), maxSize);
		const names = text.split(text.includes("\0") ? "\0" : "\n");
		return names.pop() === "" && names.every((name) => /^(?:\.\.?|[a-z]:)\/\//i.test(name));
	} catch {
		return false;
	}
}
