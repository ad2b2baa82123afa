/** The escaping that the values of a template are given: the engine keeps it to itself. */
import { Filter, type Liquid, type Output, TokenKind } from "liquidjs";
import type { Escape } from "./escape/escape.ts";

/** Gives a value the escaping of its place, instead of the one that the engine gives to all. */
export function setEscape({ value, token }: Output, escaping: Escape, engine: Liquid): void {
	if (value.filters.pop() === undefined) throw new Error("a value without escaping");
	const { input, begin, end } = token;
	const place = { input, begin, end, getText: () => "", getPosition: () => token.getPosition(), size: () => 0 };
	const filter = new Filter({ ...place, kind: TokenKind.Filter, name: "escaping", args: [] }, escaping, engine);
	value.filters.push(filter);
}
