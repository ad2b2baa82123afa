/** The page at work: what the reader asks for, the address that keeps it, and the search in between. */
import type { Catalogue } from "../catalogue.ts";
import { readState, type State, writeState } from "../state.ts";
import { screenOf } from "./screen.ts";
import type { Searcher } from "./search-box.ts";

/** What the page can be asked for. */
export interface View {
	readonly state: State;
	/** Shows another state and keeps it in the address. */
	go(state: State): void;
	/** Shows what the address asks for now. */
	follow(): Promise<void>;
	/** Shows the same again, where the search may know more by now or the window has another size. */
	again(): Promise<void>;
	/** Shows all reports that fit, not a page of them; for printing. */
	showWhole(): void;
}

/** Makes the view; nothing is shown before `follow`. */
export function viewOf(catalogue: Catalogue, search: Searcher): View {
	const screen = screenOf(catalogue, (change) => go(change(state)));
	let state = readState(location.hash);
	let turn = 0;

	async function show(): Promise<void> {
		const own = ++turn;
		const { growing } = search;
		const found = await search.find(state.query);
		// While words were loaded, something else may have been asked for.
		if (own === turn) screen.draw({ state, found, titlesOnly: growing && found !== null });
	}

	function go(next: State): void {
		const typed = next.query !== state.query;
		state = next;
		show().catch(tell);
		keep(next, typed);
	}

	return {
		get state() {
			return state;
		},
		go,
		follow() {
			state = readState(location.hash);
			return show();
		},
		again: show,
		showWhole: () => screen.drawWhole(state),
	};
}

/** A word typed letter by letter is one step back, not ten. */
function keep(state: State, typed: boolean): void {
	const text = `#${writeState(state)}`;
	if (typed) history.replaceState(null, "", text);
	else if (text !== location.hash) history.pushState(null, "", text);
}

/** Says in the page what went wrong. */
export function tell(error: unknown): void {
	const status = document.getElementById("status");
	if (status !== null) status.textContent = error instanceof Error ? error.message : String(error);
}
