/** What the items of a list are marked with. */
import { attribute, styleOf } from "./html-elements.ts";
import type { HtmlElement } from "./html-tree.ts";

/** The marker of each item, asked for in their order. */
export type ListMarkers = (item: HtmlElement) => string;

/** Bullets, or numbers in the way that the list counts. */
export function itemMarkers(list: HtmlElement): ListMarkers {
	if (/list-style(?:-type)?:none/.test(styleOf(list))) return () => "";
	if (list.tagName !== "ol") return () => "•";
	const style = attribute(list, "type") ?? /list-style-type:([a-z-]+)/.exec(styleOf(list))?.[1] ?? "1";
	let next = numberIn(attribute(list, "start")) ?? 1;
	return (item) => {
		const number = numberIn(attribute(item, "value")) ?? next;
		next = number + 1;
		return `${counted(number, style)}.`;
	};
}

function numberIn(text: string | null): number | null {
	return text !== null && /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null;
}

const letters = 26;

/** A number as a list counts: `1`, `a`, `A`; Roman ones and others as digits. */
export function counted(number: number, style: string): string {
	const upper = style === "A" || style === "upper-alpha" || style === "upper-latin";
	const lower = style === "a" || style === "lower-alpha" || style === "lower-latin";
	if ((!upper && !lower) || number < 1 || number > letters) return String(number);
	return String.fromCharCode((upper ? 0x40 : 0x60) + number);
}
