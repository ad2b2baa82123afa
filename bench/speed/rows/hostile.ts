/** How time grows with the size of hostile notes. */
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { textShapes } from "../../shapes/shapes.ts";
import { logSlope, type Point } from "../measure/slope.ts";
import type { Slopes } from "../measured.ts";
import { shapesPath } from "../places.ts";
import type { Row } from "../row.ts";
import { memory } from "../units.ts";

export const hostile: Row = {
	name: "hostile",
	seconds: 360,
	measure: async ({ scale }) => {
		const measured: Slopes["shapes"][number][] = [];
		const left = textShapes.slice(0, scale.hostile.shapes).map(({ name }) => name);
		await Promise.all(
			Array.from({ length: availableParallelism() }, async () => {
				for (let name = left.shift(); name !== undefined; name = left.shift()) {
					const points = await pointsOf(name, scale.hostile.megabytes);
					measured.push({ name, slope: logSlope(points), points });
				}
			}),
		);
		measured.sort((one, other) => other.slope - one.slope);
		const what = `hostile notes, from 64 KB to ${memory(scale.hostile.megabytes * 1024)}`;
		const verdicts = measured
			.slice(0, 1)
			.map(({ name, slope }) => ({ what: `slope, ${name}`, value: slope, atMost: 1.14 }));
		return [{ row: "hostile", kind: "slopes", what, shapes: measured, verdicts }];
	},
};

/** Each shape in a process of its own, on a core of its own: what is counted is processor time. */
async function pointsOf(name: string, largest: number): Promise<readonly Point[]> {
	const effort = ["--largest", String(largest), "--factor", "16", "--runs", "1"];
	const args = ["--expose-gc", shapesPath, "--time", name, ...effort];
	const { stdout } = await promisify(execFile)(process.execPath, args);
	const costs: readonly { readonly bytes: number; readonly milliseconds: number }[] = JSON.parse(stdout);
	return costs.map(({ bytes, milliseconds }) => ({ size: bytes, value: milliseconds / 1000 }));
}
