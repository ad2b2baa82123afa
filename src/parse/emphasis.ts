/** Labels in Markdown's bold or italics, as notes from a phone have them: `**Reporter:** Ann Bell`. */

import { withoutAside } from "../text/aside.ts";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";
import type { Candidate } from "./candidate.ts";

const longest = 130;
const mostSigns = 3;

/** The candidate of a line that opens with emphasised words and a colon, a question mark or nothing behind them. */
export function emphasised(text: string, from: number, to: number): Candidate | null {
	const signs = signsAt(text, from, to);
	const start = from + signs.length;
	if (signs === "" || start >= to || isSpace(text.charCodeAt(start))) return null;
	const close = text.slice(start, Math.min(to, from + longest)).indexOf(signs);
	if (close <= 0) return null;
	const inner = trimEnd(text, start, start + close);
	const behind = start + close + signs.length;
	const after = skipSpaces(text, behind, to);
	const around = [...offsets(from, start), ...offsets(start + close, behind)];
	const colon = isColon(text, inner - 1) ? inner - 1 : isColon(text, after) && after < to ? after : -1;
	const end = colon === inner - 1 ? trimEnd(text, start, colon) : inner;
	const question = isQuestion(text, end - 1);
	if (colon < 0 && !question && after < to) return null;
	return {
		ending: question ? "question" : colon < 0 ? "line" : "colon",
		start,
		end,
		core: withoutAside(text, start, end),
		marks: colon < 0 ? around : [...around, colon].sort((a, b) => a - b),
		rest: colon === after ? skipSpaces(text, after + 1, to) : after,
	};
}

/** One to three stars or underscores. */
function signsAt(text: string, from: number, to: number): string {
	const sign = text.charAt(from);
	if (sign !== "*" && sign !== "_") return "";
	let end = from + 1;
	while (end < to && text.charAt(end) === sign) end++;
	return end - from > mostSigns ? "" : text.slice(from, end);
}

function offsets(from: number, to: number): number[] {
	return Array.from({ length: to - from }, (_, index) => from + index);
}

function isColon(text: string, at: number): boolean {
	return text.charAt(at) === ":" || text.charAt(at) === "：";
}

function isQuestion(text: string, at: number): boolean {
	return text.charAt(at) === "?" || text.charAt(at) === "？";
}
