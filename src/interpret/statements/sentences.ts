import type { Mention } from "./mention.ts";
import type { Range } from "./phrases.ts";
import { among, reads, type Token, wordSet } from "./tokens.ts";

/** What is longer is no sentence, and is cut: each person in it is weighed with all that stands before her. */
const longest = 400;

const stops = wordSet(". ! ? …");
const closing = wordSet("” ’ \" ' ) ]");
const opening = wordSet("“ ‘ \" ' ( [ • – - —");

/** The sentences of a passage; closing quotation marks and brackets stay with what they close. */
export function sentencesOf(tokens: readonly Token[], first: number): Range[] {
	const sentences: Range[] = [];
	let from = first;
	let at = first;
	while (at < tokens.length) {
		if (tokens[at]?.kind !== "mark" && at - from <= longest) {
			at++;
			continue;
		}
		const end = stopEnd(tokens, at);
		const cut = end - from > longest;
		if (cut || (end > at && opensSentence(tokens, end))) {
			sentences.push({ from, to: cut ? at : end });
			from = cut ? at : end;
		}
		at = Math.max(end, at + 1);
	}
	if (from < tokens.length) sentences.push({ from, to: tokens.length });
	return sentences;
}

/** Behind a full stop and what it closes; the token itself where none stands. */
function stopEnd(tokens: readonly Token[], at: number): number {
	if (tokens[at]?.kind !== "mark" || !among(tokens[at], stops)) return at;
	let end = at + 1;
	while (tokens[end]?.gap === false && (among(tokens[end], closing) || among(tokens[end], stops))) end++;
	return end;
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	if (token === undefined) return true;
	return token.gap && (token.capital || token.kind === "number" || among(token, opening));
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

const joints = wordSet(", ; and & with together then by as well alongside both joined or his her their");

/** Only commas and `and` stand between; a full stop or any other word parts them. */
function joined(tokens: readonly Token[], from: number, to: number): boolean {
	if (to <= from || to - from > 4) return false;
	return tokens.slice(from, to).every((token) => among(token, joints));
}
