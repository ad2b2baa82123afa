/** Who does the work of a run: the program itself where there is little, threads where there is much or one input may take long. */
import { type Answered, type Asking, failure, inOrder, type Lost, type Workforce } from "../batch/in-order.ts";
import { isReadOnce, loadOnce, mayTakeLong } from "../batch/process-input.ts";
import { threads } from "../batch/threads.ts";
import type { Input } from "../read/inputs.ts";
import type { BaseSettings } from "./options.ts";
import type { World } from "./world.ts";

/** What a thread needs to do the same as the program, as plain data. */
export interface Setup<Kind extends string, Own extends BaseSettings = BaseSettings> {
	readonly kind: Kind;
	readonly cwd: string;
	readonly settings: Own;
	/** The configs that count for some input, absolute. */
	readonly configs: readonly string[];
}

/** Does what is to be done with one item. */
export type Work<Item, Answer> = (item: Item) => Promise<Answer>;

/** A kind of work that can be done in a thread too: functions can't cross, so it is made there again of the same setup. */
export interface Job<Made, Item, Answer> {
	readonly again: (setup: Made, world: World) => Promise<Work<Item, Answer>>;
	/** What an item comes to that the program failed on. */
	readonly lost: Lost<Item, Answer>;
	/** The input that an item is about; null where there is nothing to read. */
	readonly inputOf: (item: Item) => Input | null;
	/** The item with its input, which was read before; null where every input can be read again. */
	readonly withInput: ((item: Item, input: Input) => Item) | null;
}

/** The work of one run. */
export interface Workload<Item, Answer> {
	readonly job: Pick<Job<never, Item, Answer>, "lost" | "inputOf" | "withInput">;
	readonly setup: Setup<string>;
	readonly work: Work<Item, Answer>;
	/** How many items there are. */
	readonly total: number;
	readonly signal: AbortSignal;
	/** Whether no thread can do it. */
	readonly isHere?: boolean;
}

/**
 * A thread has to load and to warm up what the program itself has by then: for fewer items two gain nothing. Who asks
 * for threads gets them all the same.
 */
const fewest = 1500;

/** From so many on, the engine spends more time on compiling than it saves. */
const many = 100;

/** So many items take some hundredths of a second: a thread for fewer is not worth its start. */
const fewestEach = 16;

/** Finds the workforce for a run. What may be slow is done where it can be ended, also where there is little to do. */
export function workforceFor<Item, Answer>(
	{ job, setup, work, total, signal, isHere = false }: Workload<Item, Answer>,
	{ startThread: start, cores, compileLater }: Pick<World, "startThread" | "cores" | "compileLater">,
): Workforce<Item, Answer> {
	const { jobs, maxTime: patience, isTimed, from } = setup.settings;
	const { lost } = job;
	// With one input there is nothing else to save, and the stack is worth more.
	const safe = total === 1 ? work : guarded(work, lost);
	const most = jobs ?? (total < fewest ? 1 : cores());
	const hands = Math.min(most, Math.ceil(total / fewestEach));
	const force = { setup, signal, patience, start, alone: safe, lost };
	if (total >= many) compileLater();
	if (hands >= 2) return threads({ ...force, jobs: hands });
	const mayBeSlow = (item: Item): boolean => {
		const input = isHere ? null : job.inputOf(item);
		return input !== null && (isTimed || mayTakeLong(input, from));
	};
	const slow = threads({ ...force, jobs: 1 });
	return { window: 0, work: (item) => (mayBeSlow(item) ? slow.work(item) : safe(item)), end: slow.end };
}

/** What every item came to, in order. What can be read only once is read here, whoever works on it. */
export function answersTo<Item, Answer>(
	items: Iterable<Item>,
	workload: Workload<Item, Answer>,
	{ known, ready = (item) => item, isStopped, world }: Asking<Item, Answer> & { readonly world: World },
): AsyncGenerator<Answered<Item, Answer>> {
	const force = workforceFor(workload, world);
	return inOrder(items, force, {
		known: async (item) => {
			const answer = await known(item);
			if (answer !== null) return answer;
			const whole = await readBefore(item, workload, world);
			return whole === null ? null : force.work(ready(whole));
		},
		ready,
		isStopped,
	});
}

/** What the only item of a run came to, within the time that it may take. */
export async function answerTo<Item, Answer>(
	item: Item,
	workload: Omit<Workload<Item, Answer>, "total" | "signal">,
	world: World,
): Promise<Answer> {
	const alone = { ...workload, total: 1, signal: new AbortController().signal };
	const force = workforceFor(alone, world);
	const answer = await force.work((await readBefore(item, alone, world)) ?? item);
	force.end();
	return given(answer);
}

/** The answer of a run that nobody can stop. */
export function given<Answer>(answer: Answer | null): Answer {
	if (answer === null) throw new Error("a thread was to stop, and nobody told it to");
	return answer;
}

/** An item with what its input holds, if that can be read only once; null where any thread can read it. */
async function readBefore<Item, Answer>(
	item: Item,
	{ job, setup, signal }: Pick<Workload<Item, Answer>, "job" | "setup" | "signal">,
	{ stdin }: World,
): Promise<Item | null> {
	const input = job.inputOf(item);
	if (input === null || job.withInput === null || !isReadOnce(input)) return null;
	return job.withInput(item, await loadOnce(input, { ...setup.settings, signal }, (limit) => stdin.read(limit)));
}

/** The same work, which never throws: a fault of the program costs the input that brought it to light, and no other. */
export function guarded<Item, Answer>(work: Work<Item, Answer>, lost: Lost<Item, Answer>): Work<Item, Answer> {
	return async (item) => {
		try {
			return await work(item);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return lost(item, failure(`the program failed: ${reason}`));
		}
	};
}
