/** Lines that end with whoever said their words: `Nets are few. (Bell, Fiji)`, `“Nets are few.” – Ann Bell`. */
import { isFreeDash } from "../people/entry-tokens.ts";
import { signBit, verbKind } from "../people/facts.ts";
import type { Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { shape } from "../text/tokens.ts";

/** A single line may end with a remark, but who writes so once more means whose words they are. */
const leastLines = 2;
/** What is shorter, or has no verb, is hardly what somebody said: `Opening remarks (Bell)`. */
const fewestTokens = 4;
/** `(per Bell)`, `(said by Bell)` */
const mostBefore = 2;
const longestSource = 12;

/** Who is named behind the words of a line and nowhere else in it, by the index of the line. */
export function sourcesIn(scene: SpeechContext): ReadonlyMap<number, Person> {
	const found = new Map<number, Person>();
	const { lineStart } = scene.tokens;
	let isQuoted = false;
	for (let line = 0; line < scene.passage.lines.length; line++) {
		const first = lineStart[line] as number;
		const to = wordsEnd(scene, first, lineStart[line + 1] as number);
		const source = to < 0 ? null : sourceOf(scene, to, lineStart[line + 1] as number);
		if (source === null) continue;
		found.set(line, source);
		isQuoted ||= ((scene.facts.sign[first] as number) & signBit.quote) !== 0;
	}
	if (found.size < leastLines && !isQuoted) found.clear();
	return found;
}

/** Where the last bracket or dash of a line stands, if what stands before it may be somebody's words and names nobody; else -1. */
function wordsEnd(scene: SpeechContext, first: number, to: number): number {
	const { tokens, facts } = scene;
	let end = to - 1;
	if (((facts.sign[end] as number) & signBit.stop) !== 0) end--;
	const isClosed = ((facts.sign[end] as number) & signBit.closing) !== 0;
	const least = Math.max(first + fewestTokens, to - longestSource);
	while (end >= least && !(isClosed ? ((facts.sign[end] as number) & signBit.opening) !== 0 : isFreeDash(tokens, end)))
		end--;
	if (end < least) return -1;
	return saysSomething(scene, first, end) ? end : -1;
}

/** Whether some tokens have a verb and name nobody: words that somebody may have said, and not whose they are. */
export function saysSomething({ facts, mentionAt }: SpeechContext, from: number, to: number): boolean {
	let isSaid = false;
	for (let at = from; at < to; at++) {
		if (mentionAt[at] !== undefined) return false;
		isSaid ||= facts.verb[at] !== verbKind.none;
	}
	return isSaid;
}

/** The one person who is named behind a sign, with nothing in front of the name but small words and no verb behind it. */
function sourceOf({ tokens, facts, mentionAt }: SpeechContext, sign: number, to: number): Person | null {
	let at = sign + 1;
	while (at < to && at <= sign + mostBefore && mentionAt[at] === undefined && tokens.shape[at] === shape.low) at++;
	const mention = mentionAt[at];
	for (let behind = mention?.to ?? to; behind < to; behind++)
		if (mentionAt[behind] !== undefined || facts.verb[behind] !== verbKind.none) return null;
	return mention?.person ?? null;
}
