/** Measures one point of a picture. */
import { type Circumstances, type Run, run } from "../soak/program.ts";
import { median } from "./measure/spread.ts";
import type { GrowthPoint } from "./measured.ts";

/** What is run at a size, and how often: what is over in no time is run several times. */
export interface Sample {
	readonly size: number;
	readonly times: number;
	readonly circumstances: Circumstances;
	/** Done before each run, and not counted. */
	readonly before?: () => void;
}

/** The middle of so many runs. */
export async function pointAt(
	args: readonly string[],
	{ size, times, circumstances, before }: Sample,
): Promise<GrowthPoint> {
	const runs: Run[] = [];
	while (runs.length < times) {
		before?.();
		runs.push(checked(await run(args, circumstances)));
	}
	const [seconds, peak] = [median(runs.map((each) => each.seconds)), median(runs.map((each) => each.peak))];
	return { size, seconds, peak };
}

function checked(ended: Run): Run {
	if (ended.code !== 0 && ended.code !== 1)
		throw new Error(`Unexpected exit code ${ended.code}: ${ended.err.slice(-500)}`);
	return ended;
}
