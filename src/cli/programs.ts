/** Other programs: Git, the browser, LibreOffice, and a process of our own for untrusted templates. Loaded when one is needed. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Isolate } from "../batch/templates.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { loadFile } from "../read/load.ts";
import { tooSlow } from "./pool.ts";
import type { GitAnswer, Office, World } from "./world.ts";

/** More names than any archive has. */
const mostBytes = 500_000_000;

/**
 * Runs git with fixed arguments, without a shell; null where it is not installed. Of the programs that the settings of a
 * repository name, no hook and no file monitor runs; filters do, as in any `git diff`, because only they can tell whether a
 * file has changed.
 */
export function git(args: readonly string[], folder: string, env: World["env"]): GitAnswer | null {
	// Without locks, the index is not written, which would run a hook.
	const own = ["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
	const { status, stdout, stderr, error } = spawnSync("git", [...own, ...args], {
		cwd: folder,
		// There is no catalogue of English messages, so they are not translated; `LC_ALL` would change what filters do. Hooks may
		// get `GIT_DIR`, with which git takes every working folder for the top of its repository.
		env: { ...env, LANGUAGE: "en", GIT_DIR: undefined },
		maxBuffer: mostBytes,
		stdio: ["ignore", "pipe", "pipe"],
		windowsHide: true,
	});
	if (error !== undefined) return null;
	const said = stderr.toString();
	const reason = /^fatal: (.*)$/m.exec(said)?.[1] ?? said.split("\n")[0] ?? "";
	return { isOk: status === 0, printed: stdout.toString(), reason };
}

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
	darwin: ["open"],
	// `start` takes its first argument for a title.
	win32: ["cmd", "/c", "start", '""'],
};

/** Without a display, xdg-open would start a browser for terminals, which is not visible. */
const canShow = ({ platform, env }: NodeJS.Process): boolean =>
	platform === "darwin" || platform === "win32" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"] || env["BROWSER"]);

/** The program makes the address, of letters, digits and signs without a meaning for the shell. */
export function browse(process: NodeJS.Process, address: string): void {
	if (!canShow(process)) return;
	const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
	const child = spawn(command, [...args, address], {
		// A group of its own, so that Ctrl-C does not end the browser as well.
		detached: true,
		stdio: "ignore",
		windowsHide: true,
		windowsVerbatimArguments: true,
	});
	child.on("error", () => {});
	child.unref();
}

/** Milliseconds, including the start of the process; rendering is limited to 3 seconds. */
const mostTime = 4_500;

// Sources and bundles are both two folders below the package.
const inPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Runs an untrusted template in a process without environment, with limited memory and time. */
export function isolate(process: NodeJS.Process, job: Parameters<Isolate>[0]): ReturnType<Isolate> {
	const args = [...jailFlags(process), inPackage("bin/jail.js")];
	const child = spawn(process.execPath, args, {
		env: {},
		stdio: ["pipe", "pipe", "ignore"],
		windowsHide: true,
		timeout: mostTime,
		killSignal: "SIGKILL",
	});
	return new Promise((settle) => {
		const output: Buffer[] = [];
		child.stdout.on("data", (chunk) => output.push(chunk));
		// The process may end before it has read all of its job.
		child.stdin.on("error", () => {});
		child.on("error", (error) => settle({ reason: `The template can't be run (${error.message})` }));
		child.on("close", (code) => {
			if (child.killed) settle({ reason: "The template took too much time" });
			else if (code === 1) settle({ reason: "The template crashed its renderer" });
			else if (code !== 0) settle({ reason: "The template took too much memory" });
			else settle({ output: Buffer.concat(output).toString("utf8") });
		});
		child.stdin.end(job);
	});
}

/** Node's flags for it: limited memory, no files but the program's, no processes, no threads. */
export function jailFlags(process: NodeJS.Process): string[] {
	const flag = ["--permission", "--experimental-permission"].find((each) =>
		process.allowedNodeEnvironmentFlags.has(each),
	);
	const readable = ["package.json", "bin/*", "dist/*"].map((path) => `--allow-fs-read=${inPackage(path)}`);
	return [...(flag === undefined ? [] : [flag, ...readable]), "--max-old-space-size=96", "--disable-proto=delete"];
}

