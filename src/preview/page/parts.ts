/** The elements of the page, and its panes: where there is room for one only, buttons say which. */

/** The element of the page that has a name. */
export function part(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (element === null) throw new Error(`the page has no #${id}`);
	return element;
}

/** Writes a text, unless it stands there already: what does not change is not read out again. */
export function textIn(element: HTMLElement, text: string): void {
	if (element.textContent !== text) element.textContent = text;
}

/** Makes an element that holds a text, with a class. */
export function made(name: keyof HTMLElementTagNameMap, text: string, className = ""): HTMLElement {
	const element = document.createElement(name);
	element.className = className;
	element.textContent = text;
	return element;
}

/** The panes of the page. */
export type Pane = "report" | "findings" | "notes";

/** Lets the buttons show their panes. */
export function watchPanes(): void {
	for (const button of buttons()) button.addEventListener("click", () => show(button.dataset["shows"] as Pane));
}

/** Shows a pane; where another one had to go, the reader goes along. */
export function selectPane(pane: Pane): void {
	const wasShown = part(pane).checkVisibility();
	show(pane);
	if (!wasShown) part(pane).focus();
}

function show(pane: Pane): void {
	document.body.dataset["pane"] = pane;
	for (const button of buttons()) button.ariaPressed = String(button.dataset["shows"] === pane);
}

const buttons = (): NodeListOf<HTMLButtonElement> => document.querySelectorAll("button[data-shows]");
