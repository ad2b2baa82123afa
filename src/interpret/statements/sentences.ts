import type { Mention } from "./mention.ts";
import type { Range } from "./phrases.ts";
import { reads, type Token } from "./tokens.ts";

/** The sentences of a passage; closing quotation marks and brackets stay with what they close. */
export function sentencesOf(tokens: readonly Token[], first: number): Range[] {
	const sentences: Range[] = [];
	let from = first;
	for (let at = first; at < tokens.length; at++) {
		if (!reads(tokens[at], ".", "!", "?", "…")) continue;
		let end = at + 1;
		while (reads(tokens[end], "”", "’", '"', "'", ")", "]", ".", "!", "?", "…") && tokens[end]?.gap === false) end++;
		if (end < tokens.length && !opensSentence(tokens, end)) continue;
		sentences.push({ from, to: end });
		from = end;
		at = end - 1;
	}
	if (from < tokens.length) sentences.push({ from, to: tokens.length });
	return sentences;
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	if (token === undefined || !token.gap) return false;
	return token.capital || token.kind === "number" || reads(token, "“", "‘", '"', "'", "(", "[", "•", "–", "-", "—");
}

/** Where the clause begins that holds what stands at `to`: behind the last semicolon, or at `from`. */
export function clauseBefore(tokens: readonly Token[], { from, to }: Range): number {
	for (let at = to - 1; at > from; at--) if (reads(tokens[at], ";")) return at + 1;
	return from;
}

/** Those who are named together: `A, role, B and C`, `A with B`. */
export function groupsOf(tokens: readonly Token[], mentions: readonly Mention[]): Mention[][] {
	const groups: Mention[][] = [];
	for (const mention of mentions) {
		const group = groups.at(-1);
		const last = group?.at(-1);
		if (group !== undefined && last !== undefined && joined(tokens, last.to, mention.from)) group.push(mention);
		else groups.push([mention]);
	}
	return groups;
}

const joints = [
	",",
	";",
	"and",
	"&",
	"with",
	"together",
	"then",
	"by",
	"as",
	"well",
	"alongside",
	"both",
	"joined",
	"or",
	"his",
	"her",
	"their",
];

/** Only commas and `and` stand between; a full stop or any other word parts them. */
function joined(tokens: readonly Token[], from: number, to: number): boolean {
	if (to <= from || to - from > 4) return false;
	return tokens.slice(from, to).every((token) => reads(token, ...joints));
}
