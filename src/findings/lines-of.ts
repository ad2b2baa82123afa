import type { Position } from "unist";
import type { Finding } from "./finding.ts";

/** The place of a finding in lines and columns; null where the file has none, or the finding has no place. */
export function linesOf({ position, where }: Finding): Position | null {
	return where === undefined ? position : null;
}
