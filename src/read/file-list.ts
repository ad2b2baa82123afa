/** Lists of files, such as `git ls-files -z` and `find -print0` print them. */
import { type Fault, fault } from "../findings/faults.ts";
import { strictText } from "./encodings.ts";
import type { Loaded } from "./load.ts";

/** The paths in a list, one a line, or ended by NUL if it contains one. They are names, not globs. */
export function listedPaths(loaded: Loaded): readonly string[] | Fault {
	if ("fault" in loaded) return loaded.fault;
	const text = strictText(loaded.bytes, "utf-8");
	if (text === null) return fault("undecodable", "The list of files is not UTF-8. Save it as UTF-8.");
	const paths = text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((path) => path !== "");
	return paths.length > 0 ? paths : fault("no-files", "The list of files is empty. Write one path per line.");
}
