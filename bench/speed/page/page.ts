/** The pages on performance and their pictures, made from the figures: nobody types a figure. */
import type { Measured } from "../measured.ts";
import type { Results } from "../results.ts";
import { drawPicture } from "./picture.ts";
import { picturesOf } from "./pictures.ts";
import { barsTable, growthTable, machineText, raceTable, slopesTable } from "./tables.ts";

/** The pages with figures, below docs/. */
export const pagesWithFigures = ["performance.md", "performance-details.md"];

/** The text of every region, by its name. */
export function regionsOf({ machine, quick, measured }: Results): ReadonlyMap<string, string> {
	const rows = new Map<string, string>();
	for (const each of measured) {
		const before = rows.get(each.row);
		rows.set(each.row, before === undefined ? textOf(each) : `${before}\n\n${textOf(each)}`);
	}
	return new Map([["machine", `${machineText(machine)}${worthless(quick)}`], ["bars", barsTable(measured)], ...rows]);
}

/** Nobody may take figures of a quick run for more than they are. */
const worthless = (quick: readonly string[]): string =>
	quick.length === 0 ? "" : `\n\n**Of a quick run, and worth nothing:** ${quick.join(", ")}.`;

function textOf(measured: Measured): string {
	if (measured.kind === "race") return raceTable(measured);
	if (measured.kind === "slopes") return slopesTable(measured);
	const pictures = picturesOf(measured).map(({ file, picture }) => `![${picture.title}](pictures/${file})`);
	return [...pictures, growthTable(measured)].join("\n\n");
}

/** The pictures, by file name. */
export function picturesIn({ measured }: Results): ReadonlyMap<string, string> {
	const named = measured.flatMap((each) => (each.kind === "growth" ? picturesOf(each) : []));
	return new Map(named.map(({ file, picture }) => [file, drawPicture(picture)]));
}
