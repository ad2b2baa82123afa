/** CSV, where a value is a whole cell; YAML and JSON, where it is a whole value; plain text, where it stands anywhere. */
import { csvCell, jsonValue, textLine } from "../escapes.ts";
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

const start: State = { before: "" };

/** Reads YAML, and JSON with it. */
export const yamlSyntax: Syntax = {
	start,
	text(state, text) {
		const [first = "", ...rest] = text.split("\n");
		if (state["before"] === "value" && !/^\s*(?:$|[,\]}#])/.test(first)) {
			throw new Misplaced("Unexpected text behind a value", "a line end, or a comma or bracket");
		}
		const last = rest.at(-1);
		if (last !== undefined) return { before: short(last) };
		if (state["before"] === "value" && first.trim() === "") return state;
		return { before: short((state["before"] === "value" ? "," : (state["before"] ?? "")) + first) };
	},
	output(state) {
		if (/(?:^|[:\-,[{?])\s*$/.test(state["before"] ?? "")) return { escape: jsonValue, next: { before: "value" } };
		throw new Misplaced("Unexpected value inside a text", "a value of its own; values bring their quotes along");
	},
	end: () => null,
};

/** All that decides of a line is how it ends. */
function short(line: string): string {
	const words = line.trimEnd();
	return `${words.slice(-1)}${words.length < line.length ? " " : ""}`;
}

const anywhere = {};

/** Reads plain text. */
export const plainTextSyntax: Syntax = {
	start: anywhere,
	text: () => anywhere,
	output: () => ({ escape: textLine, next: anywhere }),
	end: () => null,
};
