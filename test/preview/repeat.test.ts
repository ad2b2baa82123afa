import { expect, test } from "vitest";
import { repeatOf } from "../../src/preview/watch.ts";

/** A task that waits to be let go, and counts. */
function task() {
	let [begun, running, most] = [0, 0, 0];
	const waiting: (() => void)[] = [];
	const begins: (() => void)[] = [];
	return {
		run: async (): Promise<void> => {
			begun++;
			most = Math.max(most, ++running);
			begins.shift()?.();
			await new Promise<void>((resume) => waiting.push(resume));
			running--;
		},
		next: (): Promise<void> => new Promise((resume) => begins.push(resume)),
		letGo: () => waiting.shift()?.(),
		counts: () => ({ begun, most }),
	};
}

test("what is asked for several times at once is done once", async () => {
	const { run, next, letGo, counts } = task();
	const repeat = repeatOf(run);
	const first = next();
	for (let times = 0; times < 5; times++) repeat.ask();
	await first;
	letGo();
	await repeat.stop();
	expect(counts()).toEqual({ begun: 1, most: 1 });
});

test("what is asked for meanwhile is done once more, and not at the same time", async () => {
	const { run, next, letGo, counts } = task();
	const repeat = repeatOf(run);
	const first = next();
	repeat.ask();
	await first;
	const second = next();
	repeat.ask();
	repeat.ask();
	letGo();
	await second;
	letGo();
	await repeat.stop();
	expect(counts()).toEqual({ begun: 2, most: 1 });
});

test("a stop waits for what is done, and keeps the rest from being done", async () => {
	const { run, next, letGo, counts } = task();
	const repeat = repeatOf(run);
	const first = next();
	repeat.ask();
	await first;
	repeat.ask();
	let isStopped = false;
	const stopped = repeat.stop().then(() => {
		isStopped = true;
	});
	await new Promise(setImmediate);
	expect(isStopped).toBe(false);
	letGo();
	await stopped;
	expect(counts().begun).toBe(1);
});

test("a failure is reported", async () => {
	const repeat = repeatOf(() => Promise.reject(new Error("a bug")));
	repeat.ask();
	await expect(repeat.failed).rejects.toThrow("a bug");
	await repeat.stop();
});
