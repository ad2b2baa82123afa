import { bracketEnd, isVerb, type Range, skipAdverbs } from "../phrases.ts";
import { among, reads, type Token, wordSet } from "../tokens.ts";

const openings = wordSet(
	"who whose whom which speaking in on himself herself with at however too by after before when as for though although " +
		"having representing reading joining introducing quoting citing via through online from aged",
);
const emphasis = wordSet("himself herself themselves both all each jointly together");

/** Steps over what may stand between a subject and its verb: a bracket, a relative clause, commas. */
export function behindAsides(tokens: readonly Token[], { from, to }: Range): number {
	const at = reads(tokens[from], "(") ? bracketEnd(tokens, from) : from;
	if (reads(tokens[at], ",") && at < to) return behindComma(tokens, at, to);
	if (reads(tokens[at], "who") && isVerb(tokens, at + 1)) return at + 1;
	return among(tokens[at], emphasis) ? at + 1 : at;
}

function behindComma(tokens: readonly Token[], comma: number, to: number): number {
	const next = comma + 1;
	const close = closingComma(tokens, comma, to);
	const aside = among(tokens[next], openings) || /ing$/u.test(tokens[next]?.text ?? "");
	if (!aside) return isVerb(tokens, skipAdverbs(tokens, next)) ? next : (close ?? next);
	// `X, who reminded the room …`: the relative clause is all there is.
	return close ?? (reads(tokens[next], "who") ? next + 1 : next);
}

function closingComma(tokens: readonly Token[], from: number, to: number): number | null {
	for (let at = from + 1; at < Math.min(to, from + 25); at++) if (reads(tokens[at], ",")) return at + 1;
	return null;
}
