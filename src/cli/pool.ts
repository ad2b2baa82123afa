/**
 * Distributes the work of a run: to this process if there is little, to threads if there is much, or for inputs that may be
 * slow. If a thread dies, only the item that killed it fails.
 */
import { isReadOnce, loadInput, loadOnce, mayBeOldWord, mayTakeLong } from "../batch/process-input.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { signatureOf } from "../read/decode.ts";
import type { Input } from "../read/inputs.ts";
import type { BaseSettings } from "./options.ts";
import type { Setup } from "./prepare.ts";
import type { StartThread, World } from "./world.ts";

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
const failure = (reason: string): Fault =>
	fault(
		"unreadable-file",
		`Can't read this file: ${reason}. This is a bug; please report it, and attach the notes if you are allowed to.`,
	);

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

/** A unit of work. */
export interface Item {
	readonly input: Input;
}

/** A kind of work that can also run in a thread. */
export interface Job<Own extends Setup = Setup, Needs = unknown, Each extends Item = Item, Answer = unknown> {
	/** What the work needs; functions can't be sent to a thread, so it makes them again from the setup. */
	begin(setup: Own, world: World): Promise<Needs>;
	work(item: Each, needs: Needs): Promise<Answer>;
	/** The result of an item on which the program crashed. */
	lost(item: Each, why: Fault): Answer;
}

/** The work of one run. */
export interface Workload<Needs, Each extends Item, Answer> {
	readonly job: Job<never, Needs, Each, Answer>;
	readonly setup: Setup;
	readonly needs: NoInfer<Needs>;
	/** How many items there are. */
	readonly total: number;
	/** Once aborted, no item is begun; without it, the run can't be interrupted. */
	readonly signal?: AbortSignal;
	/** Whether it must not run in a thread. */
	readonly isHere?: boolean;
}

/**
 * A thread has to load and warm up code that this process has already, so for fewer items threads gain nothing.
 * `--jobs` overrides this.
 */
const fewest = 1000;

/** So many items take some hundredths of a second; for fewer, starting a thread takes longer. */
const fewestEach = 16;

/** Chooses threads or this process for a run. Inputs that may be slow always go to a thread, which can be ended. */
export function openPool<Needs, Each extends Item, Answer>(
	{ job, setup, needs, total, signal = uninterrupted, isHere = false }: Workload<Needs, Each, Answer>,
	{ startThread: start, cores }: Pick<World, "startThread" | "cores">,
): Pool<Each, Answer> {
	const { lost } = job;
	const work = (item: Each): Promise<Answer> => job.work(item, needs);
	const { jobs, maxTime: patience, isTimed, from } = setup.settings;
	// With a single input, no others must be saved from a crash, so the stack trace is more useful.
	const safe = total === 1 ? work : guard(work, lost);
	const most = jobs ?? (total < fewest ? 1 : cores());
	// Two are started whenever they are asked for: perhaps because the run crashes without.
	const hands = Math.min(most, total, Math.max(2, Math.ceil(total / fewestEach)));
	const forThreads = { setup, signal, patience, start, alone: safe, lost };
	if (hands >= 2) return threads({ ...forThreads, jobs: hands });
	const mayBeSlow = ({ input }: Each): boolean => !isHere && (isTimed || mayTakeLong(input, from));
	const slow = threads({ ...forThreads, jobs: 1 });
	return { window: 0, work: (item) => (mayBeSlow(item) ? slow.work(item) : safe(item)), end: slow.end };
}

const uninterrupted = new AbortController().signal;

/** Callbacks around each item. */
export interface Asking<Each, Answer> {
	/** A result that needs no work; else null. */
	readonly known?: (item: Each) => Promise<Answer | null>;
	/** What is sent to the thread for an item; by default, the item. */
	readonly ready?: (item: Each) => Each;
	/** Whether to start no more items. */
	readonly isStopped?: () => boolean;
}

