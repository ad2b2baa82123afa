/** Has an installed LibreOffice convert old Word files: in a folder of its own, without macros and without a network. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Fault, fault } from "../findings/faults.ts";
import { loadFile, type StreamLimits } from "../read/load.ts";
import { tooSlow } from "./pool/threads.ts";

/** Converts an old Word file to `.docx`, or tells why that failed. */
export type Office = (bytes: Uint8Array, limits: Omit<StreamLimits, "signal">) => Promise<Uint8Array | Fault>;

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
