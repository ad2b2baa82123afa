/** What is measured, by name. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { markdownShapes, type Shape, textShapes } from "../../test/hostile/shapes.ts";
import { bytesOf, knownNote, notesInUtf8 } from "../../test/notes/known.ts";
import { processorTimeOf } from "../../test/processor-time.ts";
import { program, run } from "../../test/scale/run.ts";
import { digits, duration, type Entrant, type Line, median, memory, race, timed } from "./measure.ts";
import { converters, eachFile, filesWritten, linters, type Peer } from "./peers.ts";

/** Where rows work, and how much of everything; a quick run only shows that it works. */
export interface Place {
	/** A folder that may be filled. */
	readonly folder: string;
	readonly quick: boolean;
}

/** Makes lines of the table. */
export type Row = (place: Place) => readonly Line[] | Promise<readonly Line[]>;

const root = new URL("../../", import.meta.url);
const harbour = fileURLToPath(new URL("fixtures/harbour/notes.txt", root));
const ours = (args: readonly string[], cwd: string) => ({ program: process.execPath, args: [program, ...args], cwd });

/** One note to HTML, whole process, against a Node that does nothing. */
const startUp: Row = ({ folder, quick }) => {
	const report = join(folder, "report.html");
	const convert: Entrant = {
		name: "rapporteur",
		run: () => {
			rmSync(report, { force: true });
			return timed(ours(["convert", harbour, "-o", report], folder)).seconds;
		},
		prove: () => {
			if (!existsSync(report)) throw new Error("Unexpected conversion without a report");
		},
	};
	const nothing: Entrant = {
		name: "node -e 0",
		run: () => timed({ program: process.execPath, args: ["-e", "0"], cwd: folder }).seconds,
	};
	return race("one note to HTML, whole process", [convert, nothing], quick ? 3 : 31, { "node -e 0": 1.5 });
};

/** One note of about so many bytes, in which one speaker follows the other in every manner. */
function longNote(bytes: number): string {
	const parts = [readFileSync(harbour, "utf8").replace(/(?<=presentation[^\n]*\n)[\s\S]*/, "\n")];
	for (let [left, number] = [bytes, 1]; left > 0; number++) {
		const text = knownNote(number).text.replaceAll("\r\n", "\n");
		const [, summary = ""] = /\bpresentation\b.*\n+([\s\S]*?)\n+What was of/i.exec(text) ?? [];
		parts.push(`${summary}\n\n`);
		left -= Buffer.byteLength(summary);
	}
	return parts.join("");
}

/** One note within a warm process, against markdown-it rendering the same bytes. */
const inProcess: Row = async ({ quick }) => {
	const library: typeof import("../../src/index.ts") = await import(new URL("dist/library/index.js", root).href);
	const peers: { rendererOf: (name: string) => Promise<(text: string) => string> } = await import(
		pathToFileURL(eachFile).href
	);
	const markdown = await peers.rendererOf("markdown-it");
	const entrant = (name: string, notes: readonly Uint8Array[], work: (bytes: Uint8Array) => unknown): Entrant => ({
		name,
		run: () => {
			const start = performance.now();
			for (const bytes of notes) work(bytes);
			return (performance.now() - start) / 1000 / notes.length;
		},
	});
	const against = (which: string, notes: readonly Uint8Array[]): Line[] => {
		const check = entrant("check", notes, (bytes) => library.process(bytes));
		const page = entrant("to HTML", notes, (bytes) => library.render(library.process(bytes), "html"));
		const peer = entrant("markdown-it", notes, (bytes) => markdown(new TextDecoder().decode(bytes)));
		for (const { run: warm } of [check, page, peer, check, page, peer]) warm();
		const rounds = quick ? 3 : 31;
		return [
			...race(`in process, ${which}: parse, interpret and check`, [check, peer], rounds, { "markdown-it": 1 }),
			...race(`in process, ${which}: all steps to HTML`, [page, peer], rounds, { "markdown-it": 1.5 }),
		];
	};
	// V8 remembers what it matched last, and a reader of archives never reads a note twice.
	const many = notesInUtf8(200).map(bytesOf);
	const long = Array.from({ length: 40 }, () => Buffer.from(longNote(11 * 1024)));
	return [...against("200 different notes", many), ...against("a note of 11 KB, repeated", long)];
};

interface Inputs {
	readonly notes: string;
	readonly markdown: string;
	readonly files: readonly string[];
}

