/** Runs a transcript: a document whose blocks hold files, commands and what those must print. */
import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const fence = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm;

/**
 * The document again, with what the commands printed this time. A fence with a file's name (` ```txt notes.txt `) makes
 * that file; lines that start with `$ ` in a `console` block are run, and `[exit N]` follows where N is not 0.
 */
export function replay(document: string): string {
	const cwd = tree({});
	const bin = tree({ rapporteur: `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n` });
	chmodSync(join(bin, "rapporteur"), 0o755);
	const env = { PATH: `${bin}:${process.env["PATH"]}`, HOME: bin };
	return document.replace(fence, (block, language: string, name: string | undefined, body: string) => {
		if (name !== undefined) writeFileSync(join(cwd, name), body);
		if (language !== "console") return block;
		const commands = body.split("\n").filter((line) => line.startsWith("$ "));
		const lines = commands.map((line) => `${line}\n${printed(line.slice(2), cwd, env)}`);
		const failed = lines.find((line) => /^\[exit \d+\]$/m.test(line));
		// What failed is not written as what is expected, unless some command of the block was meant to fail.
		if (failed !== undefined && !/^\[exit \d+\]$/m.test(body)) throw new Error(`This command failed:\n${failed}`);
		return `\`\`\`console\n${lines.join("")}\`\`\``;
	});
}

function printed(command: string, cwd: string, env: NodeJS.ProcessEnv): string {
	const shell = `{ ${command}\n} 2>&1; code=$?; test $code = 0 || echo "[exit $code]"`;
	return execFileSync("/bin/sh", ["-c", shell], { cwd, env, encoding: "utf8" });
}
