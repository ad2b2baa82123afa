/** The start of the program against a Node that does nothing. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "../soak/figures.ts";
import { environment, timed } from "../speed/measure/command.ts";
import { interleaved } from "../speed/measure/rounds.ts";
import { ratioOf } from "../speed/measure/spread.ts";
import { checked, ours } from "../speed/ours.ts";
import { notePath } from "../speed/places.ts";
import { bounds } from "./bounds.ts";
import { tried } from "./tried.ts";

const rounds = 15;

/** One note to HTML, whole process, with what V8 compiled at hand. */
export function startUp(): readonly Figure[] {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-guard-"));
	copyFileSync(notePath, join(folder, "notes.txt"));
	const env = environment(join(folder, "cache"));
	const convert = () => checked(timed(ours(["convert", "notes.txt", "-o", "report.html"], folder), env)).seconds;
	const nothing = () => timed({ program: process.execPath, args: ["-e", "0"], cwd: folder }, env).seconds;
	convert();
	const measure = () => {
		const [own = [], its = []] = interleaved(
			[
				{ name: "convert", run: convert },
				{ name: "node -e 0", run: nothing },
			],
			rounds,
		);
		return ratioOf(own, its).median;
	};
	const figure = tried("one note to HTML, whole process, against node -e 0", bounds.started, measure);
	rmSync(folder, { recursive: true });
	return [figure];
}
