/** A model of what runs may do to each other's reports: steps drawn at random, and what must hold after each of them. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { linesIn } from "../../src/read/manifest.ts";
import { goodNotes } from "../cli/notes.ts";
import { run } from "../cli/world.ts";
import { program } from "./run.ts";

/** A command of the program that is about to end at its `dies`th change of the disk, or not at all. */
export interface Command {
	readonly args: readonly string[];
	readonly stdin?: string;
	readonly dies?: number;
}

/** Something that a person does: to notes, to reports, or by a command. */
export type Step = readonly [kind: string, ...args: readonly (string | number | boolean)[]];

/** By paths below the project, what regular files hold. */
type Files = ReadonlyMap<string, string>;

/** What a report was made of: the word of the note, and the files that held it then. */
interface Origin {
	readonly word: string;
	readonly notes: ReadonlySet<string>;
}

/** By the name of a report in one archive. */
interface Archive {
	readonly origins: Map<string, Origin>;
	/** What a person has changed or removed since a run wrote it. */
	readonly touched: Set<string>;
	/** What a run has said that it neither knows nor removes. */
	readonly told: Set<string>;
}

const outs = ["out", "out2"] as const;

const idOf = (text: string | undefined): string | null => /Zid\d+z/.exec(text ?? "")?.[0] ?? null;
const versionOf = (text: string): string | null => /zver\d+z/.exec(text)?.[0] ?? null;
const isReport = (name: string): boolean => /\.(?:md|html|json)$/.test(name);

/** Loaded before the program, which is killed as soon as it has changed the disk so often. */
const deadly = `
	const fs = require("node:fs");
	let left = Number(process.env.DIES);
	for (const call of ["writeSync", "writeFileSync", "linkSync", "renameSync", "unlinkSync", "rmSync", "mkdirSync", "rmdirSync", "truncateSync"]) {
		const real = fs[call];
		fs[call] = (...args) => {
			if (left-- === 0) process.kill(process.pid, "SIGKILL");
			return real(...args);
		};
	}
	require("node:module").syncBuiltinESMExports();
`;

/** What must hold was broken. */
const fail = (rule: string, ...details: readonly unknown[]): never => {
	throw new Error(
		`${rule}: ${details.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(" · ")}`,
	);
};

