/** The elements of the page. */

/** The element of the page that has a name. */
export function part(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (element === null) throw new Error(`the page has no #${id}`);
	return element;
}

/** Writes a text if it has changed; screen readers do not read unchanged text again. */
export function textIn(element: HTMLElement, text: string): void {
	if (element.textContent !== text) element.textContent = text;
}

/** Makes an element that holds a text, with a class. */
export function made(name: keyof HTMLElementTagNameMap, text: string, className = ""): HTMLElement {
	return Object.assign(document.createElement(name), { className, textContent: text });
}
