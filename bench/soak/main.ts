/** `npm run soak -- [--small] [--only NAME[,NAME]] [--folder DIR]`: the full sizes, with a table of figures; exit code 1 below a bar. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Figure, printFigures } from "./figures.ts";
import { full, parts, small } from "./parts.ts";
import { makeWork, undisturbed } from "./work.ts";

const { values } = parseArgs({
	options: { small: { type: "boolean", default: false }, only: { type: "string" }, folder: { type: "string" } },
});
const wanted = values.only?.split(",") ?? Object.keys(parts);
const unknown = wanted.filter((name) => !(name in parts));

if (unknown.length > 0) {
	process.stderr.write(`soak: unknown ${unknown.join(", ")}, expected ${Object.keys(parts).join(", ")}\n`);
	process.exitCode = 2;
} else {
	const above = values.folder ?? tmpdir();
	mkdirSync(above, { recursive: true });
	const folder = mkdtempSync(join(above, "rapporteur-soak-"));
	try {
		const size = values.small ? small : full;
		const first = await undisturbed(makeWork(folder, size.notes));
		const figures: Figure[] = [];
		for (const [name, part] of Object.entries(parts)) {
			if (!wanted.includes(name)) continue;
			const measured = await part(first, size);
			process.stdout.write(printFigures(measured));
			figures.push(...measured);
		}
		if (figures.some(({ right }) => !right)) process.exitCode = 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