/** A project with two folders of notes and two output folders, and what is known of its reports. */
export function createModel() {
	const root = realpathSync(mkdtempSync(join(tmpdir(), "rapporteur-model-")));
	let cwd = join(root, "p0");
	let count = 0;
	let moves = 0;
	const archives = new Map<string, Archive>(
		outs.map((out) => [out, { origins: new Map(), touched: new Set(), told: new Set() }]),
	);
	const archiveOf = (out: string): Archive => archives.get(out) as Archive;
	const broken = new Map<string, string>();
	const said: string[] = [];
	mkdirSync(cwd);
	// All can be reached by another path.
	symlinkSync(".", join(root, "link"));
	writeFileSync(join(root, "deadly.cjs"), deadly);
	const at = (path: string): string => join(cwd, path);
	const isFile = (path: string): boolean => lstatSync(at(path), { throwIfNoEntry: false })?.isFile() === true;
	const put = (path: string, text: string): void => {
		mkdirSync(dirname(at(path)), { recursive: true });
		if (lstatSync(at(path), { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(at(path));
		writeFileSync(at(path), text);
	};
	const noteText = (id: string): string =>
		goodNotes
			.replace("Reporter:", ++count % 4 === 0 ? "Repotrer:" : "Reporter:")
			.replace("Friends of the Harbour", `Friends of the ${id}`)
			.replace("The harbour was", `The zver${count}z was`);
	const newNote = (): string => noteText(`Zid${++count}z`);

	/** The words of notes by paths below the project, read anew: whether they lie in a folder of notes or among reports. */
	const filesBelow = (folder: string): Files => {
		const found = new Map<string, string>();
		if (!existsSync(folder)) return found;
		for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
			const path = join(entry.parentPath, entry.name);
			if (entry.isFile()) found.set(path.slice(folder.length + 1), readFileSync(path, "latin1"));
		}
		return found;
	};
	const text = (latin: string): string => Buffer.from(latin, "latin1").toString("utf8");
	const reportsIn = (files: Files, out: string): Files =>
		new Map(
			[...files].flatMap(([path, content]) => {
				const name = path.slice(out.length + 1);
				return path.startsWith(`${out}/`) && isReport(name) && idOf(content) !== null ? [[name, content] as const] : [];
			}),
		);
	const listedIn = (out: string): Map<string, string> => {
		const listed = new Map<string, string>();
		const names = existsSync(at(out)) ? readdirSync(at(out)) : [];
		const shards = names.filter((name) => /^manifest\.\d+-of-\d+\.jsonl$/.test(name));
		for (const name of shards.length > 0 ? shards : names.filter((each) => each === "manifest.jsonl"))
			for (const line of readFileSync(at(`${out}/${name}`), "utf8")
				.split("\n")
				.slice(0, -1))
				for (const { path, sha256 } of JSON.parse(line).outputs) listed.set(path, sha256);
		return listed;
	};

	/** Whether a left-over report is of a note that has none now. */
	const isFailedIn = (out: string, name: string): boolean =>
		readFileSync(at(`${out}/.rapporteur/state.tsv`), "utf8")
			.split("\n")
			.some((line) => line.includes('"outputs":[],"share"') && line.includes(`"path":${JSON.stringify(name)}`));

	const outdatedIn = (out: string): string[] => {
		const state = at(`${out}/.rapporteur/state.tsv`);
		const stale = existsSync(state) ? readFileSync(state, "utf8").matchAll(/"stale":(\[.*?\])\}$/gm) : [];
		return [...stale].flatMap(([, list = "[]"]) => JSON.parse(list).map(({ path }: { path: string }) => path));
	};

	const execute = async ({ args, stdin = "", dies }: Command): Promise<{ code: number | null; printed: string }> => {
		if (dies === undefined) {
			const { code, stdout, stderr } = await run(args, { cwd, stdin });
			return { code, printed: stdout + stderr };
		}
		const env = { ...process.env, DIES: String(dies) };
		const all = ["--require", join(root, "deadly.cjs"), program, ...args, "--jobs", "1"];
		const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd, env, encoding: "utf8", input: stdin });
		return { code: status, printed: stdout + stderr };
	};

	/** Runs a command, and proves what must hold of any: what it printed, and where it wrote. */
	const command = async (asked: Command, { within, fixes = false }: { within: string | null; fixes?: boolean }) => {
		const before = filesBelow(root);
		const { code, printed } = await execute(asked);
		said.push(
			`$ rapporteur ${asked.args.join(" ")}${asked.dies === undefined ? "" : `   (dies at ${asked.dies})`}`,
			printed,
			`=> ${code}`,
		);
		if (/this is a bug|\n\s+at \S+ \(/.test(printed)) fail("no command fails on itself", printed);
		if (code !== null && ![0, 1, 2, 3].includes(code)) fail("exit codes are 0 to 3", String(code));
		if (code !== 0 && code !== null && printed === "") fail("a command that fails says why");
		for (const out of outs) {
			const names = code !== null && existsSync(at(out)) ? readdirSync(at(out)) : [];
			// Throws where a line is none that `convert` writes.
			for (const name of names) if (/^manifest.*\.jsonl$/.test(name)) [...linesIn(at(`${out}/${name}`))];
		}
		const after = filesBelow(root);
		const home = cwd.slice(root.length + 1);
		for (const path of new Set([...before.keys(), ...after.keys()])) {
			const [old, now] = [before.get(path), after.get(path)];
			// Of a folder that is merged, only who is at work there is written down.
			const isKept = asked.args[0] === "merge" && path.includes("/.rapporteur/");
			if (old === now || isKept || (within !== null && path.startsWith(`${home}/${within}/`))) continue;
			if (!fixes || old === undefined || now === undefined)
				return fail("nothing is written elsewhere", path, asked.args);
			if (idOf(old) !== idOf(now) || versionOf(old) !== versionOf(now)) fail("a repair loses no word", path);
		}
		const below = (files: Files): Files =>
			new Map(
				[...files].flatMap(([path, held]) =>
					path.startsWith(`${home}/`) ? [[path.slice(home.length + 1), held]] : [],
				),
			);
		return { code, printed, before: below(before), after: below(after) };
	};

	/** `verify` names each listed report that is not what its manifest says, and finds nothing else right after a whole run. */
	const verify = async (out: string, more: readonly string[], isWhole: boolean, leftOver = ""): Promise<void> => {
		const listed = listedIn(out);
		const { code, printed } = await command({ args: ["verify", out, ...more] }, { within: null });
		let isAltered = false;
		for (const [name, sha256] of listed) {
			const file = at(`${out}/${name}`);
			const hash = isFile(`${out}/${name}`) ? createHash("sha256").update(readFileSync(file)).digest("hex") : null;
			if (hash === sha256) continue;
			isAltered = true;
			if (code === 0 || (code === 1 && !printed.includes(name)))
				fail("`verify` names what is not as it was", out, name, `exit ${code}`);
			if (isWhole && !archiveOf(out).touched.has(name)) fail("a run lists what is there", out, name);
		}
		const strays = printed.split("\n").filter((line) => line.includes(": ") && !/^\d|note: /.test(line));
		// What was made of notes that have failed since, or for other templates, is in no line, but known as left over.
		const known = outdatedIn(out);
		const isExpected = (line: string): boolean =>
			[...known, ...archiveOf(out).told].some((name) => line === `${out}/${name}: not in the manifest`) ||
			leftOver.includes(`Left over: ${line.slice(out.length + 1).split(": ")[0]}: `) ||
			[...archiveOf(out).touched].some((name) => line.includes(name));
		if (isWhole && !isAltered && code !== 0 && (strays.length === 0 || !strays.every(isExpected)))
			fail(
				"`verify` finds nothing right after a whole run",
				`verify ${out} ${more.join(" ")}`,
				`exit ${code}`,
				printed,
			);
	};

	interface Converting {
		readonly out: string;
		readonly input: string;
		readonly flags: readonly string[];
		readonly stdin?: string;
		readonly dies?: number | undefined;
	}

	const convert = async ({ out, input, flags, stdin, dies }: Converting): Promise<void> => {
		const isPiped = input === "-";
		const past = (name: string, mark: string): string =>
			flags.includes(mark) && !isPiped ? `../link/${basename(cwd)}/${name}` : name;
		const more = flags.filter((flag) => !flag.startsWith("@"));
		const args = ["convert", past(input, "@in"), "-o", past(`${out}/`, "@out"), ...more];
		const asked: Command = { args, ...(stdin === undefined ? {} : { stdin }), ...(dies === undefined ? {} : { dies }) };
		const { code, printed, before, after } = await command(asked, { within: out });
		const name = flags[flags.indexOf("--stdin-path") + 1] ?? "";
		const isBelow = (path: string): boolean => input === "." || path === input || path.startsWith(`${input}/`);
		const inputs = new Map(
			[...before].flatMap(([path, held]) =>
				!isPiped && isBelow(path) && !path.startsWith(`${out}/`) && !path.includes(".rapporteur")
					? [[path, held] as const]
					: [],
			),
		);
		if (isPiped) inputs.set(`<stdin> ${name}`, stdin ?? "");
		for (const [, told = ""] of printed.matchAll(/Kept (.*?): /g)) archiveOf(out).told.add(told);
		const settled = settle({ out, flags, input, before, after, inputs });
		if (settled !== null) fail(...settled);
		const isFolder = !isPiped && lstatSync(at(input), { throwIfNoEntry: false })?.isDirectory() === true;
		const isWhole = isFolder && !flags.includes("--shard") && dies === undefined;
		if (isWhole && (code === 0 || code === 3)) demandAll({ out, input, flags, code, printed, after });
		const isUndone = /earlier run into this folder was interrupted/.test(printed);
		if (isWhole && code === 0 && !isUndone) {
			await verify(out, [], true, printed);
			const shown = [...listedPaths(out)];
			const below = input === "." ? "" : `${input}/`;
			if (shown.every((path) => isFile(below + path))) await verify(out, ["--source", input], !isIgnoring(), printed);
		}
	};

	const listedPaths = (out: string): string[] =>
		readFileSync(at(`${out}/manifest.jsonl`), "utf8")
			.split("\n")
			.slice(0, -1)
			.map((line) => JSON.parse(line).path);

	const isIgnoring = (): boolean => existsSync(at(".rapporteurignore"));
	const ignored = (): string => (isIgnoring() ? readFileSync(at(".rapporteurignore"), "utf8").trim() : "");

	interface Settling {
		readonly out: string;
		readonly input: string;
		readonly flags: readonly string[];
		readonly before: Files;
		readonly after: Files;
		readonly inputs: Files;
	}

	/** Compares the reports before and after, and notes what new ones were made of; what must hold and does not, or null. */
	const settle = ({ out, flags, input, before, after, inputs }: Settling): [string, ...unknown[]] | null => {
		const { origins, touched } = archiveOf(out);
		const [old, now] = [reportsIn(before, out), reportsIn(after, out)];
		const originOf = (word: string): Origin => ({
			word,
			notes: new Set([...inputs].flatMap(([path, held]) => (idOf(held) === word ? [path] : []))),
		});
		const current = new Set([...now.values()].map(idOf));
		const isGone = (path: string): boolean => !path.startsWith("<stdin>") && !existsSync(at(path)) && !isLink(path);
		const isBelow = (path: string): boolean => input === "." || path.startsWith(`${input}/`);
		let broken: [string, ...unknown[]] | null = null;
		for (const [name, content] of old) {
			const held = now.get(name);
			if (held === content) continue;
			const word = idOf(content) ?? "";
			const notes = origins.get(name)?.notes ?? new Set<string>();
			const isOwn =
				held !== undefined &&
				(idOf(held) === word || [...originOf(idOf(held) ?? "").notes].some((each) => notes.has(each)));
			if (held !== undefined && flags.includes("--no-clobber") && !flags.includes("--prune"))
				broken ??= ["`--no-clobber` replaces nothing", out, name];
			if (held !== undefined && flags.includes("--force")) continue;
			if (touched.has(name)) broken ??= ["what a person has edited stays", out, name, [...notes]];
			if (isOwn) continue;
			if (flags.includes("--force")) continue;
			if (!flags.includes("--prune"))
				broken ??= ["a report stays, or is replaced by one of the same note", out, name, [...notes]];
			const mayGo = [...notes].some((path) => {
				if (isGone(path)) return isBelow(path);
				return current.has(idOf(after.get(path)));
			});
			if (!mayGo && !current.has(word))
				broken ??= ["`--prune` removes reports of notes that are gone", out, name, [...notes]];
		}
		for (const name of old.keys()) if (!now.has(name)) origins.delete(name);
		for (const [name, content] of now) {
			if (old.get(name) === content && origins.has(name)) continue;
			if (old.get(name) !== content) touched.delete(name);
			origins.set(name, originOf(idOf(content) ?? ""));
		}
		for (const name of touched) if (!now.has(name) && old.has(name)) touched.delete(name);
		return broken;
	};

	const isLink = (path: string): boolean => lstatSync(at(path), { throwIfNoEntry: false })?.isSymbolicLink() === true;

	interface Demanding {
		readonly out: string;
		readonly input: string;
		readonly flags: readonly string[];
		readonly code: number;
		readonly printed: string;
		readonly after: Files;
	}

	/** Each note that can be read has its words in its report, or is named. */
	const demandAll = ({ out, input, flags, code, printed, after }: Demanding): void => {
		const reports = [...reportsIn(after, out)];
		const templates = flags.includes("-t") ? (flags[flags.indexOf("-t") + 1] ?? "").split(",") : ["markdown"];
		for (const [path, held] of after) {
			if (!(input === "." ? /^(?:one|two)\//.test(path) : path.startsWith(`${input}/`))) continue;
			if (
				!/\.(?:txt|md|html)$/.test(path) ||
				path.includes(".rapporteur") ||
				text(path) === ignored() ||
				path === ignored()
			)
				continue;
			if (path.startsWith("out")) continue;
			const [id, version] = [idOf(held), versionOf(held)];
			for (const template of templates) {
				const extension = template === "markdown" ? ".md" : `.${template}`;
				if (
					reports.some(
						([name, report]) => name.endsWith(extension) && idOf(report) === id && versionOf(report) === version,
					)
				)
					continue;
				if (code === 0 || !printed.includes(path))
					fail("a note has its words in a report, or is named", path, template, `exit ${code}`);
			}
		}
	};

	const touch = (out: string, name: string): void => void archiveOf(out).touched.add(name);
	const pick = (out: string, which: number): string | null => {
		const names = [...reportsIn(filesBelow(cwd), out).keys()].sort();
		return names[which % Math.max(1, names.length)] ?? null;
	};

	const people: Record<string, (...args: never[]) => void | Promise<void>> = {
		write: (path: string) => put(path, newNote()),
		ruin: (path: string) => put(path, "PK\u0003\u0004"),
		edit: (path: string) => {
			const id = isFile(path) ? idOf(readFileSync(at(path), "utf8")) : null;
			if (id !== null) put(path, noteText(id));
		},
		remove: (path: string) => {
			if (isFile(path) || isLink(path)) rmSync(at(path));
		},
		move: (from: string, to: string) => {
			if (!isFile(from)) return;
			mkdirSync(dirname(at(to)), { recursive: true });
			renameSync(at(from), at(to));
		},
		swap: (one: string, two: string) => {
			if (!isFile(one) || !isFile(two)) return;
			const [first, second] = [one, two].map((path) => readFileSync(at(path), "utf8"));
			put(one, second ?? "");
			put(two, first ?? "");
		},
		copy: (from: string, to: string) => {
			if (isFile(from)) put(to, readFileSync(at(from), "utf8"));
		},
		spoil: (path: string) => {
			if (!isFile(path) || broken.has(path)) return;
			const held = readFileSync(at(path), "latin1");
			broken.set(path, held);
			writeFileSync(at(path), `\0\u0001\u0002${held}`, "latin1");
		},
		restore: () => {
			for (const [path, held] of broken) if (isFile(path)) writeFileSync(at(path), held, "latin1");
			broken.clear();
		},
		link: (path: string) => {
			if (!isFile(path)) return;
			mkdirSync(join(root, "elsewhere"), { recursive: true });
			const away = join(root, "elsewhere", String(++count));
			renameSync(at(path), away);
			symlinkSync(away, at(path));
		},
		alias: (path: string, to: string) => {
			if (!isFile(path) || !isFile(to)) return;
			rmSync(at(path));
			symlinkSync(at(to), at(path));
		},
		away: (folder: string) => {
			const [here, there] = [at(folder), at(`${folder}.away`)];
			if (existsSync(there) && !existsSync(here)) renameSync(there, here);
			else if (existsSync(here) && !existsSync(there)) renameSync(here, there);
		},
		hand: (out: string, which: number) => {
			const name = pick(out, which);
			if (name === null) return;
			const file = at(`${out}/${name}`);
			writeFileSync(file, `${readFileSync(file, "utf8")}\nby hand ${++count}\n`);
			touch(out, name);
		},
		lose: (out: string, which: number) => {
			const name = pick(out, which);
			if (name === null) return;
			rmSync(at(`${out}/${name}`));
			archiveOf(out).origins.delete(name);
			touch(out, name);
		},
		forget: (out: string) => {
			const listed = listedIn(out);
			for (const name of reportsIn(filesBelow(cwd), out).keys()) if (!listed.has(name)) archiveOf(out).told.add(name);
			rmSync(at(`${out}/.rapporteur`), { recursive: true, force: true });
		},
		archive: (from: string, to: string, isMoved: boolean) => {
			if (!existsSync(at(from))) return;
			rmSync(at(to), { recursive: true, force: true });
			if (isMoved) renameSync(at(from), at(to));
			else cpSync(at(from), at(to), { recursive: true });
			const { origins, touched, told } = archiveOf(from);
			archives.set(to, { origins: new Map(origins), touched: new Set(touched), told: new Set(told) });
			if (isMoved) archives.set(from, { origins: new Map(), touched: new Set(), told: new Set() });
		},
		project: (isMoved: boolean) => {
			const next = join(root, `p${++moves}`);
			if (isMoved) renameSync(cwd, next);
			else cpSync(cwd, next, { recursive: true, verbatimSymlinks: true });
			cwd = next;
		},
		ignore: (path: string) => writeFileSync(at(".rapporteurignore"), `${path}\n`),
		heed: () => rmSync(at(".rapporteurignore"), { force: true }),
		convert: (input: string, out: string, ...flags: string[]) => convert({ input, out, flags }),
		kill: (dies: number, input: string, out: string, ...flags: string[]) => convert({ input, out, flags, dies }),
		pipe: (name: string, out: string, ...flags: string[]) =>
			convert({ input: "-", out, flags: ["--stdin-path", name, ...flags], stdin: newNote() }),
		shards: async (input: string, out: string, ...flags: string[]) => {
			for (const shard of ["1/2", "2/2"]) await convert({ input, out, flags: [...flags, "--shard", shard] });
			await merge([out], out);
		},
		merge: (out: string) => merge([out], out),
		join: (from: string, to: string) => merge([from, to], to),
		verify: (out: string, input: string) => verify(out, input === "" ? [] : ["--source", input], false),
		fix: async (input: string) =>
			void (await command({ args: ["check", input, "--fix"] }, { within: null, fixes: true })),
	};

	const merge = async (folders: readonly string[], out: string): Promise<void> => {
		const { code, before, after } = await command({ args: ["merge", ...folders, "-o", out] }, { within: out });
		const from = folders.filter((folder) => folder !== out);
		const merged = new Set([...reportsIn(after, out).values()].map(idOf));
		for (const folder of code === 0 ? from : [])
			for (const [name, held] of reportsIn(before, folder))
				if (!merged.has(idOf(held)) && outdatedIn(folder).includes(name) && !listedIn(folder).has(name))
					if (isFailedIn(folder, name)) fail("a merge leaves no last report behind", folder, name);
		const inputs = new Map<string, string>();
		for (const folder of from)
			for (const { word, notes } of archiveOf(folder).origins.values())
				for (const path of notes) inputs.set(path, word);
		// The lock and the account of another folder come and go there; reports are none of a merge's business.
		const settled = settle({ out, flags: [], input: "", before, after, inputs });
		if (settled !== null) fail(...settled);
	};

	return {
		said,
		take: async ([kind, ...args]: Step): Promise<void> => {
			said.push(`# ${kind} ${args.join(" ")}`);
			await people[kind]?.(...(args as never[]));
		},
		clear: (): void => rmSync(root, { recursive: true, force: true }),
	};
}
