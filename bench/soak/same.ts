/** The same bytes whatever the jobs, whenever it runs, and on every Node. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { atMost, type Figure, faultless, measured, skipped } from "./figures.ts";
import { otherNodes } from "./nodes.ts";
import { run } from "./program.ts";
import { differences, treeOf } from "./tree.ts";
import { convert, outputOf, templates, type Undisturbed } from "./work.ts";

/** Converts again in other circumstances; every output is the same. */
export async function sameBytes(undisturbed: Undisturbed): Promise<Figure[]> {
	const { work, run: first, tree } = undisturbed;
	const figures = [
		measured("reports", `${tree.size - 1} from ${work.count} notes in ${first.seconds.toFixed(1)} s, --jobs 1`),
	];
	for (const jobs of ["1", "2", "4"]) figures.push(await sameAgain(undisturbed, `--jobs ${jobs}`, { jobs }));
	const nodes = otherNodes();
	if (typeof nodes === "string") return [...figures, skipped("same bytes: other Nodes", nodes)];
	for (const { name, node } of nodes) figures.push(await sameAgain(undisturbed, name, { jobs: "2", node }));
	return figures;
}

interface Way {
	readonly jobs: string;
	readonly node?: string;
}

async function sameAgain({ work, run: first, tree }: Undisturbed, name: string, { jobs, node }: Way): Promise<Figure> {
	const folder = outputOf(work, "again");
	const args = ["convert", work.notes, "-o", `${folder}/`, ...templates, "--jobs", jobs];
	const { code, err, seconds } = await run(args, node === undefined ? {} : { node });
	const faults = [
		...differences(tree, treeOf(folder)),
		...(code === first.code ? [] : [`exit code ${code}, not ${first.code}`]),
		...(withoutTimes(err) === withoutTimes(first.err) ? [] : ["other words on standard error"]),
	];
	rmSync(folder, { recursive: true });
	return faultless(`same bytes: ${name}`, faults, `none, in ${seconds.toFixed(1)} s`);
}

/** Only how long it took, and which input took longest, may differ. */
const withoutTimes = (text: string): string =>
	text
		.split("\n")
		.filter((line) => !/\d m?s\b/.test(line))
		.join("\n");

/** A second run over what has not changed: nothing is written, the findings are the same, in a tenth of the time. */
export async function secondRun({ work, run: first, tree }: Undisturbed, timed: boolean): Promise<Figure[]> {
	const folder = outputOf(work, "twice");
	const cold = await convert(work, "twice");
	const before = changesOf(folder);
	const again = [await convert(work, "twice"), await convert(work, "twice")];
	const after = changesOf(folder);
	const seconds = Math.min(...again.map((each) => each.seconds));
	const faults = [
		...differences(tree, treeOf(folder)),
		...[...before].filter(([path, time]) => after.get(path) !== time).map(([path]) => `${path} was written again`),
		...again.filter(({ code }) => code !== first.code).map(({ code }) => `exit code ${code}, not ${first.code}`),
		...again
			.filter(({ err }) => findingsIn(err) !== findingsIn(first.err))
			.map(() => "other findings on standard error"),
	];
	rmSync(folder, { recursive: true });
	const same = faultless("second run: nothing written, same findings and exit code", faults);
	if (!timed) return [same];
	return [
		same,
		measured("second run", `${cold.seconds.toFixed(2)} s at first, ${seconds.toFixed(2)} s then`),
		atMost("second run, against the first", seconds / cold.seconds, 0.1, " x"),
	];
}

/** When each report was last changed. */
const changesOf = (folder: string): Map<string, number> =>
	new Map(
		[...treeOf(folder).keys()]
			.filter((path) => path !== "manifest.jsonl")
			.map((path) => [path, statSync(join(folder, path)).ctimeMs]),
	);

/** The lines that name a note. */
const findingsIn = (text: string): string =>
	text
		.split("\n")
		.filter((line) => /\.txt: /.test(line))
		.join("\n");
