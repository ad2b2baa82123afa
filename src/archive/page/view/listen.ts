/** Keys, clicks and other things that happen to the page. */
import { readState } from "../state.ts";
import { byId } from "./element.ts";
import type { View } from "./view.ts";

/** Keeps the view up with the reader. */
export function listen(view: View): void {
	const box = byId("q");
	box.addEventListener("input", ({ target }) => {
		if (target instanceof HTMLInputElement) view.go({ ...view.state, query: target.value, page: 1 });
	});
	byId("search").addEventListener("submit", (event) => {
		event.preventDefault();
		byId("reports").focus();
	});
	byId("sort").addEventListener("change", ({ target }) => {
		if (!(target instanceof HTMLSelectElement)) return;
		view.go({ ...view.state, sort: readState(`sort=${target.value}`).sort, page: 1 });
	});
	byId("skip").addEventListener("click", (event) => {
		// The address keeps what is shown: a place in the page would take it away.
		event.preventDefault();
		byId("reports").focus();
	});
	addEventListener("popstate", () => void view.follow());
	addEventListener("keydown", (event) => pressed(event, box));
	addEventListener("beforeprint", () => view.showAll());
	addEventListener("afterprint", () => void view.again());
	listenToWidth(view);
}

/** `/` goes to the search box, as on many pages; Escape empties it. */
function pressed(event: KeyboardEvent, box: HTMLElement): void {
	const { target, key } = event;
	const isWriting = target instanceof HTMLInputElement && target.type === "search";
	if (key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	box.focus();
}

function listenToWidth(view: View): void {
	const wide = matchMedia("(min-width: 60rem)");
	const filters = byId("filters");
	const fit = (): void => {
		filters.toggleAttribute("open", wide.matches);
	};
	fit();
	wide.addEventListener("change", fit);
	let width = innerWidth;
	addEventListener("resize", () => {
		if (width !== innerWidth) void view.again();
		width = innerWidth;
	});
}
