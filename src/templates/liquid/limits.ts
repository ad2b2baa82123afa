/** What a template may take for one report: time, memory and text. All that it does is held to it: reading, rendering, writing. */
import { createContext, Script } from "node:vm";
import type { Context } from "liquidjs";

/** Milliseconds; the engine's own limit is lower, since it tells where the time went. */
const mostTime = 3_000;

/** An entry of a list takes as much as so many characters, with what it mostly is: a short text. */
const entry = 20;

/** What the engine may take. It counts the entries of ranges and lists one by one: together they may take 50 MB. */
export const engineLimits = { renderLimit: 2_800, memoryLimit: 50_000_000 / entry };

/** The engine's count of what it made. */
export type Memory = Pick<Context["memoryLimit"], "use">;

/** The same count for those who make text, character by character. */
export const inCharacters = (memory: Memory): Memory => ({ use: (count) => memory.use(count / entry) });

/** A report far longer than any notes is a template that does not know when to stop. */
export const longestReport = 20_000_000;

/** The longest text that a filter takes, and the longest value: to cut or escape one takes thirty times its memory. */
const longestValue = 2_000_000;

/** Refuses a text that is longer than `most`. */
export function holdLength(length: number, most = longestValue): void {
	if (length > most) throw new RangeError("too long");
}

const sandbox: { work: (() => unknown) | null } = { work: null };
const context = createContext(sandbox);
const script = new Script("work()");

/** What some work makes in time. Work that takes longer is ended, wherever it is: no loop needs to look at the clock. */
export function inTime<T>(work: () => T): T {
	sandbox.work = work;
	try {
		return script.runInContext(context, { timeout: mostTime }) as T;
	} catch (error) {
		throw codeOf(error) === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? new RangeError("too long") : error;
	} finally {
		sandbox.work = null;
	}
}

/** An error of the script's own world is no instance of this one's. */
const codeOf = (error: unknown): unknown => Object(error).code;
