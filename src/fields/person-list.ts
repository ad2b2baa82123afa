/** Cuts a list of people into one span each: which commas and which `and` stand between people is judged by what is beside them. */
import type { Words } from "../text/words.ts";
import { bracketSpans, withoutBrackets } from "./brackets.ts";
import { peelHonorific } from "./honorific.ts";
import { type Shape, shapeOf, wordsOf } from "./name-shape.ts";
import { type Span, trimSpan } from "./pieces.ts";

/** What stands in front of a piece; "stop" always parts. */
type Joint = "stop" | "comma" | "and";

interface Piece extends Span {
	readonly joint: Joint;
}

/** The spans of the people in a text, from an offset on. */
export function personSpans(raw: string, from: number, rules: { words: Words; separators: readonly string[] }): Span[] {
	const spans: Span[] = [];
	let before: Before = { shape: "phrase", single: false, affiliated: false };
	for (const piece of piecesOf(raw, from, rules)) {
		const text = withoutBrackets(raw.slice(piece.start, piece.end)).replace(/@[\w-]+/gu, " ");
		const shape = shapeOf(text, rules.words);
		const last = spans.at(-1);
		if (last !== undefined && belongs(piece.joint, shape, before)) {
			spans[spans.length - 1] = { start: last.start, end: piece.end };
			before = { ...before, affiliated: before.affiliated || (shape !== "suffix" && shape !== "degree") };
		} else {
			spans.push({ start: piece.start, end: piece.end });
			before = { shape, single: wordsOf(text).length === 1, affiliated: dashed.test(text) };
		}
	}
	return spans;
}

/** The person or body that a piece may go on with. */
interface Before {
	readonly shape: Shape;
	readonly single: boolean;
	/** Whether an affiliation has begun: then `and` may be a part of it. */
	readonly affiliated: boolean;
}

const dashed = /\s[-–—]|[–—-]\s/u;
const people: ReadonlySet<Shape> = new Set(["titled", "name", "word"]);

/** Whether a piece goes on with the person or body before it. */
function belongs(joint: Joint, own: Shape, before: Before): boolean {
	if (own === "suffix" || own === "degree") return joint !== "stop";
	if (joint === "stop" || own === "titled" || own === "name" || own === "group") return false;
	const afterPerson = people.has(before.shape);
	if (own === "word") return afterPerson ? joint === "comma" && !before.single : before.shape === "phrase";
	if (own === "phrase") return !afterPerson || joint === "comma" || before.affiliated;
	return afterPerson && (joint === "comma" || before.affiliated);
}

function piecesOf(raw: string, from: number, { words, separators }: { words: Words; separators: readonly string[] }): Piece[] {
	const pieces: Piece[] = [];
	const brackets = bracketSpans(raw);
	const pattern = separatorPattern(separators);
	let start = from + (/^\s*(?:and|&)\s/iu.exec(raw.slice(from))?.[0].length ?? 0);
	let joint = "stop" as Joint;
	const close = (end: number) => {
		const span = trimSpan(raw, start, end);
		if (span.end > span.start) pieces.push({ ...span, joint });
		return span.end > span.start;
	};
	pattern.lastIndex = start;
	for (let match = pattern.exec(raw); match !== null; match = pattern.exec(raw)) {
		const { index } = match;
		const closed = brackets.get(index);
		if (closed !== undefined) pattern.lastIndex = closed;
		const found = closed === undefined ? jointOf(match[0], raw.slice(pattern.lastIndex, pattern.lastIndex + 40), words) : null;
		if (found === null) continue;
		// `Ann, and Bob`: the stronger of two in a row counts.
		joint = close(index) || joint === "comma" ? found : joint;
		start = pattern.lastIndex;
	}
	close(raw.length);
	return pieces;
}

function jointOf(separator: string, next: string, words: Words): Joint | null {
	if (separator === "(" || separator === "[") return null;
	if (separator === ",") return "comma";
	// A line end inside a piece is a wrapped line, unless the next one opens with a rank.
	if (/^[\r\n]+\s*$/u.test(separator)) return peelHonorific(next, words) === null ? null : "stop";
	return /^\s/u.test(separator) ? "and" : "stop";
}

const ownSeparators = String.raw`[([,;|]|[\r\n]+\s*(?:(?:and|&)\s)?|[ \t\u00a0](?:and|&)(?=\s|$)`;
const patterns = new Map<string, RegExp>();

function separatorPattern(separators: readonly string[]): RegExp {
	const key = separators.join("\n");
	const known = patterns.get(key) ?? new RegExp([...separators.map(escape), ownSeparators].join("|"), "giu");
	patterns.set(key, known);
	return known;
}

function escape(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