/** Distinct notes, once as text and once, the same bytes, as Markdown for those who read nothing else. */
function inputs(folder: string, count: number): Inputs {
	const [notes, markdown] = [join(folder, `notes-${count}`), join(folder, `markdown-${count}`)];
	const files = notesInUtf8(count).map((note) => {
		const file = note.path.replace(/txt$/, "md");
		for (const path of [join(notes, note.path), join(markdown, file)]) {
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, bytesOf(note));
		}
		return file;
	});
	return { notes, markdown, files };
}

/** A peer over all Markdown files, with an output folder that is empty each time. */
function peerOver(peer: Peer, { markdown, files }: Inputs, folder: string): Entrant {
	const job = { input: markdown, output: join(folder, `out-${peer.name.replaceAll(/\W/g, "-")}`), files };
	let printed = "";
	return {
		name: peer.name,
		slow: peer.slow ?? false,
		run: () => {
			rmSync(job.output, { recursive: true, force: true });
			for (const file of files) mkdirSync(dirname(join(job.output, file)), { recursive: true });
			const ended = timed(peer.command(job));
			printed = ended.printed;
			return ended.seconds;
		},
		prove: () => all(peer.name, peer.read(job, printed), files.length),
	};
}

/** Who has not read everything has not raced. */
function all(name: string, read: number, count: number): void {
	if (read !== count) throw new Error(`${name} read ${read} of ${count} files`);
}

const named = (count: number): string => count.toLocaleString("en");

/** `check` of many notes, whole process, against the linters. */
const check: Row = ({ folder, quick }) =>
	(quick ? [100] : [1_000, 10_000]).flatMap((count) => {
		const notes = inputs(folder, count);
		let printed = "";
		const own: Entrant = {
			name: "rapporteur",
			run: () => {
				const ended = timed(ours(["check", notes.notes], folder));
				printed = ended.printed;
				return ended.seconds;
			},
			prove: () => all("check", Number(/^([\d,]+) files?[,:]/m.exec(printed)?.[1]?.replaceAll(",", "") ?? 0), count),
		};
		const peers = linters.map((peer) => peerOver(peer, notes, folder));
		return race(`check of ${named(count)} notes`, [own, ...peers], quick ? 2 : 7, { rumdl: count > 1_000 ? 1 : 1.75 });
	});

/** `convert` of many distinct notes to HTML, whole process, against everything that makes HTML of Markdown. */
const convert: Row = ({ folder, quick }) => {
	const count = quick ? 100 : 1_000;
	const notes = inputs(folder, count);
	const output = join(folder, "out-rapporteur");
	const own: Entrant = {
		name: "rapporteur",
		run: () => {
			rmSync(output, { recursive: true, force: true });
			return timed(ours(["convert", notes.notes, "-t", "html", "-o", `${output}/`], folder)).seconds;
		},
		prove: () => all("convert", filesWritten(output), count),
	};
	const peers = converters.map((peer) => peerOver(peer, notes, folder));
	const bars = { Eleventy: 0.65, "pandoc loop": 0.05 };
	return race(`convert of ${named(count)} notes to HTML`, [own, ...peers], quick ? 2 : 7, bars);
};

interface Cost {
	readonly seconds: number;
	/** Kilobytes at most. */
	readonly peak: number;
}

/** The middle of some runs of a program of Node's; what is over in no time is run several times. */
async function cost(args: readonly string[], path = program, times = 3): Promise<Cost> {
	const runs: Cost[] = [];
	while (runs.length < times && (runs[0]?.seconds ?? 0) < 5) {
		const ended = await run(args, undefined, path);
		if (ended.code !== 0 && ended.code !== 1) throw new Error(`Unexpected exit code ${ended.code}: ${ended.err}`);
		runs.push(ended);
	}
	return { seconds: median(runs.map((each) => each.seconds)), peak: median(runs.map((each) => each.peak)) };
}

const shown = ({ seconds, peak }: Cost): string => `${duration(seconds)}, ${memory(peak)}`;

const growthLine = (
	what: string,
	against: string,
	[own, other]: readonly [Cost, Cost],
	atMost: number | null = null,
): Line => ({
	...{ what, against, ours: shown(own), theirs: shown(other), value: own.seconds / other.seconds, range: "", atMost },
});

