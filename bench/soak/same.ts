/** The same bytes whatever the jobs, whenever it runs, and on every Node. */
import { rmSync } from "node:fs";
import { atMost, type Figure, faultless, measured } from "./figures.ts";
import { otherNodes } from "./nodes.ts";
import { type Run, run } from "./program.ts";
import { differences, treeOf } from "./tree.ts";
import { convert, outputOf, templates, type Undisturbed } from "./work.ts";

/** Converts again in other circumstances; every output is the same. */
export async function sameBytes({ work, run: first, tree }: Undisturbed): Promise<Figure[]> {
	const ways: readonly (readonly [string, () => Promise<Run>])[] = [
		["--jobs 1 again", () => convert(work, "again", ["--jobs", "1"])],
		["--jobs 2", () => convert(work, "again", ["--jobs", "2"])],
		["--jobs 4", () => convert(work, "again", ["--jobs", "4"])],
		...(await otherNodes()).map(
			({ name, node }) =>
				[
					name,
					() =>
						run(["convert", work.notes, "-o", `${outputOf(work, "again")}/`, ...templates, "--jobs", "2"], { node }),
				] as const,
		),
	];
	const figures = [
		measured(
			"reports of three formats",
			`${tree.size - 1} from ${work.count} notes in ${first.seconds.toFixed(1)} s, --jobs 1`,
		),
	];
	for (const [name, way] of ways) {
		const { code, err, seconds } = await way();
		const faults = [
			...differences(tree, treeOf(outputOf(work, "again"))),
			...(code === first.code ? [] : [`exit code ${code}, not ${first.code}`]),
			...(withoutTimes(err) === withoutTimes(first.err) ? [] : ["other words on standard error"]),
		];
		figures.push(faultless(`same bytes: ${name}`, faults, `none, in ${seconds.toFixed(1)} s`));
		rmSync(outputOf(work, "again"), { recursive: true });
	}
	return figures;
}

/** Only how long it took, and which input took longest, may differ. */
const withoutTimes = (text: string): string =>
	text
		.split("\n")
		.filter((line) => !/\d m?s\b/.test(line))
		.join("\n");

/** A second run over what has not changed: the same findings in a tenth of the time. */
export async function secondRun({ work, run: first, tree }: Undisturbed): Promise<Figure[]> {
	const cold = await convert(work, "twice");
	const again = [await convert(work, "twice"), await convert(work, "twice")];
	const seconds = Math.min(...again.map((each) => each.seconds));
	const faults = [
		...differences(tree, treeOf(outputOf(work, "twice"))),
		...again.filter(({ code }) => code !== first.code).map(({ code }) => `exit code ${code}, not ${first.code}`),
		...again
			.filter(({ err }) => withoutTimes(err) !== withoutTimes(first.err))
			.map(() => "other words on standard error"),
	];
	rmSync(outputOf(work, "twice"), { recursive: true });
	return [
		faultless("second run: same files, findings, exit code", faults),
		measured("second run", `${cold.seconds.toFixed(2)} s at first, ${seconds.toFixed(2)} s then`),
		atMost("second run, against the first", seconds / cold.seconds, 0.1, " x"),
	];
}
