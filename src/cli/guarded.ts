/** A fault of the program costs the input that brought it to light, and no other. */
import { failure, type Lost } from "../batch/lost.ts";

/** The same work, which never throws. */
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
