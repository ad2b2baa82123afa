/**
 * `npm run bench -- [--quick] [--only ROW[,ROW]]`: all rows side by side with the peers. The lines take the place of those
 * of their rows in docs/performance.md, but for a quick run; exit code 1 below a bar.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, release, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { digits, type Line } from "./measure.ts";
import { installPeers } from "./peers.ts";
import { rows } from "./rows.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, only: { type: "string" } } });
const wanted = values.only?.split(",") ?? Object.keys(rows);
const unknown = wanted.filter((name) => !(name in rows));
const page = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));

const printed = (row: string, { what, against, ours, theirs, value, range, atMost }: Line): string => {
	const bar = atMost === null ? "" : value <= atMost ? `${atMost}, met` : `${atMost}, **missed**`;
	const ratio = range === "" ? digits(value) : `${digits(value)} (${range})`;
	return `| ${[row, what, against, ours, theirs, ratio, bar].join(" | ")} |\n`;
};

/** Puts a text between the marks of a region. */
function filled(text: string, region: string, change: (before: string) => string): string {
	const [begin, end] = [`<!-- bench ${region} -->\n`, "<!-- /bench -->"];
	const from = text.indexOf(begin) + begin.length;
	const to = text.indexOf(end, from);
	if (from < begin.length || to < 0) throw new Error(`Unexpected docs/performance.md without ${begin}`);
	return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

function machine(peers: string): string {
	const [processor, memory] = [cpus()[0]?.model.trim() ?? "unknown", Math.round(totalmem() / 2 ** 30)];
	const system = `${availableParallelism()} cores, ${memory} GB; ${type()} ${release()}; Node ${process.version}`;
	return `${processor}, ${system}.\n\n${peers}.\n`;
}

/** New lines stand where the old ones of their row stood. */
function withLines(table: string, row: string, lines: string): string {
	const old = table.split(/(?<=\n)/);
	const isOld = (line: string): boolean => line.startsWith(`| ${row} |`);
	const at = old.some(isOld) ? old.findIndex(isOld) : old.length;
	return [...old.slice(0, at), lines, ...old.slice(at).filter((line) => !isOld(line))].join("");
}

if (unknown.length > 0) {
	process.stderr.write(`bench: unknown ${unknown.join(", ")}. Use ${Object.keys(rows).join(", ")}.\n`);
	process.exitCode = 2;
} else {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-bench-"));
	const peers = installPeers();
	// The same for all: no flags of Node, no colours, and a cache that is warm after the first round.
	for (const name of ["NODE_OPTIONS", "FORCE_COLOR", "CI"]) delete process.env[name];
	Object.assign(process.env, { NO_COLOR: "1", XDG_CACHE_HOME: join(folder, "cache") });
	try {
		for (const name of wanted) {
			const lines = (await rows[name]?.({ folder: mkdtempSync(join(folder, "row-")), quick: values.quick })) ?? [];
			const text = lines.map((line) => printed(name, line)).join("");
			process.stdout.write(text);
			if (values.quick) continue;
			if (lines.some(({ value, atMost }) => atMost !== null && value > atMost)) process.exitCode = 1;
			const named = filled(readFileSync(page, "utf8"), "machine", () => machine(peers));
			writeFileSync(
				page,
				filled(named, "table", (table) => withLines(table, name, text)),
			);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