/** An item and its result. */
export interface Answered<Each, Answer> {
	readonly item: Each;
	readonly answer: Answer;
}

/** Processes all items, results in order. Pipes are read here, whichever thread does the work. */
export function answerAll<Needs, Each extends Item, Answer>(
	items: Iterable<Each>,
	workload: Workload<Needs, Each, Answer>,
	{ known, ready = (item) => item, world, ...asking }: Asking<Each, Answer> & { readonly world: World },
): AsyncGenerator<Answered<Each, Answer>> {
	const pool = openPool(workload, world);
	const { settings } = workload.setup;
	return answerInOrder(items, pool, {
		...asking,
		ready,
		known: async (item) => {
			const answer = (await known?.(item)) ?? null;
			const { input } = item;
			if (answer !== null || (!isReadOnce(input) && !(settings.isOffice && mayBeOldWord(input)))) return answer;
			return pool.work(ready({ ...item, input: await readAhead(input, settings, world, workload.signal) }));
		},
	});
}

/** Yields every finished item, in order. */
export async function* answerInOrder<Each, Answer>(
	items: Iterable<Each>,
	pool: Pool<Each, Answer>,
	{ known, ready = (item) => item, isStopped }: Asking<Each, Answer>,
): AsyncGenerator<Answered<Each, Answer>> {
	const queue: { readonly item: Each; readonly answer: Promise<Answer | null>; readonly isKnown: boolean }[] = [];
	const takeFirst = async (): Promise<Answered<Each, Answer>[]> => {
		const first = queue.shift();
		const answer = (await first?.answer) ?? null;
		return first === undefined || answer === null ? [] : [{ item: first.item, answer }];
	};
	try {
		for (const item of items) {
			if (isStopped?.() === true) break;
			const answer = (await known?.(item)) ?? null;
			const isKnown = answer !== null;
			queue.push({ item, answer: isKnown ? Promise.resolve(answer) : pool.work(ready(item)), isKnown });
			// If nothing has to be waited for, results are passed on directly.
			while (queue.length > pool.window || queue[0]?.isKnown === true) yield* await takeFirst();
		}
		while (queue.length > 0) yield* await takeFirst();
	} finally {
		pool.end();
	}
}

/** The result of the only item of a run, within its time limit. */
export async function answerOne<Needs, Each extends Item, Answer>(
	item: Each,
	workload: Omit<Workload<Needs, Each, Answer>, "total">,
	world: World,
): Promise<Answer> {
	const pool = openPool({ ...workload, total: 1 }, world);
	const answer = await pool.work(item);
	pool.end();
	return given(answer);
}

/** The result of a run that can't be interrupted. */
export function given<Answer>(answer: Answer | null): Answer {
	if (answer === null) throw new Error("a thread was to stop, and nobody told it to");
	return answer;
}

/** The input with its content, if that can be read only once, or another program has to convert it. */
export async function readAhead(
	input: Input,
	settings: BaseSettings,
	{ stdin, office }: Pick<World, "stdin" | "office">,
	signal = uninterrupted,
): Promise<Input> {
	const read = await loadOnce(input, { ...settings, signal }, (limit) => stdin.read(limit));
	const convert = settings.isOffice && settings.from === null && mayBeOldWord(input) ? office() : null;
	if (convert === null) return read;
	const loaded = loadInput(read, settings.maxSize);
	if ("fault" in loaded || signatureOf(loaded.bytes)?.isOffice !== true) return read;
	const docx = await convert(loaded.bytes, settings);
	return { ...read, loaded: "code" in docx ? { fault: docx } : { ...loaded, docx } };
}

/** The same work without exceptions: a bug in the program fails only the input that triggers it. */
export function guard<Each extends Item, Answer>(
	work: (item: Each) => Promise<Answer>,
	lost: (item: Each, why: Fault) => Answer,
): (item: Each) => Promise<Answer> {
	return async (item) => {
		try {
			return await work(item);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return lost(item, failure(`the program failed: ${reason}`));
		}
	};
}
