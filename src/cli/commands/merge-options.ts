import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";

/** The options and the help of `merge`; its work is loaded when it runs. */
export function defineMerge(command: Command, world: World, done: Done): Command {
	return command
		.description("Join the manifests of shards, or of several archives, to one; fail where something is missing.")
		.argument("<dir...>", "the folders that `convert -o` wrote to")
		.option("-o, --output <dir>", "where to; reports of other folders are copied, and their hashes checked")
		.option("--max-size <bytes>", "refuse larger reports (100000000)")
		.addHelpText("after", examples)
		.action(async (folders: string[]) => {
			const { merge } = await import("./merge.ts");
			done(await merge(folders, command.optsWithGlobals<RawOptions>(), world));
		});
}

const examples = `
Examples:
  rapporteur merge archive/                       shards that wrote to one folder
  rapporteur merge one/ two/ -o archive/          shards, or archives, of several machines

Exit codes: 0 all well, 2 could not be merged: then nothing has changed but for copies.`;
