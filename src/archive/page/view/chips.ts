/** What the list is narrowed by, each with a button that takes it away. */
import type { Catalogue } from "../catalogue.ts";
import { type State, start, toggled } from "../state.ts";
import { valueLabel } from "../value-label.ts";
import { html, replaceKept } from "./element.ts";

/** Draws the chips; `go` is told what the reader wants to see then. */
export function drawChips(
	place: HTMLElement,
	{ state, catalogue }: { readonly state: State; readonly catalogue: Catalogue },
	go: (state: State) => void,
): void {
	const chips = [...state.chosen].flatMap(([key, values]) => {
		const facet = catalogue.facets.find((each) => each.key === key);
		const label = (facet?.label ?? key).replace(/[?:]$/, "");
		return [...values].map((value) => {
			const name = facet === undefined ? value : valueLabel(facet, value, catalogue);
			return chip(`${label}: ${name}`, () => go(toggled(state, key, value)));
		});
	});
	if (chips.length > 0) chips.push(button("Clear all", "clear", () => go({ ...start, query: state.query })));
	place.hidden = chips.length === 0;
	replaceKept(place, chips);
}

function chip(name: string, remove: () => void): HTMLElement {
	const element = button(name, "chip", remove);
	element.setAttribute("aria-label", `Remove ${name}`);
	return element;
}

function button(name: string, kind: string, act: () => void): HTMLElement {
	const element = html("button", { type: "button", class: kind }, html("span", {}, name));
	element.addEventListener("click", act);
	return element;
}
