/** How far down files may lie: what goes through the folders of a path, as patterns do, takes the longer the more there are. */
import { sep } from "node:path";
import { fault } from "../findings/faults.ts";

/** Folders within each other. */
export const deepest = 200;

/** Whether an absolute path is that of a folder further down. */
export const isTooDeep = (folder: string): boolean =>
	folder.length > 2 * deepest && folder.split(sep).length - 1 > deepest;

/** What is told of such a folder, or of a file in it. */
export const tooDeep = (what: "file" | "folder") =>
	fault("unreadable-file", `Unreadable ${what}: it is more than ${deepest} folders down`, "notes further up");
