/** Lists of people with one on each line: there a comma rather parts a name from what she is. */
import type { ValuePart } from "../ast/nodes.ts";
import { wordBit } from "../text/words.ts";
import type { ReadContext } from "./field-type.ts";
import { joinsOf } from "./join-words.ts";
import { nameWords } from "./name-words.ts";
import { type PersonSpan, personSpans } from "./person-list.ts";
import { skipBullet } from "./pieces.ts";

/** The people of each part. */
export function spansOf(parts: readonly ValuePart[], context: ReadContext): PersonSpan[][] {
	const spans = parts.map(({ raw }) => personSpans(raw, skipFront(raw), context));
	const several = spans.filter(({ length }) => length > 1).length;
	const single = context.byLine && context.separators.length === 0 && several * 2 <= parts.length;
	if (!single) return spans;
	return spans.map((each, index) => merged(parts[index]?.raw ?? "", each, context));
}

/** Behind a bullet, or the number of those who follow: `6 – Ann Rook, Bob Cole`. */
function skipFront(raw: string): number {
	const bullet = skipBullet(raw);
	const front = raw.slice(bullet, bullet + longestCount);
	return bullet + (/^\s*\(?\d/.test(front) ? (count.exec(front)?.[0].length ?? 0) : 0);
}

const count = /^\s*(?:\d{1,3}|\(\d{1,3}\))\s?(?:[-–—:]\s|[–—])\s*(?=[\p{Lu}@])/u;
const longestCount = 20;

/** `Cy Dee, Oven Ltd` is one, `Ann Bell, Bob Cole` are two: a given name is not what somebody is. */
function merged(raw: string, spans: readonly PersonSpan[], { words, language }: ReadContext): PersonSpan[] {
	const found: PersonSpan[] = [];
	for (const span of spans) {
		const last = found.at(-1);
		const joint = last === undefined ? "" : raw.slice(last.end, span.start).trim();
		const [first] = nameWords(raw.slice(span.start, span.end), words);
		const named = first !== undefined && (first.bits & (wordBit.given | wordBit.honorific)) !== 0;
		// `Ann Rook, Oil & Wick Ltd`
		const affiliated = last !== undefined && raw.slice(last.start, last.end).includes(",");
		const goesOn = joint === "," || (affiliated && (joint === "&" || joinsOf(language).includes(joint)));
		if (last !== undefined && goesOn && !named)
			found[found.length - 1] = { start: last.start, end: span.end, look: null };
		else found.push(span);
	}
	return found;
}
