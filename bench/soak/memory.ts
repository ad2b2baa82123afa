/** How memory grows with the number of inputs. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeNotes } from "../notes/write.ts";
import { atMost, type Figure, measured } from "./figures.ts";
import { run } from "./program.ts";

/** Peaks over growing numbers of notes, at first and when nothing has changed, and the slope between the ends. */
export async function memory(folder: string, counts: readonly number[]): Promise<Figure[]> {
	const figures: Figure[] = [];
	const first: (readonly [count: number, peak: number])[] = [];
	const then: (readonly [count: number, peak: number])[] = [];
	for (const count of counts) {
		const [notes, outputs] = [join(folder, "many"), join(folder, "many-outputs")];
		writeNotes({ count, seed: 8 }, notes, null);
		const args = ["convert", notes, "-o", `${outputs}/`, "-t", "json"];
		const cold = await run(args);
		const warm = await run(args);
		figures.push(
			measured(
				`${count} inputs`,
				`${megabytes(cold.peak)} in ${cold.seconds.toFixed(0)} s, unchanged ${megabytes(warm.peak)} in ${warm.seconds.toFixed(1)} s`,
			),
		);
		first.push([count, cold.peak]);
		then.push([count, warm.peak]);
		rmSync(notes, { recursive: true });
		rmSync(outputs, { recursive: true });
	}
	return [
		...figures,
		atMost("memory for each further input", slope(first), 1, " KB"),
		atMost("memory for each further input, unchanged", slope(then), 1, " KB"),
	];
}

const megabytes = (kilobytes: number): string => `${(kilobytes / 1024).toFixed(0)} MB`;

/** Kilobytes an input, between the first measurement and the last. */
function slope(points: readonly (readonly [number, number])[]): number {
	const [[low, less] = [0, 0], [high, more] = [0, 0]] = [points[0], points.at(-1)];
	return (more - less) / (high - low);
}
