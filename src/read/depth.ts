/** How deep files may be: matching patterns takes longer for paths with more folders. */
import { sep } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";

/** The maximum depth of folders below a named folder. */
export const deepest = 200;

/** The maximum number of folders in a path. */
export const mostFolders = 255;

/** Whether an absolute path has too many folders. */
export const isTooDeep = (folder: string): boolean =>
	folder.length > 2 * mostFolders && folder.split(sep).length - 1 > mostFolders;

/** The fault of a folder or a file that lies too deep. */
export const tooDeep = (what: "file" | "folder"): Fault =>
	fault("unreadable-file", `Can't read this ${what}: it is more than ${deepest} folders down. Move it further up.`);
