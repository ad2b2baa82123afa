/** Does the same thing again whenever it is asked for, never twice at a time. */
import { setTimeout } from "node:timers/promises";

/** A task that can be asked for. */
export interface Repeat {
	ask(): void;
	/** Rejects when the task fails; it is not done again. */
	readonly failed: Promise<never>;
	/** Resolves once nothing is done any more. */
	stop(): Promise<void>;
}

// Milliseconds: one save of an editor is several changes, some of them to a file that is still empty.
const pause = 20;

/** Makes a task that is done once for all who ask at nearly the same time. */
export function repeatOf(task: () => Promise<void>): Repeat {
	let [isAsked, isStopped] = [false, false];
	let running: Promise<void> | null = null;
	let fail: (reason: unknown) => void = () => {};
	const failed = new Promise<never>((_, reject) => {
		fail = reject;
	});
	// Whoever waits for it is told; nobody has to.
	failed.catch(() => {});
	const run = async (): Promise<void> => {
		while (isAsked && !isStopped) {
			await setTimeout(pause);
			isAsked = false;
			await task();
		}
		running = null;
	};
	return {
		ask() {
			isAsked = true;
			running ??= run().catch(fail);
		},
		failed,
		async stop() {
			isStopped = true;
			await running;
		},
	};
}
