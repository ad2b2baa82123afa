/** Threads that process items one by one. If a thread dies, only the item that killed it fails. */
import { type Fault, fault } from "../../findings/faults.ts";

/** Works on items, perhaps several at once. */
export interface Pool<Item, Answer> {
	/** How many items may wait for an answer, so that memory does not grow with their number. */
	readonly window: number;
	/** The result of an item; null if it was not started because the run is stopping. */
	work(item: Item): Promise<Answer | null>;
	/** Ends the threads after the last item. */
	end(): void;
}

/** The result of an item whose thread died. */
export type Lost<Item, Answer> = (item: Item, why: Fault) => Answer;

/** The fault of an input on which the program failed. */
export const failure = (reason: string): Fault =>
	fault(
		"unreadable-file",
		`Can't read this file: ${reason}. This is a bug; please report it, with the notes if you may.`,
	);

/** Starts a thread of the program with what it needs to begin. */
export type StartThread = (setup: unknown, events: ThreadEvents) => Thread;

/** A thread that answers messages in order. */
export interface Thread {
	send(message: unknown): void;
	/** Lets it end by itself. */
	end(): void;
	/** Ends it at once, whatever it is doing. */
	stop(): void;
}

/** Events of a thread. */
export interface ThreadEvents {
	/** It has what it needs. */
	ready(): void;
	/** The answer to the first message that has none yet. */
	answered(answer: unknown): void;
	/** Why it stopped. */
	died(reason: string): void;
}

/** The work of the threads. */
export interface ThreadWork<Item, Answer> {
	readonly start: StartThread;
	readonly setup: unknown;
	/** How many at most. */
	readonly jobs: number;
	/** How many milliseconds one item may take. */
	readonly patience: number;
	/** Once aborted, no item is begun. */
	readonly signal: AbortSignal;
	/** The same work without a thread, if none can be started. */
	readonly alone: (item: Item) => Promise<Answer>;
	/** The result of an item that killed its thread. */
	readonly lost: Lost<Item, Answer>;
}

/** How many items are queued for a thread, so that it never waits for the next one. */
const mostInHand = 16;

/** A queued item, and the promise of its result. */
interface Order<Item, Answer> {
	readonly item: Item;
	readonly settle: (answer: Answer | null | Promise<Answer>) => void;
}

/** A thread and its queue; it works on the first item. */
interface Hand<Item, Answer> {
	readonly orders: Order<Item, Answer>[];
	take(order: Order<Item, Answer>): void;
	end(): void;
}

/** Makes a pool of threads, each started when it is needed. */
export function threads<Item, Answer>(work: ThreadWork<Item, Answer>): Pool<Item, Answer> {
	const { jobs, signal, alone } = work;
	const waiting: Order<Item, Answer>[] = [];
	const hands = new Set<Hand<Item, Answer>>();
	let [isEnded, isUsable, atWork] = [false, true, 0];
	const freest = (): Hand<Item, Answer> | undefined => {
		const [first] = [...hands].sort((one, other) => one.orders.length - other.orders.length);
		if (first?.orders.length !== 0 && hands.size < jobs) return begin();
		return first !== undefined && first.orders.length < mostInHand ? first : undefined;
	};
	const assign = (): void => {
		for (let order = waiting[0]; order !== undefined; order = waiting[0]) {
			const isForThreads = !signal.aborted && isUsable;
			const hand = isForThreads ? freest() : null;
			if (hand === undefined) return;
			if (hand === null && !signal.aborted && atWork === jobs) return;
			waiting.shift();
			if (hand !== null) hand.take(order);
			else order.settle(signal.aborted ? null : aloneWith(order.item));
		}
		if (isEnded) for (const hand of hands) if (hand.orders.length === 0) hand.end();
	};
	const aloneWith = async (item: Item): Promise<Answer> => {
		atWork++;
		try {
			return await alone(item);
		} finally {
			atWork--;
			assign();
		}
	};
	const begin = (): Hand<Item, Answer> => {
		const hand: Hand<Item, Answer> = startHand(work, assign, (isSound) => {
			hands.delete(hand);
			// A thread that failed before it was ready would fail for other items too.
			if (!isSound) isUsable = false;
			waiting.unshift(...hand.orders);
			assign();
		});
		hands.add(hand);
		return hand;
	};
	return {
		window: 2 * jobs * mostInHand,
		work: (item) =>
			new Promise((settle) => {
				waiting.push({ item, settle });
				assign();
			}),
		end() {
			isEnded = true;
			assign();
		},
	};
}

function startHand<Item, Answer>(
	{ start, setup, signal, patience, lost }: ThreadWork<Item, Answer>,
	free: () => void,
	died: (isSound: boolean) => void,
): Hand<Item, Answer> {
	const orders: Order<Item, Answer>[] = [];
	let isReady = false;
	let slow: Order<Item, Answer> | null = null;
	let timer: NodeJS.Timeout | undefined;
	const watch = (): void => {
		clearTimeout(timer);
		if (!isReady || orders.length === 0) return;
		timer = setTimeout(() => {
			slow = orders[0] ?? null;
			thread.stop();
		}, patience);
	};
	const stop = new Int32Array(new SharedArrayBuffer(4));
	const onStop = (): void => void Atomics.store(stop, 0, 1);
	signal.addEventListener("abort", onStop);
	const thread = start(
		{ work: setup, stop },
		{
			ready() {
				isReady = true;
				watch();
			},
			answered(answer) {
				// The same program sent this on the other side, so its type is known.
				orders.shift()?.settle(answer as Answer | null);
				watch();
				free();
			},
			died(reason) {
				clearTimeout(timer);
				signal.removeEventListener("abort", onStop);
				// The slow item may have been answered just before the thread was stopped; then no other item is at fault.
				const order = isReady && (slow === null || orders[0] === slow) ? orders.shift() : undefined;
				order?.settle(lost(order.item, slow === null ? failure(reason) : tooSlow(patience)));
				died(isReady);
			},
		},
	);
	return {
		orders,
		take(order) {
			orders.push(order);
			if (orders.length === 1) watch();
			thread.send(order.item);
		},
		end: () => thread.end(),
	};
}

/** The fault of an input that takes more than so many milliseconds. */
export const tooSlow = (patience: number): Fault =>
	fault("too-slow", `Too slow: more than ${patience / 1000} s. Shorten the notes, or use a longer \`--max-time\`.`);
