/** One run at a time writes to an output folder. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { systemCode } from "../../findings/system-failure.ts";

/** The process that a lock belongs to. */
export interface Holder {
	readonly pid: number;
	readonly host: string;
	/** Whether a process of this host is there. */
	readonly isRunning: (pid: number) => boolean;
}

/** Takes a lock; null where it has it, else whose it is. One of a process that is no more is taken over. */
export function takeLock(path: string, holder: Holder): string | null {
	if (create(path, holder)) return null;
	const other = heldBy(path, holder);
	if (other !== null) return other;
	rmSync(path, { force: true });
	return create(path, holder) ? null : "another process";
}

/** The other process that a lock belongs to; null where there is none, or none that lives. */
export function heldBy(path: string, holder: Holder): string | null {
	const other = read(path);
	return other !== null && isAlive(other, holder) ? `process ${other.pid} on ${other.host}` : null;
}

/** Gives a lock back. */
export function freeLock(path: string): void {
	rmSync(path, { force: true });
}

function create(path: string, { pid, host }: Holder): boolean {
	try {
		const descriptor = openSync(path, "wx");
		writeSync(descriptor, `${JSON.stringify({ pid, host })}\n`);
		closeSync(descriptor);
		return true;
	} catch (error) {
		if (systemCode(error) === "EEXIST") return false;
		throw error;
	}
}

/** Whose a lock is; null where it was not even written. */
function read(path: string): Pick<Holder, "pid" | "host"> | null {
	try {
		const { pid, host } = JSON.parse(readFileSync(path, "utf8")) as Partial<Holder>;
		return typeof pid === "number" && typeof host === "string" ? { pid, host } : null;
	} catch {
		return null;
	}
}

/** Of another host nothing can be known. In a container, the process before had the same number as this one. */
function isAlive(other: Pick<Holder, "pid" | "host">, { pid, host, isRunning }: Holder): boolean {
	return other.host !== host || (other.pid !== pid && isRunning(other.pid));
}
