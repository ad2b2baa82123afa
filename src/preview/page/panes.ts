/** Where there is room for one pane only, buttons say which. */
import { part } from "./parts.ts";

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
