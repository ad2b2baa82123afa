/** Makes elements. Words of reports come in as text nodes and attributes only: none of them is ever read as markup. */
import type { GoalData } from "../../data/shapes.ts";

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
	const chip = html("span", { class: "goal", title: goal?.name ?? null }, value);
	paint(chip, goal?.colour ?? null);
	return chip;
}

/** Gives an element a goal's colour, and its words the one that reads best on it. */
export function paint(element: HTMLElement | SVGElement, colour: string | null): void {
	if (colour === null) return;
	element.style.setProperty("--goal", colour);
	element.style.setProperty("--on-goal", light(colour) ? "#101418" : "#ffffff");
}

/** Whether black has more contrast than white, as WCAG 2 counts it. */
function light(colour: string): boolean {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
		linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
	);
	const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	return (luminance + 0.05) / (0.0063 + 0.05) > 1.05 / (luminance + 0.05);
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