/** How time and memory grow with the size of one file, beside markdown-it, which has no fields to find. */
const growthSize: Row = async ({ folder, quick }) => {
	const lines: Line[] = [];
	for (const kilobytes of quick ? [64] : [64, 1024, 16_384, 65_536]) {
		const [notes, markdown] = [join(folder, "notes.txt"), join(folder, "markdown")];
		mkdirSync(markdown, { recursive: true });
		for (const path of [notes, join(markdown, "notes.md")]) writeFileSync(path, longNote(kilobytes * 1024));
		const peer = await cost(["markdown-it", markdown, join(folder, "pages")], eachFile);
		// On a slow machine the largest file takes longer than a file may.
		const patient = ["--max-time", "3600"];
		const checked = await cost(["check", notes, ...patient]);
		const page = await cost(["convert", notes, "-o", join(folder, "report.html"), ...patient]);
		lines.push(growthLine(`check of one file of ${memory(kilobytes)}`, "markdown-it", [checked, peer]));
		lines.push(growthLine(`convert of one file of ${memory(kilobytes)} to HTML`, "markdown-it", [page, peer]));
	}
	return lines;
};

/** How time and memory grow with the number of files, at first and when nothing has changed. */
const growthFiles: Row = async ({ folder, quick }) => {
	const lines: Line[] = [];
	const peaks: { readonly count: number; readonly first: number; readonly again: number }[] = [];
	for (const count of quick ? [100, 200] : [100, 1_000, 10_000, 100_000]) {
		const [notes, outputs] = [join(folder, "growing"), join(folder, "grown")];
		for (let number = 1; number <= count; number++) {
			const note = knownNote(number);
			mkdirSync(dirname(join(notes, note.path)), { recursive: true });
			writeFileSync(join(notes, note.path), bytesOf(note));
		}
		const args = ["convert", notes, "-o", `${outputs}/`, "-t", "html"];
		const first = await cost(args, program, 1);
		const again = await cost(args);
		lines.push(
			growthLine(
				`convert of ${named(count)} unchanged notes to HTML`,
				"first run",
				[again, first],
				count === 10_000 ? 0.1 : null,
			),
		);
		peaks.push({ count, first: first.peak, again: again.peak });
		for (const each of [notes, outputs]) rmSync(each, { recursive: true });
	}
	// Over the last factor of ten: by then all threads are there, and their heaps are full.
	const [less, more] = peaks.slice(-2);
	if (less === undefined || more === undefined) return lines;
	const rows = (["first", "again"] as const).map((which): Line => {
		const value = (more[which] - less[which]) / (more.count - less.count);
		const what = `KB of memory for each further note, ${which === "first" ? "first run" : "nothing changed"}`;
		return { what, against: "", ours: "", theirs: "", value, range: "", atMost: 1 };
	});
	return [...lines, ...rows];
};

/** How steeply processor time grows with the size of text, ordinary and hostile: with 1 twice the text takes twice as long. */
const slopes: Row = async ({ quick }) => {
	const { process: read, render }: typeof import("../../src/index.ts") = await import(
		new URL("dist/library/index.js", root).href
	);
	const secondsOf = ({ path, make }: Shape, size: number): number => {
		const bytes = make(size);
		const times: number[] = [];
		for (let spent = 0; times.length === 0 || (spent < 300 && times.length < 30); ) {
			times.push(processorTimeOf(() => render(read(bytes, { path, today: "2030-01-01" }), "html")) / 1000);
			spent += (times.at(-1) ?? 0) * 1000;
		}
		return median(times);
	};
	const line = (shape: Shape, largest: number, atMost: number): Line => {
		secondsOf(shape, 64 * 1024);
		const [little, much] = [secondsOf(shape, 64 * 1024), secondsOf(shape, largest)];
		const value = Math.log(much / little) / Math.log(largest / (64 * 1024));
		const what = `slope of time, 64 KB to ${memory(largest / 1024)}: ${shape.name}`;
		return {
			what,
			against: "",
			ours: `${duration(little)} to ${duration(much)}`,
			theirs: "",
			value,
			range: "",
			atMost,
		};
	};
	const [text, markdown] = quick ? [128 * 1024, 128 * 1024] : [8 * 2 ** 20, 256 * 1024];
	const ordinary: Shape = { name: "ordinary text", path: "notes.txt", make: (size) => Buffer.from(longNote(size)) };
	const hostile = [
		...textShapes.slice(0, quick ? 2 : undefined).map((shape) => line(shape, text, 1.3)),
		...markdownShapes.slice(0, quick ? 2 : undefined).map((shape) => line(shape, markdown, 1.3)),
	].sort((one, other) => other.value - one.value);
	process.stderr.write(hostile.map(({ what, value }) => `${what}: ${digits(value)}\n`).join(""));
	return [line(ordinary, text, 1.14), ...hostile.slice(0, 1)];
};

/** In the order in which they run. */
export const rows: Readonly<Record<string, Row>> = {
	...{ "start-up": startUp, "in-process": inProcess, check, convert },
	...{ "growth-size": growthSize, "growth-files": growthFiles, slopes },
};
