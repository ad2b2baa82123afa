/** Makes elements. Words of reports come in as text nodes and attributes only: none of them is ever read as markup. */
import type { GoalData } from "../../data.ts";

/** Attributes by name; false and null leave one out, true gives it no value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** What stands in an element. */
export type Child = Node | string;

/** An HTML element. */
export function html<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	attributes: Attributes = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
	const element = document.createElement(name);
	fill(element, attributes, children);
	return element;
}

/** An SVG element. */
export function svg(
	name: keyof SVGElementTagNameMap,
	attributes: Attributes,
	...children: readonly Child[]
): SVGElement {
	const element = document.createElementNS("http://www.w3.org/2000/svg", name);
	fill(element, attributes, children);
	return element;
}

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : String(value));
	}
	element.append(...children);
}

/** The element of the page with an id. */
export function byId(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (element === null) throw new Error(`the page has no element ${id}`);
	return element;
}

/** The input or the choice of the page with an id. */
export function input(id: string): HTMLInputElement | HTMLSelectElement {
	return byId(id) as HTMLInputElement | HTMLSelectElement;
}

/** Puts other children into an element, and keeps the keyboard where it was. */
export function replaceKept(parent: Element, children: readonly Child[]): void {
	const focused = document.activeElement;
	const id = focused !== null && parent.contains(focused) ? focused.id : "";
	parent.replaceChildren(...children);
	if (id !== "") document.getElementById(id)?.focus({ preventScroll: true });
}

/** The number of a goal on its colour; its name stands beside it, or shows on hover. */
export function goalChip(value: string, goals: readonly GoalData[]): HTMLElement {
	const goal = goals.find(({ number }) => String(number) === value);
	return paint(html("span", { class: "goal", title: goal?.name ?? null }, value), goal?.colours);
}

/** Gives an element a goal's colour, and its words the one that reads best on it. */
export function paint<Painted extends HTMLElement | SVGElement>(
	element: Painted,
	colours: GoalData["colours"] = null,
): Painted {
	if (colours === null) return element;
	element.style.setProperty("--goal", colours.ground);
	element.style.setProperty("--on-goal", colours.text);
	return element;
}