/** Runs the program at a path; it and what it started are ended with the time, and with this process. */
export async function convertWord(
	process: NodeJS.Process,
	program: string,
	[bytes, { maxSize, maxTime }]: Parameters<Office>,
): Promise<Uint8Array | Fault> {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-office-"));
	try {
		mkdirSync(join(folder, "profile", "user"), { recursive: true });
		writeFileSync(join(folder, "profile", "user", "registrymodifications.xcu"), profile);
		writeFileSync(join(folder, "notes.doc"), bytes);
		if (await isLate(process, program, { folder, maxTime })) return tooSlow(maxTime);
		const made = loadFile(join(folder, "notes.docx"), maxSize);
		if (!("fault" in made)) return made.bytes;
		return made.fault.code === "too-large" ? made.fault : unconverted;
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}

const unconverted = fault(
	"undecodable",
	"LibreOffice can't convert this file: it may be damaged, or have a password. Open it there, and save it as `.docx`.",
);

interface Job {
	readonly folder: string;
	readonly maxTime: number;
}

/** Resolves when the program has ended, to whether it took too much time. */
function isLate(process: NodeJS.Process, program: string, { folder, maxTime }: Job): Promise<boolean> {
	const profileAt = pathToFileURL(join(folder, "profile"));
	const quietly = ["--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck"];
	const task = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, join(folder, "notes.doc")];
	const child = spawn(program, [`-env:UserInstallation=${profileAt}`, ...quietly, ...task], {
		cwd: folder,
		env: { ...process.env, HOME: folder, TMPDIR: folder },
		// The program is a script that starts others: a group of their own is ended as one.
		detached: process.platform !== "win32",
		stdio: "ignore",
		windowsHide: true,
	});
	return new Promise((settle) => {
		let hasTimedOut = false;
		const timer = setTimeout(() => {
			hasTimedOut = true;
			endAll(process, child.pid);
		}, maxTime);
		const clear = (): void => {
			endAll(process, child.pid);
			rmSync(folder, { recursive: true, force: true });
		};
		const end = (): void => {
			clearTimeout(timer);
			process.off("exit", clear);
			for (const signal of signals) process.off(signal, onSignal);
			// What it left running would write on.
			endAll(process, child.pid);
			settle(hasTimedOut);
		};
		// Who listens too decides when this process ends; else it ends now.
		const onSignal = (signal: NodeJS.Signals): void => {
			if (process.listenerCount(signal) > 1) return;
			clear();
			end();
			process.kill(process.pid, signal);
		};
		process.on("exit", clear);
		for (const signal of signals) process.on(signal, onSignal);
		child.on("error", end);
		child.on("close", end);
	});
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function endAll(process: NodeJS.Process, pid: number | undefined): void {
	try {
		if (pid !== undefined) process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
	} catch {
		// It has ended.
	}
}

const item = (path: string, name: string, value: string | number | boolean): string =>
	`<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

const security = "Office.Common/Security/Scripting";
const proxy = "Inet/Settings";

/** No macros, no linked content, and a proxy that is not there for whatever would fetch something all the same. */
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">${[
	item(security, "DisableMacrosExecution", true),
	item(security, "MacroSecurityLevel", 3),
	item(security, "DisableActiveContent", true),
	item(security, "BlockUntrustedRefererLinks", true),
	item("Office.Writer/Content/Update", "Link", 0),
	item(proxy, "ooInetProxyType", 2),
	...["HTTP", "HTTPS", "FTP"].flatMap((kind) => [
		item(proxy, `ooInet${kind}ProxyName`, "127.0.0.1"),
		item(proxy, `ooInet${kind}ProxyPort`, 9),
	]),
].join("\n")}
</oor:items>
`;
