import { resolve } from "node:path";
import { kindOf } from "../read/load.ts";
import type { Look } from "./look.ts";

/** The faults that no saving of a file would mend: of what is not there, or is no file at all. */
export function lostCauses({ faults }: Look, cwd: string): string[] {
	return faults.filter(({ file }) => file === null || kindOf(resolve(cwd, file)) === null).map(({ line }) => line);
}
