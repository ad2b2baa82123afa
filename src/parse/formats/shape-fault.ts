import { locator } from "../../text/place.ts";
import type { FormatFault } from "../input-format.ts";

/** What is wrong with data, and at which offset of its file. */
export interface ShapeFault {
	readonly reason: string;
	readonly expected: string;
	readonly offset: number;
	/** Whether it is nested too deep. */
	readonly isDeep?: boolean;
}

/** What is said of data that is nested deeper than `most` values. */
export function tooDeepData(most: number, offset: number): ShapeFault {
	return {
		reason: `Too deep: more than ${most} lists and maps in each other`,
		expected: "fewer",
		offset,
		isDeep: true,
	};
}

/** The same with its line and column. */
export function formatFault(text: string, { reason, expected, offset, isDeep = false }: ShapeFault): FormatFault {
	return { reason, expected, position: locator(text).position(offset, offset), isDeep };
}
