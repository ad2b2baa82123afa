/** docs/performance.md and its pictures, made from the figures: nobody types a figure. */
import type { Measured } from "../measured.ts";
import type { Results } from "../results.ts";
import { drawPicture } from "./picture.ts";
import { picturesOf } from "./pictures.ts";
import { barsTable, fasterList, growthTable, machineText, raceTable } from "./tables.ts";

/** The text of every region, by its name. */
export function regionsOf({ machine, measured }: Results): ReadonlyMap<string, string> {
	const rows = new Map<string, string>();
	for (const each of measured) {
		const before = rows.get(each.row);
		rows.set(each.row, before === undefined ? textOf(each) : `${before}\n\n${textOf(each)}`);
	}
	return new Map([
		["machine", machineText(machine)],
		["bars", barsTable(measured)],
		["faster", fasterList(measured)],
		...rows,
	]);
}

function textOf(measured: Measured): string {
	if (measured.kind === "race") return raceTable(measured);
	const pictures = picturesOf(measured).map(({ file, picture }) => `![${picture.title}](pictures/${file})`);
	return [...pictures, growthTable(measured)].join("\n\n");
}

/** The pictures, by file name. */
export function picturesIn({ measured }: Results): ReadonlyMap<string, string> {
	const named = measured.flatMap((each) => (each.kind === "growth" ? picturesOf(each) : []));
	return new Map(named.map(({ file, picture }) => [file, drawPicture(picture)]));
}
