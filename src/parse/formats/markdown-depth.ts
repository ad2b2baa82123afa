/**
 * Keeps deep nesting from the library that reads Markdown: its time grows with the square of the depth, and its trees
 * would end the stack. The signs that would nest deeper than is allowed are replaced by characters that mean nothing,
 * and put back into what was read: they are words then, and every offset is as it was.
 */
import type { Cut } from "../../ast/nodes.ts";
import { append } from "../../text/append.ts";
import { eachLine } from "../../text/lines.ts";
import { cutAt, type Nesting } from "../nesting.ts";
import type { Placing } from "./data.ts";
import { containers } from "./markdown-containers.ts";
import { lazyLines } from "./markdown-lazy.ts";
import { offsets, spans } from "./markdown-spans.ts";
import { openTicks } from "./markdown-ticks.ts";

/** How deep Markdown may be nested, and who is told the first place that is deeper. */
export interface DepthLimit {
	readonly deepest: number;
	cut(what: Cut["what"], offset: number): void;
}

/** A text with its places, and how deep it may be nested. */
export interface LimitedPlacing extends Placing {
	readonly limit: DepthLimit;
}

/** Tells what is cut where it stands in the text. */
export function limitFor(nesting: Nesting, { locator }: Placing): DepthLimit {
	return {
		deepest: nesting.deepest,
		cut(what, offset) {
			if (nesting.cut === null) cutAt(nesting, what, locator.position(offset, offset + 1));
		},
	};
}

/** Markdown that nests no deeper than is allowed. */
export interface Shallow {
	readonly text: string;
	/** Puts back what was replaced. */
	restored(value: string): string;
}

/** Replaces the signs that nest too deep. */
export function shallowMarkdown(text: string, limit: DepthLimit): Shallow {
	const signs = signsBeyond(text, limit);
	if (signs.length === 0) return { text, restored: (value) => value };
	const standIns = standInsFor(text, new Set(signs.map((at) => text.charAt(at))));
	return {
		text: replaced(text, signs, standIns),
		restored(value) {
			let whole = value;
			for (const [sign, standIn] of standIns) if (standIn !== " ") whole = whole.replaceAll(standIn, sign);
			return whole;
		},
	};
}

/** The offsets of the signs that nest too deep, and of those that mean nothing and would cost time, in order. */
function signsBeyond(text: string, limit: DepthLimit): number[] {
	const found: number[] = [];
	const tell = (what: Cut["what"], at: number): void => {
		limit.cut(what, at);
		found.push(at);
	};
	const outer = containers(limit.deepest);
	const inner = spans(limit.deepest);
	const ticks = openTicks((at, length) => append(found, offsets(at, length)));
	const lazy = lazyLines((from, to) => {
		for (const at of offsets(from, to - from)) tell("lists", at);
	});
	eachLine(text, (start, end) => {
		const line = text.slice(start, end);
		const opening = outer.line(line);
		if (opening.cut !== null) tell("lists", start + opening.cut);
		for (const at of inner.line(line, opening)) tell("marks", start + at);
		ticks.line(line, start, opening);
		lazy.line(start, opening);
	});
	ticks.end();
	lazy.end();
	return [...new Set(found)].sort((one, other) => one - other);
}

// Unicode promises that these never stand for a character.
const [firstFree, lastFree] = [0xfdd0, 0xfdef];

/** A character for each sign that the text has nowhere; a text that has them all loses the sign, and no word. */
function standInsFor(text: string, signs: ReadonlySet<string>): ReadonlyMap<string, string> {
	const standIns = new Map<string, string>();
	let code = firstFree;
	for (const sign of signs) {
		while (code <= lastFree && text.includes(String.fromCharCode(code))) code++;
		standIns.set(sign, code > lastFree ? " " : String.fromCharCode(code++));
	}
	return standIns;
}

function replaced(text: string, signs: readonly number[], standIns: ReadonlyMap<string, string>): string {
	const pieces: string[] = [];
	let from = 0;
	for (const at of signs) {
		pieces.push(text.slice(from, at), standIns.get(text.charAt(at)) ?? " ");
		from = at + 1;
	}
	return [...pieces, text.slice(from)].join("");
}
