/** How time and memory grow with the number of files. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeNotes } from "../../notes/write.ts";
import { pointAt } from "../growth.ts";
import { slope } from "../measure/slope.ts";
import type { GrowthPoint, Verdict } from "../measured.ts";
import type { Row } from "../row.ts";

export const growthFiles: Row = {
	name: "growth-files",
	seconds: 300,
	measure: async ({ folder, scale }) => {
		const [first, again]: [GrowthPoint[], GrowthPoint[]] = [[], []];
		for (const size of scale.files) {
			const [notes, outputs] = [join(folder, "growing"), join(folder, "grown")];
			writeNotes({ count: size, seed: 8 }, notes, null);
			const args = ["convert", notes, "-o", `${outputs}/`, "-t", "html"];
			const circumstances = { env: { XDG_CACHE_HOME: join(folder, "cache") } };
			const sample = { size, times: size < 5_000 ? 3 : 1, circumstances };
			const removeOutputs = () => rmSync(outputs, { recursive: true, force: true });
			first.push(await pointAt(args, { ...sample, before: removeOutputs }));
			again.push(await pointAt(args, sample));
			for (const each of [notes, outputs]) rmSync(each, { recursive: true });
		}
		const lines = [
			{ name: "convert to HTML", points: first },
			{ name: "nothing changed", points: again },
		];
		const what = "convert of many notes to HTML, whole process";
		return [{ row: "growth-files", kind: "growth", what, unit: "files", lines, verdicts: lines.map(memoryOf) }];
	},
};

/** Kilobytes for each further file, over the last factor of ten: by then all threads are there, and their heaps are full. */
function memoryOf({ name, points }: { readonly name: string; readonly points: readonly GrowthPoint[] }): Verdict {
	const most = points.at(-1)?.size ?? 0;
	const many = points.filter(({ size }) => size >= most / 10);
	const value = slope(many.map(({ size, peak }) => ({ size, value: peak })));
	return { what: `KB of memory per additional file, ${name}`, value, atMost: 1 };
}
