/** What a soak measures: a figure beside its bar. */

/** One line of the table. */
export interface Figure {
	readonly what: string;
	readonly got: string;
	readonly bar: string;
	readonly right: boolean;
}

/** A figure that is right where nothing is wrong; what is wrong stands in its place. */
export function faultless(what: string, faults: readonly string[], got = "none"): Figure {
	const told = faults.length === 0 ? got : `${faults.length}: ${faults.slice(0, 5).join("; ")}`;
	return { what, got: told, bar: "no fault", right: faults.length === 0 };
}

/** A number that must not be above its bar. */
export function atMost(what: string, value: number, bar: number, unit = ""): Figure {
	const shown = (number: number): string => `${Number(number.toPrecision(3))}${unit}`;
	return { what, got: shown(value), bar: `<= ${shown(bar)}`, right: value <= bar };
}

/** A number that must not be below its bar. */
export function atLeast(what: string, value: number, bar: number): Figure {
	return { what, got: value.toFixed(4), bar: `>= ${bar}`, right: value >= bar };
}

/** Something measured that has no bar. */
export function measured(what: string, got: string): Figure {
	return { what, got, bar: "-", right: true };
}

/** What could not be tried here, and why. */
export function skipped(what: string, why: string): Figure {
	return { what, got: `skipped: ${why}`, bar: "-", right: true };
}

/** The table, for people. */
export function printFigures(figures: readonly Figure[]): string {
	const width = Math.max(...figures.map(({ what }) => what.length));
	return figures
		.map(({ what, got, bar, right }) => `${right ? "ok  " : "FAIL"}  ${what.padEnd(width)}  ${got}  (${bar})\n`)
		.join("");
}
