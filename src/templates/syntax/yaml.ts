/** YAML and JSON: a value is a whole value, on its line. */
import { jsonValue } from "../escape/data.ts";
import { Misplaced, type State, type Syntax } from "./syntax.ts";

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
const short = (line: string): string => /\S?\s*$/.exec(line)?.[0].replace(/\s+$/, " ") ?? "";
