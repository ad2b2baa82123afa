import { locator } from "../../text/place.ts";
import type { FormatFault } from "../input-format.ts";

/** What is wrong with data, and at which offset of its file. */
export interface ShapeFault {
	readonly reason: string;
	readonly expected: string;
	readonly offset: number;
}

/** The same with its line and column. */
export function formatFault(text: string, { reason, expected, offset }: ShapeFault): FormatFault {
	return { reason, expected, position: locator(text).position(offset, offset) };
}
