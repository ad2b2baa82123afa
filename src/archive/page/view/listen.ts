/** Keys, clicks and other things that happen to the page. */
import { readState } from "../state.ts";
import { byId } from "./element.ts";
import { tell, type View } from "./view.ts";

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
	addEventListener("popstate", () => void view.follow().catch(tell));
	addEventListener("keydown", (event) => pressed(event, box));
	addEventListener("beforeprint", () => view.showWhole());
	addEventListener("afterprint", () => void view.again().catch(tell));
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
	const open = (): void => {
		// Paper is narrow, and what the reader sees is what she wants on it.
		if (matchMedia("print").matches) return;
		for (const id of ["filters", "glance"]) byId(id).toggleAttribute("open", wide.matches);
	};
	open();
	wide.addEventListener("change", open);
	// What is closed has no width to draw for.
	byId("glance").addEventListener("toggle", () => void view.again().catch(tell));
	let width = innerWidth;
	addEventListener("resize", () => {
		if (width !== innerWidth) void view.again().catch(tell);
		width = innerWidth;
	});
}
