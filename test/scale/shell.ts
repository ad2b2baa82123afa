/** Scripts as documents show them, with the built program on the path. */
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { program as built } from "./run.ts";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));

/** The block of a page in docs whose fence has this name, such as `convert.slurm`. */
export function recipe(name: string, page = "scale.md"): string {
	const [, body] =
		new RegExp(`^\`\`\`\\w+ ${name.replace(".", "\\.")}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(
			readFileSync(join(docs, page), "utf8"),
		) ?? [];
	if (body === undefined) throw new Error(`Unexpected docs/${page} without ${name}`);
	return body;
}

/** An environment in which `rapporteur` is the built program. */
export function environment(folder: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
	const bin = join(folder, "bin");
	mkdirSync(bin, { recursive: true });
	const program = join(bin, "rapporteur");
	writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${built}" "$@"\n`);
	chmodSync(program, 0o755);
	return { ...process.env, PATH: [bin, "/usr/sbin", process.env["PATH"] ?? ""].join(delimiter), ...more };
}

/** Runs a script in a folder; tells how it ended. */
export function shell(
	script: string,
	cwd: string,
	env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly text: string }> {
	return new Promise((done) => {
		const child = execFile("/bin/sh", ["-c", script], { cwd, env, maxBuffer: 1 << 26 }, (_error, out, err) =>
			done({ code: child.exitCode ?? -1, text: out + err }),
		);
	});
}

/** Whether a program is on the path; in CI it must be. */
export function has(program: string): boolean {
	const folders = ["/usr/sbin", ...(process.env["PATH"] ?? "").split(delimiter)];
	const found = folders.some((folder) => existsSync(join(folder, program)));
	if (!found && process.env["CI"] === "true") throw new Error(`expected ${program} on the path in CI`);
	return found;
}
