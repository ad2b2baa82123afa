/** `merge`: one archive from shards, or from several archives. */
import { join, relative, resolve, sep } from "node:path";
import { merge as mergeArchives } from "../../batch/merge/merge.ts";
import { isBelow, slashed } from "../../files/paths.ts";
import { sentence } from "../../findings/finding.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { kindOf } from "../../read/load.ts";
import { plural } from "../../reporters/terminal.ts";
import { fileIdentity, writeFault } from "../../write/write.ts";
import { baseSettings, outputName, type RawOptions } from "../options.ts";
import { messageLine, refusal, tellAll } from "../output.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `merge` and resolves to its exit code. */
export async function merge(written: readonly string[], raw: RawOptions, world: World): Promise<ExitCode> {
	const { cwd } = world;
	const output = outputName(raw);
	const { maxSize } = baseSettings(raw, world);
	const places = [...written, ...(output === null ? [] : [output])].map((each) => resolve(cwd, each));
	// Because of links, a folder may have several names.
	const same = (path: string): string => places.find((each) => fileIdentity(each) === fileIdentity(path)) ?? path;
	const folders = [...new Set(written.map((each) => same(resolve(cwd, each))))];
	const missing = written.find((each) => each === "" || kindOf(resolve(cwd, each)) !== "folder");
	if (missing !== undefined) throw refusal(`Folder \`${missing}\` not found. Name one that \`convert -o\` wrote to.`);
	const [only] = folders;
	if (output === null && folders.length > 1) {
		throw refusal(`To merge ${folders.length} folders, name the output folder with \`-o\`.`);
	}
	const target = output === null ? only : same(resolve(cwd, output));
	if (target === undefined) return 2;
	if (output === "-") throw refusal("`merge` can't write to standard output. Name a folder with `-o`.");
	if (kindOf(target) === "file") throw refusal(`\`${output}\` in \`-o\` is a file. Name a folder.`);
	const shown = (path: string): string => slashed(relative(cwd, path)) || ".";
	try {
		const merged = mergeArchives({ folders, target, cwd, holder: world.holder(), maxSize });
		if ("obstacles" in merged) {
			const lines = merged.obstacles.map(
				({ file, reason }) => `${shown(file)}: ${reason.replaceAll(`${cwd}${sep}`, "")}`,
			);
			return tellAll(firstOf(lines), world);
		}
		const { manifests, inputs, copied, altered, left } = merged;
		const copies = copied === 0 ? "" : `, ${plural(copied, "report")} copied`;
		world.stdout.write(
			messageLine(
				`${shown(join(target, "manifest.jsonl"))}: merged ${plural(inputs, "input")} from ${plural(manifests, "manifest")}${copies}`,
			),
		);
		tellPage(target, shown, world);
		const lines = [
			...altered.map((file) => `${shown(file)}: ${changed}`),
			...left.map(
				(file) =>
					`${shown(file)}: ${isBelow(target, file) ? "Left over" : "Not copied: a left-over report"}. ${leftOver}`,
			),
		];
		if (lines.length === 0) return 0;
		tellAll(firstOf(lines), world);
		return 1;
	} catch (error) {
		if (systemCode(error) === "") throw error;
		throw refusal(sentence(writeFault(error)));
	}
}

const changed = "Changed since it was written, or missing. `convert --force` writes it again";

const leftOver = "If its note failed, convert the note again. Otherwise, move the report out of the folder";

const mostLines = 20;

const firstOf = (lines: readonly string[]): string[] => [
	...lines.slice(0, mostLines),
	...(lines.length > mostLines ? ["…"] : []),
];

/** The page and its catalogues list the reports that exist when they are made. */
function tellPage(target: string, shown: (path: string) => string, { stdout }: World): void {
	if (kindOf(join(target, "index.html")) !== "file" && kindOf(join(target, "catalogue.jsonl")) !== "file") return;
	stdout.write(messageLine(`${shown(target)}: the page is not up to date. Run \`rapporteur archive\` again`));
}
