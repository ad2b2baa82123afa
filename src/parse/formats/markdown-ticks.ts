/** Finds the backticks that open no code: the library looks for the end of each run as far as its paragraph goes. */
import type { LineOpening } from "./markdown-containers.ts";

/** Takes one line after the other; then tells the runs that none of the same length follows, but for the first few. */
export interface OpenTicks {
	line(line: string, start: number, opening: LineOpening): void;
	end(): void;
}

interface Run {
	readonly at: number;
	readonly length: number;
}

/** So many are left to the library, whose word on what closes them is final. */
const fewest = 16;

/** Tells where a run stands, and how long it is. */
export function openTicks(tell: (at: number, length: number) => void): OpenTicks {
	let runs: Run[] = [];
	const end = (): void => {
		for (const { at, length } of runs.length > fewest ? unclosed(runs).slice(fewest) : []) tell(at, length);
		runs = [];
	};
	return {
		line(line, start, { from, isNew, isCode }) {
			if (isNew) end();
			if (isCode || !line.includes("`")) return;
			for (const { 0: sign, index } of line.slice(from).matchAll(/\\.|`+/g))
				if (!sign.startsWith("\\")) runs.push({ at: start + from + index, length: sign.length });
		},
		end,
	};
}

/** The runs of a paragraph that would open code, and none closes. */
function unclosed(runs: readonly Run[]): Run[] {
	const next = new Map<number, number>();
	const ends = runs.map(() => runs.length);
	for (let at = runs.length - 1; at >= 0; at--) {
		const { length = 0 } = runs[at] ?? {};
		ends[at] = next.get(length) ?? runs.length;
		next.set(length, at);
	}
	const found: Run[] = [];
	for (let at = 0; at < runs.length; at++) {
		const [run, end = runs.length] = [runs[at], ends[at]];
		if (end < runs.length) at = end;
		else if (run !== undefined) found.push(run);
	}
	return found;
}
