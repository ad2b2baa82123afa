/** How time and memory grow with the size of one file. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { peerProgram } from "../../peers/folder.ts";
import type { Circumstances } from "../../soak/program.ts";
import { pointAt } from "../growth.ts";
import { longNote } from "../long-note.ts";
import type { GrowthPoint } from "../measured.ts";
import type { Row } from "../row.ts";

export const growthSize: Row = {
	name: "growth-size",
	seconds: 150,
	measure: async ({ folder, scale }) => {
		const lines: { name: string; points: GrowthPoint[] }[] = ways.map(({ name }) => ({ name, points: [] }));
		for (const size of scale.bytes) {
			const files = write(folder, longNote(size));
			for (const [index, { args, program }] of ways.entries()) {
				const circumstances = { env: { XDG_CACHE_HOME: join(folder, "cache") }, ...program() };
				const times = size < 8 * 2 ** 20 ? 3 : 1;
				lines[index]?.points.push(await pointAt(args(files), { size, times, circumstances }));
			}
		}
		const what = "one file, whole process";
		return [{ row: "growth-size", kind: "growth", what, unit: "bytes", lines, verdicts: [] }];
	},
};

interface Files {
	readonly notes: string;
	readonly page: string;
	readonly markdown: string;
	readonly pages: string;
}

interface Way {
	readonly name: string;
	readonly args: (files: Files) => readonly string[];
	readonly program: () => Pick<Circumstances, "program">;
}

/** On a slow machine the largest file takes longer than a file may. */
const patient = ["--max-time", "3600"];

/** markdown-it has no fields to find; it shows what reading and writing a text of that size comes to. */
const ways: readonly Way[] = [
	{ name: "check", args: ({ notes }) => ["check", notes, ...patient], program: () => ({}) },
	{
		name: "convert to HTML",
		args: ({ notes, page }) => ["convert", notes, "-o", page, ...patient],
		program: () => ({}),
	},
	{
		name: "markdown-it",
		args: ({ markdown, pages }) => [markdown, pages],
		program: () => ({ program: peerProgram("markdown-it") }),
	},
];

function write(folder: string, text: string): Files {
	const work = join(folder, "size");
	const [markdown, pages] = [join(work, "markdown"), join(work, "pages")];
	rmSync(work, { recursive: true, force: true });
	for (const each of [markdown, pages]) mkdirSync(each, { recursive: true });
	const notes = join(work, "notes.txt");
	writeFileSync(notes, text);
	writeFileSync(join(markdown, "notes.md"), text);
	return { notes, page: join(work, "report.html"), markdown, pages };
}
