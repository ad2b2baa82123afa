/** How far down files may lie: what goes through the folders of a path, as patterns do, takes the longer the more there are. */
import { sep } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";

/** Folders within each other, in a folder that is gone through. */
export const deepest = 200;

/** Folders on a whole path, and so on that of a file below any of them. */
export const mostFolders = 255;

/** Whether an absolute path has more folders than that. */
export const isTooDeep = (folder: string): boolean =>
	folder.length > 2 * mostFolders && folder.split(sep).length - 1 > mostFolders;

/** The fault of a folder or a file that lies too deep. */
export const tooDeep = (what: "file" | "folder"): Fault =>
	fault("unreadable-file", `Can't read this ${what}: it is more than ${deepest} folders down. Move it further up.`);
