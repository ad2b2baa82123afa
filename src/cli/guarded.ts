/** A fault of the program costs the input that brought it to light, and no other. */
import { type Fault, fault } from "../findings/faults.ts";

/** What an item came to that the program failed on. */
export type Lost<Item, Answer> = (item: Item, reason: string) => Answer;

/** The same work, which never throws. */
export function guarded<Item, Answer>(
	work: (item: Item) => Promise<Answer>,
	lost: Lost<Item, Answer>,
): (item: Item) => Promise<Answer> {
	return async (item) => {
		try {
			return await work(item);
		} catch (error) {
			return lost(item, `the program failed: ${error instanceof Error ? error.message : String(error)}`);
		}
	};
}

/** What is told of an input that the program failed on. */
export const failure = (reason: string): Fault =>
	fault("unreadable-file", `Unreadable file: ${reason}`, "a report of this fault, with the notes if they may be shown");
