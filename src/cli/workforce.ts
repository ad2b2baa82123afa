/** Who does the work of a run: the program itself where there is little, threads where there is much. */

import type { Workforce } from "../batch/in-order.ts";
import { failure, type Lost } from "../batch/in-order.ts";
import { threads } from "../batch/threads.ts";
import type { BaseSettings } from "./options.ts";
import type { World } from "./world.ts";

/** What is to be done with each item of a run. */
export interface Labour<Item, Answer> {
	/** How many items there are. */
	readonly total: number;
	/** How many threads may be used; null is one for each core. */
	readonly jobs: number | null;
	readonly signal: AbortSignal;
	/** What threads need to do the same as `work`. */
	readonly setup: unknown;
	readonly work: (item: Item) => Promise<Answer>;
	readonly lost: Lost<Item, Answer>;
	/** How many milliseconds one item may take. */
	readonly patience: number;
	/** Whether an item may take so long that it must be possible to end it. */
	readonly mayBeSlow: (item: Item) => boolean;
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
	{ total, jobs, work, lost, mayBeSlow, ...labour }: Labour<Item, Answer>,
	{ startThread: start, cores, compileLater }: Pick<World, "startThread" | "cores" | "compileLater">,
): Workforce<Item, Answer> {
	// With one input there is nothing else to save, and the stack is worth more.
	const safe = total === 1 ? work : guarded(work, lost);
	const most = jobs ?? (total < fewest ? 1 : cores());
	const hands = Math.min(most, Math.ceil(total / fewestEach));
	const force = { ...labour, start, alone: safe, lost };
	if (total >= many) compileLater();
	if (hands >= 2) return threads({ ...force, jobs: hands });
	const slow = threads({ ...force, jobs: 1 });
	return { window: 0, work: (item) => (mayBeSlow(item) ? slow.work(item) : safe(item)), end: slow.end };
}

/** One thing to do, and whether it may take so long that it must be possible to end it. */
export interface Chore<Item, Answer> extends Pick<Labour<Item, Answer>, "setup" | "work" | "lost"> {
	readonly settings: Pick<BaseSettings, "maxTime" | "isTimed">;
	readonly mayBeSlow: boolean;
}

/** Does one thing, within the time that it may take. */
export async function doOne<Item, Answer>(
	item: Item,
	{ settings: { maxTime, isTimed }, mayBeSlow, ...chore }: Chore<Item, Answer>,
	world: Pick<World, "startThread" | "cores" | "compileLater">,
): Promise<Answer> {
	const { signal } = new AbortController();
	const limits = { signal, patience: maxTime, mayBeSlow: () => isTimed || mayBeSlow };
	const force = workforceFor({ ...chore, ...limits, total: 1, jobs: 1 }, world);
	const answer = await force.work(item);
	force.end();
	if (answer === null) throw new Error("a thread was to stop, and nobody told it to");
	return answer;
}

/** The same work, which never throws: a fault of the program costs the input that brought it to light, and no other. */
export function guarded<Item, Answer>(
	work: (item: Item) => Promise<Answer>,
	lost: Lost<Item, Answer>,
): (item: Item) => Promise<Answer> {
	return async (item) => {
		try {
			return await work(item);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return lost(item, failure(`the program failed: ${reason}`));
		}
	};
}
