import { describe, expect, test } from "vitest";
import { answerInOrder, type Lost, threads } from "../../../src/cli/pool.ts";
import type { StartThread } from "../../../src/cli/world.ts";

type Item = number | "dies" | "hangs";

/** Threads that double numbers, and end as they are asked to. */
function fake({ isSound = true } = {}) {
	const counts = { started: 0, ended: 0, stopped: 0, alive: 0, most: 0 };
	const start: StartThread = (_, { ready, answered, died }) => {
		counts.started++;
		counts.most = Math.max(counts.most, ++counts.alive);
		const later = (action: () => void): void => void setImmediate(action);
		later(() => (isSound ? ready() : died("no threads here")));
		let isDone = false;
		const answer = (item: Item): void => {
			if (!isSound || isDone) return;
			isDone = typeof item === "string";
			if (item === "dies") die("it took too much");
			else if (item !== "hangs") answered(2 * item);
		};
		const die = (reason: string): void => {
			counts.alive--;
			died(reason);
		};
		return {
			send: (message) => later(() => answer(message as Item)),
			end: () => void counts.ended++,
			stop: () => {
				counts.stopped++;
				die("it was stopped");
			},
		};
	};
	return { counts, start };
}

const lost: Lost<Item, string | number> = (item, { code }) => `${item}: ${code}`;

const doubling = async (item: Item): Promise<string | number> => 2 * Number(item);

async function told(items: readonly Item[], start: StartThread, { jobs = 2, stopAt = 1000, alone = doubling } = {}) {
	const controller = new AbortController();
	const force = threads<Item, string | number>({
		start,
		setup: null,
		jobs,
		patience: 20,
		signal: controller.signal,
		alone,
		lost,
	});
	const seen: (string | number)[] = [];
	const asking = { known: async () => null, isStopped: () => controller.signal.aborted };
	for await (const { answer } of answerInOrder(items, force, asking)) {
		seen.push(answer);
		if (seen.length === stopAt) controller.abort();
	}
	return seen;
}

const numbers = Array.from({ length: 50 }, (_, at) => at);
const doubled = numbers.map((number) => 2 * number);

describe("threads", () => {
	test.each([1, 2, 3, 8])("%i of them answer all in order", async (jobs) => {
		const { counts, start } = fake();
		expect(await told(numbers, start, { jobs })).toEqual(doubled);
		expect(counts.most).toBeLessThanOrEqual(jobs);
		expect(counts.ended).toBe(counts.started);
	});

	test("where none can be had, no more items are worked on at once than there were to be threads", async () => {
		const { start } = fake({ isSound: false });
		let [atWork, most] = [0, 0];
		const alone = async (item: Item): Promise<string | number> => {
			most = Math.max(most, ++atWork);
			await new Promise((resume) => setTimeout(resume, 1));
			atWork--;
			return 2 * Number(item);
		};
		expect(await told(numbers, start, { jobs: 3, alone })).toEqual(doubled);
		expect(most).toBe(3);
	});

	test("are not begun for nothing", async () => {
		const { counts, start } = fake();
		expect(await told([1], start, { jobs: 8 })).toEqual([2]);
		expect(counts.started).toBe(1);
	});

	test("that die cost what killed them, and nothing beside it", async () => {
		const items = numbers.map((number): Item => ([4, 5, 30].includes(number) ? "dies" : number));
		const expected = items.map((item) => (item === "dies" ? "dies: unreadable-file" : 2 * Number(item)));
		expect(await told(items, fake().start)).toEqual(expected);
	});

	test("that take too long cost what kept them, and nothing beside it", async () => {
		const items = numbers.map((number): Item => ([4, 5, 30].includes(number) ? "hangs" : number));
		const expected = items.map((item) => (item === "hangs" ? "hangs: too-slow" : 2 * Number(item)));
		const { counts, start } = fake();
		expect(await told(items, start)).toEqual(expected);
		expect(counts.stopped).toBe(3);
	});

	test("that can't be had are done without", async () => {
		const { counts, start } = fake({ isSound: false });
		expect(await told(numbers, start)).toEqual(doubled);
		expect(counts.started).toBeLessThanOrEqual(2);
	});

	test("begin nothing more once they are to stop", async () => {
		const seen = await told(numbers, fake().start, { stopAt: 4 });
		expect(seen).toEqual(doubled.slice(0, seen.length));
		expect(seen.length).toBeLessThan(50);
	});
});
