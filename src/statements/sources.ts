/** Lines that end with whoever said their words, in brackets: `Nets are few. (Bell, Fiji)`. */
import { signBit, verbKind } from "../people/facts.ts";
import type { Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { shape } from "../text/tokens.ts";

/** A single line may end with a remark, but who writes so once more means whose words they are. */
const leastLines = 2;
/** Shorter lines are hardly what somebody said: `Opening remarks (Bell)`. */
const fewestTokens = 4;
/** `(per Bell)`, `(said by Bell)` */
const mostBefore = 2;

/** Who is named in brackets at the end of a line and nowhere else in it, by the index of the line. */
export function sourcesIn(scene: SpeechContext): ReadonlyMap<number, Person> {
	const found = new Map<number, Person>();
	const { lineStart } = scene.tokens;
	for (let line = 0; line < scene.passage.lines.length; line++) {
		const source = sourceOf(scene, lineStart[line] as number, lineStart[line + 1] as number);
		if (source !== null) found.set(line, source);
	}
	if (found.size < leastLines) found.clear();
	return found;
}

function sourceOf({ tokens, facts, mentionAt }: SpeechContext, first: number, to: number): Person | null {
	let last = to - 1;
	if (((facts.sign[last] as number) & signBit.stop) !== 0) last--;
	if (last <= first || ((facts.sign[last] as number) & signBit.closing) === 0) return null;
	let open = last - 1;
	while (open > first && ((facts.sign[open] as number) & signBit.opening) === 0) open--;
	if (open - first < fewestTokens) return null;
	for (let at = first; at < open; at++) if (mentionAt[at] !== undefined) return null;
	let at = open + 1;
	while (at < last && at <= open + mostBefore && mentionAt[at] === undefined && tokens.shape[at] === shape.low) at++;
	const mention = mentionAt[at];
	for (let behind = mention?.to ?? last; behind < last; behind++)
		if (mentionAt[behind] !== undefined || facts.verb[behind] !== verbKind.none) return null;
	return mention?.person ?? null;
}
