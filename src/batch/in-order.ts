/** Many items, worked on in chunks that may be answered in any order, and told in the order in which they were given. */
import { type Fault, fault } from "../findings/faults.ts";

/** Works on items, several chunks at once. */
export interface Workforce<Item, Answer> {
	/** How many items are handed over together. */
	readonly chunk: number;
	/** How many items may wait for an answer, so that memory does not grow with their number. */
	readonly window: number;
	/** An answer for each; null for one that was not begun, since the run is to stop. */
	work(items: readonly Item[]): Promise<readonly (Answer | null)[]>;
	/** Nothing more will come. */
	end(): void;
}

/** What a run asks before it works on an item. */
export interface Asking<Item, Answer> {
	/** An answer that is there without work; else null. */
	readonly known: (item: Item) => Promise<Answer | null>;
	/** What is handed over for an item that there is no answer for; without it, the item. */
	readonly ready?: (item: Item) => Item;
	/** Whether no more items are to be begun. */
	readonly isStopped: () => boolean;
}

/** An item, and what it came to. */
export interface Answered<Item, Answer> {
	readonly item: Item;
	readonly answer: Answer;
}

interface Chunk<Item, Answer> {
	readonly items: Item[];
	/** Null until they are handed over. */
	answers: Promise<readonly (Answer | null)[]> | null;
}

interface Place<Item, Answer> {
	readonly item: Item;
	/** Its answer, or the chunk that it went into. */
	readonly answer: Answer | null;
	readonly chunk: Chunk<Item, Answer>;
	readonly index: number;
}

/** Yields every item that was answered, in order. */
export async function* inOrder<Item, Answer>(
	items: Iterable<Item>,
	force: Workforce<Item, Answer>,
	{ known, ready = (item) => item, isStopped }: Asking<Item, Answer>,
): AsyncGenerator<Answered<Item, Answer>> {
	const queue: Place<Item, Answer>[] = [];
	let chunk: Chunk<Item, Answer> = { items: [], answers: null };
	const begin = (next: Chunk<Item, Answer>): Promise<readonly (Answer | null)[]> => {
		next.answers ??= force.work(next.items);
		return next.answers;
	};
	const first = async (): Promise<Answered<Item, Answer>[]> => {
		const place = queue.shift();
		if (place === undefined) return [];
		const { item, index } = place;
		const answer = place.answer ?? (await begin(place.chunk))[index] ?? null;
		return answer === null ? [] : [{ item, answer }];
	};
	try {
		for (const item of items) {
			if (isStopped()) break;
			if (chunk.answers !== null) chunk = { items: [], answers: null };
			const answer = await known(item);
			const index = answer === null ? chunk.items.push(ready(item)) - 1 : 0;
			queue.push({ item, answer, chunk, index });
			if (chunk.items.length === force.chunk) void begin(chunk);
			// What is known already has nothing to wait for.
			while (queue.length > force.window || queue[0]?.answer != null) yield* await first();
		}
		while (queue.length > 0) yield* await first();
	} finally {
		force.end();
	}
}

/** What an item comes to whose work was lost. */
export type Lost<Item, Answer> = (item: Item, why: Fault) => Answer;

/** The program failed on it. */
export const failure = (reason: string): Fault =>
	fault("unreadable-file", `Unreadable file: ${reason}`, "a report of this fault, with the notes if they may be shown");

/** It took longer than the milliseconds that are allowed. */
export const tooSlow = (patience: number): Fault =>
	fault("too-slow", `Too slow: more than ${patience / 1000} seconds`, "less, or a longer `--max-time`");

/** Who does what. */
export interface Apart<Item, Answer> {
	readonly quick: Workforce<Item, Answer>;
	readonly slow: Workforce<Item, Answer>;
	readonly mayBeSlow: (item: Item) => boolean;
}

/** Does one item after the other, each by whom it is for. */
export function apart<Item, Answer>({ quick, slow, mayBeSlow }: Apart<Item, Answer>): Workforce<Item, Answer> {
	return {
		chunk: 1,
		window: 0,
		async work(items) {
			const answers: (Answer | null)[] = [];
			for (const item of items) {
				for (const answer of await (mayBeSlow(item) ? slow : quick).work([item])) answers.push(answer);
			}
			return answers;
		},
		end() {
			quick.end();
			slow.end();
		},
	};
}
