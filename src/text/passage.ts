/** The words of a section as lines: what stands in one paragraph, heading or list item is one line. */

/** How a line is set off at its start. */
export const lineMark = { none: 0, bullet: 1, number: 2, letter: 3 } as const;

/** One paragraph, heading, item or table cell. */
export interface PassageLine {
	/** Offsets in the passage's text; the end is exclusive. */
	readonly start: number;
	readonly end: number;
	readonly mark: (typeof lineMark)[keyof typeof lineMark];
	/** 0 outside lists, then 1 for each list around it. */
	readonly depth: number;
	readonly heading: boolean;
	/** A time stands before its words. */
	readonly timed?: boolean;
	/** Where a time, or a letter with a colon, begins that stands before its words. */
	readonly opening?: number;
}

/** Text that people are looked for in; lines are parted by one line feed each. */
export interface Passage {
	readonly text: string;
	readonly lines: readonly PassageLine[];
}
