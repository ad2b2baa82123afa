/** CSV: a value is a whole cell. */
import { csvCell } from "../escape/data.ts";
import { Misplaced, type State, type Syntax } from "./syntax.ts";

const empty: State = { cell: "empty" };
const filled: State = { cell: "filled" };
const written: State = { cell: "written" };
const quoted: State = { cell: "quoted" };

/** Reads CSV. */
export const csvSyntax: Syntax = {
	start: empty,
	text(state, text) {
		let now = state;
		for (let at = 0; at < text.length; at++) now = behind(now, text[at] ?? "", at);
		return now;
	},
	output(state) {
		if (state["cell"] === "empty") return { escape: csvCell, next: filled };
		throw new Misplaced("Unexpected value inside a cell", "a cell of its own; values bring their quotes along");
	},
	// A cell that may hold a value or a text takes nothing more.
	join: (...states) => (states.every(({ cell }) => cell === "filled" || cell === "written") ? filled : null),
	end: (state) => (state["cell"] === "quoted" ? "Unexpected end inside a quoted cell" : null),
};

function behind(state: State, sign: string, offset: number): State {
	if (state["cell"] === "quoted") return sign === '"' ? written : quoted;
	if (sign === "," || sign === "\n") return empty;
	if (sign === "\r") return state;
	if (state["cell"] === "filled")
		throw new Misplaced("Unexpected text behind a value", "a comma or a line end", offset);
	return sign === '"' ? quoted : written;
}
