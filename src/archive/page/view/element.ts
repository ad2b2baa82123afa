/** Makes elements. Words of reports come in as text nodes and attributes only: none of them is ever read as markup. */

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
