/** Whether the manifest is true, by our own reckoning and by the program's. */
import { type Figure, faultless } from "./figures.ts";
import { manifestFaults, manifestOf } from "./manifest.ts";
import { run } from "./program.ts";
import { outputOf, type Undisturbed } from "./work.ts";

/** Every line is true, and every input and output has its place in one. */
export async function trueManifest({ work, tree }: Undisturbed): Promise<Figure[]> {
	const outputs = outputOf(work, "undisturbed");
	const lines = manifestOf(outputs);
	const listed = new Set(lines.flatMap((line) => line.outputs.map(({ path }) => path)));
	const faults = [
		...manifestFaults(lines, work.notes, tree),
		...(lines.length === work.count ? [] : [`${lines.length} lines, not ${work.count}`]),
		...[...tree.keys()]
			.filter((path) => !listed.has(path) && path !== "manifest.jsonl")
			.map((path) => `${path} has no line`),
	];
	const verified = await run(["verify", outputs, "--source", work.notes]);
	return [
		faultless(`manifest: ${lines.length} lines, all done again`, faults),
		faultless(
			"verify --source",
			verified.code === 0
				? []
				: [`exit code ${verified.code}: ${verified.out.slice(0, 300)}${verified.err.slice(0, 300)}`],
		),
	];
}
