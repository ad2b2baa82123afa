/** Work of two kinds: most items are done at once, and those that may take long where they can be ended. */
import type { Workforce } from "./in-order.ts";

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
