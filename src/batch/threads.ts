/** Threads that answer chunks of items; one that dies costs the item that killed it, and nothing else. */
import type { Fault } from "../findings/faults.ts";
import type { Workforce } from "./in-order.ts";
import { failure, type Lost, tooSlow } from "./in-order.ts";
import { watchOf } from "./watch.ts";

/** Starts a thread of the program with what it needs to begin. */
export type StartThread = (setup: unknown, events: ThreadEvents) => Thread;

/** A thread that answers one message after the other. */
export interface Thread {
	send(message: unknown): void;
	/** Lets it end by itself. */
	end(): void;
	/** Ends it at once, whatever it is doing. */
	stop(): void;
}

/** What is heard of a thread. */
export interface ThreadEvents {
	/** It has what it needs. */
	ready(): void;
	/** It begins with the next item of the last message. */
	began(): void;
	/** The answers to the last message. */
	answered(answers: unknown): void;
	/** Why it will answer no more. */
	died(reason: string): void;
}

/** What threads are to do. */
export interface ThreadWork<Item, Answer> {
	readonly start: StartThread;
	readonly setup: unknown;
	/** How many at most. */
	readonly jobs: number;
	/** How many items are sent at once. */
	readonly chunk: number;
	/** How many milliseconds one item may take. */
	readonly patience: number;
	/** Once aborted, no item is begun. */
	readonly signal: AbortSignal;
	/** The same work without a thread, where none can be had. */
	readonly alone: (item: Item) => Promise<Answer>;
	/** What an item comes to that a thread died of. */
	readonly lost: Lost<Item, Answer>;
}

type Answers<Answer> = readonly (Answer | null)[];

interface Job<Item, Answer> {
	readonly items: readonly Item[];
	readonly settle: (answers: Answers<Answer>) => void;
}

/** Makes a workforce of threads, each started when there is something to do for it. */
export function threads<Item, Answer>(work: ThreadWork<Item, Answer>): Workforce<Item, Answer> {
	const { jobs, chunk, signal } = work;
	const waiting: Job<Item, Answer>[] = [];
	const idle: Hand<Item, Answer>[] = [];
	let [alive, isEnded, isUsable] = [0, false, true];
	const submit = (items: readonly Item[]): Promise<Answers<Answer>> =>
		new Promise((settle) => {
			waiting.push({ items, settle });
			assign();
		});
	const assign = (): void => {
		while (waiting.length > 0 && (idle.length > 0 || alive < jobs || signal.aborted || !isUsable)) {
			const job = waiting.shift();
			if (job === undefined) return;
			if (signal.aborted) job.settle(job.items.map(() => null));
			else if (!isUsable) void inTurn(job.items, work.alone).then(job.settle);
			else (idle.pop() ?? begin()).take(job);
		}
	};
	const begin = (): Hand<Item, Answer> => {
		alive++;
		const hand: Hand<Item, Answer> = startHand(work, {
			free() {
				if (isEnded) hand.end();
				else idle.push(hand);
				assign();
			},
			died({ job, isSound, ...end }) {
				alive--;
				if (!isSound) isUsable = false;
				if (idle.includes(hand)) idle.splice(idle.indexOf(hand), 1);
				if (job !== null) void again(job, isSound ? end : null).then(job.settle);
				assign();
			},
		});
		return hand;
	};
	/** Which of its items a thread died of shows when each is tried by itself; which one was too slow is known. */
	const again = async ({ items }: Job<Item, Answer>, end: Death | null): Promise<Answers<Answer>> => {
		const isLost = (at: number): boolean => end !== null && (items.length === 1 || at === end.slow);
		const answers = items.map(async (item, at) =>
			end !== null && isLost(at) ? [work.lost(item, end.why)] : submit([item]),
		);
		return (await Promise.all(answers)).flat();
	};
	const end = (): void => {
		isEnded = true;
		for (const hand of idle.splice(0)) hand.end();
	};
	return { chunk, window: 2 * jobs * chunk, work: submit, end };
}

/** Why a thread died, and which of its items it was stopped at, as that took too long. */
interface Death {
	readonly why: Fault;
	readonly slow: number | null;
}

/** One thread, and what it has in hand. */
interface Hand<Item, Answer> {
	take(job: Job<Item, Answer>): void;
	end(): void;
}

interface HandEvents<Item, Answer> {
	/** It has answered. */
	free(): void;
	/** With what it had in hand; one that was never ready is not sound, whatever it was given. */
	died(end: Death & { readonly job: Job<Item, Answer> | null; readonly isSound: boolean }): void;
}

function startHand<Item, Answer>(
	{ start, setup, signal, patience }: ThreadWork<Item, Answer>,
	{ free, died }: HandEvents<Item, Answer>,
): Hand<Item, Answer> {
	let job: Job<Item, Answer> | null = null;
	let isSound = false;
	const stop = new Int32Array(new SharedArrayBuffer(4));
	const onStop = (): void => void Atomics.store(stop, 0, 1);
	signal.addEventListener("abort", onStop);
	let begun = -1;
	const watch = watchOf(patience, () => thread.stop());
	const thread = start(
		{ work: setup, stop },
		{
			ready() {
				isSound = true;
			},
			began() {
				begun++;
				watch.begin();
			},
			answered(answers) {
				watch.end();
				// What comes back is what the same program made of such items on the other side.
				job?.settle(answers as Answers<Answer>);
				job = null;
				free();
			},
			died(reason) {
				watch.end();
				signal.removeEventListener("abort", onStop);
				const isSlow = watch.isOver();
				died({ job, isSound, why: isSlow ? tooSlow(patience) : failure(reason), slow: isSlow ? begun : null });
			},
		},
	);
	return {
		take(next) {
			job = next;
			begun = -1;
			thread.send(next.items);
		},
		end: () => thread.end(),
	};
}

/** Does without threads what they would do. */
export function alone<Item, Answer>(work: (item: Item) => Promise<Answer>): Workforce<Item, Answer> {
	return { chunk: 1, window: 0, work: (items) => inTurn(items, work), end: () => {} };
}

async function inTurn<Item, Answer>(items: readonly Item[], work: (item: Item) => Promise<Answer>): Promise<Answer[]> {
	const answers: Answer[] = [];
	for (const item of items) answers.push(await work(item));
	return answers;
}
