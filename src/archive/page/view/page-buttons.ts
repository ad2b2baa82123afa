/** Leafs through the reports. */
import { shown } from "../../data/counted.ts";
import { html, replaceKept } from "./element.ts";

/** Which page there is of how many. */
export interface Leaf {
	readonly page: number;
	readonly pages: number;
}

/** Draws the buttons; `go` is told which page to show. */
export function drawPageButtons(place: HTMLElement, { page, pages }: Leaf, go: (page: number) => void): void {
	place.hidden = pages <= 1;
	const turn = (id: string, label: string, to: number): HTMLElement => {
		const button = html("button", { type: "button", id, disabled: to < 1 || to > pages }, label);
		button.addEventListener("click", () => go(to));
		return button;
	};
	replaceKept(place, [
		turn("first", "First", page === 1 ? 0 : 1),
		turn("previous", "Previous", page - 1),
		html("span", {}, `Page ${shown(page)} of ${shown(pages)}`),
		turn("next", "Next", page + 1),
		turn("last", "Last", page === pages ? pages + 1 : pages),
	]);
}
