/** Which repairs can be made in a file that is more than words. */
import type { Position } from "unist";
import type { DataNode } from "./data.ts";

/** Signs that would be more than words in Markdown and JSON. */
const signs = /[\p{Cc}"\\<>*_`[\]#&|~]/u;

/** Whether a text can take the place of other words without becoming structure. */
export function isPlain(text: string): boolean {
	return !signs.test(text);
}

/** Tells which places lie inside one string of the data. */
export function insideStrings(data: DataNode): (position: Position) => boolean {
	const strings = stringsIn(data);
	return ({ start, end }) => {
		const from = start.offset ?? 0;
		const string = lastBefore(strings, from);
		return string !== undefined && from > string.start && (end.offset ?? from) < string.end;
	};
}

/** Keys and values in the order of the file. */
function stringsIn(node: DataNode): DataNode[] {
	const found: DataNode[] = [];
	const visit = (each: DataNode): void => {
		if (each.kind === "scalar") {
			if (typeof each.value === "string") found.push(each);
		} else if (each.kind === "list") each.items.forEach(visit);
		else
			for (const { key, value } of each.entries) {
				found.push(key);
				visit(value);
			}
	};
	visit(node);
	return found;
}

function lastBefore(strings: readonly DataNode[], offset: number): DataNode | undefined {
	let low = 0;
	let high = strings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((strings[middle]?.start ?? 0) < offset) low = middle + 1;
		else high = middle;
	}
	return strings[low - 1];
}
