/** Many items, worked on several at once, and answered in the order in which they were given. */
import { type Fault, fault } from "../findings/faults.ts";

/** Works on items, perhaps several at once. */
export interface Workforce<Item, Answer> {
	/** How many items may wait for an answer, so that memory does not grow with their number. */
	readonly window: number;
	/** The answer for an item; null where it was not begun, since the run is to stop. */
	work(item: Item): Promise<Answer | null>;
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

interface Place<Item, Answer> {
	readonly item: Item;
	readonly answer: Answer | Promise<Answer | null>;
	/** Whether there is nothing to wait for. */
	readonly isKnown: boolean;
}

/** Yields every item that was answered, in order. */
export async function* inOrder<Item, Answer>(
	items: Iterable<Item>,
	force: Workforce<Item, Answer>,
	{ known, ready = (item) => item, isStopped }: Asking<Item, Answer>,
): AsyncGenerator<Answered<Item, Answer>> {
	const queue: Place<Item, Answer>[] = [];
	const first = async (): Promise<Answered<Item, Answer>[]> => {
		const place = queue.shift();
		const answer = (await place?.answer) ?? null;
		return place === undefined || answer === null ? [] : [{ item: place.item, answer }];
	};
	try {
		for (const item of items) {
			if (isStopped()) break;
			const answer = await known(item);
			queue.push({ item, answer: answer ?? force.work(ready(item)), isKnown: answer !== null });
			while (queue.length > force.window || queue[0]?.isKnown === true) yield* await first();
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
