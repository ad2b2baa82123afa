/** Adds items to a list. Spread into `push` they are arguments, and a hundred thousand of those end the stack. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
	for (const item of items) list.push(item);
}
