/** How far a run has come, on one line of a terminal that gives way to all else; nothing where nobody sees it. */
import { isSet } from "./output.ts";
import type { StandardOutput, World } from "./world.ts";

/** A line that changes. */
export interface Progress {
	/** One more input is done. */
	step(isFailed: boolean): void;
	/** Takes the line away. */
	clear(): void;
	/** Standard error, whose messages take the line's place. */
	readonly stderr: StandardOutput;
}

/** Ten times a second is as often as an eye can tell. */
const interval = 100;

/** Begins a line for a run over so many inputs. */
export function openProgress({ stderr, env, now }: Pick<World, "stderr" | "env" | "now">, total: number): Progress {
	if (total < 2 || !stderr.isTTY || isSet(env["CI"])) return { step: () => {}, clear: () => {}, stderr };
	const time = (): number => now().getTime();
	const began = time();
	let [done, failed, drawn, isShown] = [0, 0, began, false];
	const clear = (): void => {
		if (isShown) stderr.write("\r\u001b[2K");
		isShown = false;
	};
	return {
		step(isFailed) {
			done++;
			if (isFailed) failed++;
			if (time() - drawn < interval || done === total) return;
			drawn = time();
			clear();
			stderr.write(fitting(lineOf({ done, failed, total, seconds: (drawn - began) / 1000 }), stderr.columns));
			isShown = true;
		},
		clear,
		stderr: {
			isTTY: true,
			get columns() {
				return stderr.columns;
			},
			get closed() {
				return stderr.closed;
			},
			write(content) {
				if (content.length === 0) return;
				clear();
				stderr.write(content);
			},
		},
	};
}

interface Stand {
	readonly done: number;
	readonly failed: number;
	readonly total: number;
	readonly seconds: number;
}

function lineOf({ done, failed, total, seconds }: Stand): string {
	const rate = done / seconds;
	const parts = [`${done} of ${total} files`, `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`];
	parts.push(`${inWords(Math.ceil((total - done) / rate))} left`);
	if (failed > 0) parts.push(`${failed} failed`);
	return parts.join(", ");
}

function inWords(seconds: number): string {
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A line that wraps could not be taken away again. */
const fitting = (line: string, columns: number | undefined): string => line.slice(0, (columns ?? 80) - 1);
