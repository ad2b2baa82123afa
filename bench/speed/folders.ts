/** Runs a peer, or ours, over a whole folder. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { filesWritten } from "../peers/outputs.ts";
import type { Job, Peer } from "../peers/peer.ts";
import type { Inputs } from "./inputs.ts";
import { environment, timed } from "./measure/command.ts";
import { checked, runOurs } from "./ours.ts";
import type { Entrant } from "./race.ts";

/** A peer over all Markdown files, with an output folder that is empty each time. */
export function peerOver(peer: Peer, { markdown, files }: Inputs, folder: string): Entrant {
	const job: Job = { input: markdown, output: join(folder, `out-${peer.name.replaceAll(/\W/g, "-")}`), files };
	let printed = "";
	return {
		name: peer.name,
		less: peer.less,
		run: () => {
			emptyCopy(job);
			const ended = timed(peer.command(job), environment(join(folder, "cache")));
			printed = ended.printed;
			return ended.seconds;
		},
		proof: () => `${proven(peer, job, printed)} of ${files.length} files`,
	};
}

/** A peer that has not read everything has not raced. */
function proven(peer: Peer, job: Job, printed: string): number {
	const count = peer.proof(job, printed);
	if (count !== job.files.length)
		throw new Error(`${peer.name} read ${count} of ${job.files.length} files: ${printed.slice(-1000)}`);
	return count;
}

/** The folders of the input without its files. */
function emptyCopy({ output, files }: Job): void {
	rmSync(output, { recursive: true, force: true });
	for (const file of files) mkdirSync(join(output, file, ".."), { recursive: true });
	mkdirSync(output, { recursive: true });
}

/** `check` over all notes. */
export function checkOver({ notes, files }: Inputs, folder: string): Entrant {
	let printed = "";
	return {
		name: "rapporteur",
		less: null,
		run: () => {
			const ended = checked(runOurs(["check", notes], folder));
			printed = ended.printed;
			return ended.seconds;
		},
		proof: () => `${/^([\d,]+) files?[,:]/m.exec(printed)?.[1]?.replaceAll(",", "") ?? "0"} of ${files.length} files`,
	};
}

/** `convert` of all notes to HTML, into a folder that is empty each time. */
export function convertOver({ notes, files }: Inputs, folder: string): Entrant {
	const output = join(folder, "out-rapporteur");
	return {
		name: "rapporteur",
		less: null,
		run: () => {
			rmSync(output, { recursive: true, force: true });
			return checked(runOurs(["convert", notes, "-t", "html", "-o", `${output}/`], folder)).seconds;
		},
		proof: () => `${filesWritten(output, ".html")} of ${files.length} files`,
	};
}
