/** The lists that are open, and what their items are marked with. */
import type { DocumentItem } from "./document.ts";
import { counted } from "./document.ts";
import { type OdtStyles, startOf } from "./odt-styles.ts";

type Attributes = Readonly<Record<string, string>>;

/** Told of lists and items as they come. */
export interface OdtLists {
	openList(attributes: Attributes): void;
	closeList(): void;
	openItem(attributes: Attributes): void;
	/** The item that the next paragraph belongs to; only its first one has the marker. */
	item(): DocumentItem | null;
}

interface List {
	readonly style: string;
	next: number;
	marker: string;
}

/** Begins outside of lists. */
export function odtLists({ levels }: OdtStyles): OdtLists {
	const lists: List[] = [];
	/** The next number of each level, for lists that go on in a later one. */
	const last = new Map<string, number>();
	const key = ({ style }: List): string => `${style} ${lists.length}`;
	return {
		openList(attributes) {
			const style = attributes["text:style-name"] ?? lists.at(-1)?.style ?? "";
			const list: List = { style, next: 1, marker: "" };
			lists.push(list);
			const goesOn = attributes["text:continue-numbering"] === "true" || attributes["text:continue-list"] !== undefined;
			list.next = (goesOn ? last.get(key(list)) : undefined) ?? levels.get(key(list))?.start ?? 1;
		},
		closeList() {
			const list = lists.at(-1);
			if (list !== undefined) last.set(key(list), list.next);
			lists.pop();
		},
		openItem(attributes) {
			const list = lists.at(-1);
			if (list === undefined) return;
			const level = levels.get(key(list));
			const number = startOf(attributes["text:start-value"]) ?? list.next;
			list.next = number + 1;
			const isNumber = level !== undefined && level.format !== "";
			list.marker = isNumber ? `${counted(number, level.format)}${level.suffix === ")" ? ")" : "."}` : "•";
		},
		item() {
			const list = lists.at(-1);
			if (list === undefined) return null;
			const { marker } = list;
			list.marker = "";
			return { marker, level: lists.length - 1 };
		},
	};
}
