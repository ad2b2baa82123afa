/** Words of texts, one by one. */
import { locator } from "../../text/place.ts";
import type { PlacedWord } from "./difference.ts";

/** The first word of a text that is another than that of a text like it; null where all are the same. */
export function firstOther(text: string, like: string): { readonly at: PlacedWord; readonly expected: string } | null {
	const [own, others] = [text.matchAll(/\S+/g), like.matchAll(/\S+/g)];
	for (;;) {
		const [here, there] = [own.next(), others.next()];
		if (here.done === true && there.done === true) return null;
		const [word, expected] = [here.value?.[0] ?? "", there.value?.[0] ?? ""];
		if (word !== expected) return { at: { word, line: lineOf(text, here.value?.index ?? text.length) }, expected };
	}
}

/** The word around an offset, with its line. */
export function wordAt(text: string, offset: number): PlacedWord {
	const before = /\S*$/.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? "";
	const after = /^\S*/.exec(text.slice(offset, offset + longest))?.[0] ?? "";
	return { word: before + after, line: lineOf(text, offset) };
}

const longest = 100;

const lineOf = (text: string, offset: number): number => locator(text).point(offset).line;
