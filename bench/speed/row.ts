/** What every row of the table is made of. */
import type { Measured } from "./measured.ts";
import type { Scale } from "./scale.ts";

/** Where rows work. */
export interface Place {
	/** A folder that may be filled. */
	readonly folder: string;
	readonly scale: Scale;
}

/** A row of DESIGN's table, or a picture. */
export interface Row {
	readonly name: string;
	/** About how long it takes on two cores, in seconds, so that people can choose. */
	readonly seconds: number;
	readonly measure: (place: Place) => Promise<readonly Measured[]> | readonly Measured[];
}
