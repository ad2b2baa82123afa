/**
 * Unintended characters: UTF-8 that was read as Windows-1252, lost characters and invisible ones; and their places in a
 * report.
 */
import type { Node, Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import type { Finding } from "../findings/finding.ts";
import { locator, positionsFrom, type TextSpan } from "../text/place.ts";
import { isSpace } from "../text/spaces.ts";

/** A run of garbled characters, and the right ones; null if those are lost. */
interface Garbled extends TextSpan {
	readonly expected: string | null;
}

// The bytes 0x80 to 0x9F as Windows-1252 shows them; the others stand for themselves.
const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const next = `[\u0080-\u00bf${high}]`;

// Only what people garble is looked for: letters with accents, typographic signs, emoji, and runs of Greek or Cyrillic.
// A capital with an accent before a closing sign (`CAFÉ»`) is not garbled.
const sequence = [
	`â[\u0080-\u009f${high}]${next}`,
	`Â[\u00a0-\u00bf]`,
	`Ã${next}`,
	`[ÄÅ]${next}(?=\\p{L})`,
	`(?<=\\p{Ll})[ÄÅ]${next}`,
	`ð[Ÿ\u009f]${next}${next}`,
	`ï[»¿]${next}`,
	`(?:[ÎÏÐÑ]${next}){2,1000}`,
].join("|");

// Made when it is asked for. Longer runs are several: over megabytes at once, a pattern has no room left to note where it could go back to.
const garbled = (): RegExp => new RegExp(`(?:${sequence}){1,1000}|\ufffd{1,1000}`, "gu");
const leads = new RegExp(`[ÂÃÄÅÎÏÐÑâðï]${next}`);
/** What decoders put in the place of bytes that are no text. */
const replacement = "\ufffd";
const closing = /^[ÂÃ][\u00a0»”’…–—]$/;

const mayBeGarbled = (text: string): boolean => leads.test(text) || text.includes(replacement);

/** The garbled stretches of a text. */
export function garbledIn(text: string): Garbled[] {
	if (!mayBeGarbled(text)) return [];
	return [...text.matchAll(garbled())].flatMap(({ 0: raw, index }) => {
		if (closing.test(raw) && /\p{Lu}/u.test(text.charAt(index - 1))) return [];
		const expected = restored(raw);
		if (expected === null && !raw.startsWith(replacement)) return [];
		return [{ start: index, end: index + raw.length, expected }];
	});
}

/** The text that was garbled, be it twice; null where the characters were no UTF-8. */
function restored(raw: string): string | null {
	try {
		const bytes = Uint8Array.from([...raw].map(byteOf));
		const once = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
		return (leads.test(once) ? restored(once) : null) ?? once;
	} catch {
		return null;
	}
}

function byteOf(character: string): number {
	const at = high.indexOf(character);
	// What is no byte at all becomes one that UTF-8 does not have.
	return at >= 0 ? 0x80 + at : Math.min(character.charCodeAt(0), 0xff);
}

const invisible =
	"\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb";
// One class and nothing else, which is what an engine scans fastest; `\udb40` begins what stands beyond four digits.
const suspect = new RegExp(`[${invisible}\\udb40]`);
const runs = new RegExp(`(?:[${invisible}]|[\\u{e0000}-\\u{e007f}]){1,4096}`, "gu");

/** The runs of characters in a text that do not show and have no business there. */
export function hiddenIn(text: string): TextSpan[] {
	if (!suspect.test(text)) return [];
	const garbled = garbledIn(text);
	let next = 0;
	const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);
	return [...text.matchAll(runs)].flatMap(({ 0: run, index: start }) => {
		const end = start + run.length;
		if (joins(text, start, end) || (rightToLeft && /^[\u061c\u200e\u200f]+$/.test(run))) return [];
		// A part of a garbled sign has a finding already.
		while ((garbled[next]?.end ?? end) <= start) next++;
		return (garbled[next]?.start ?? end) < end ? [] : [{ start, end }];
	});
}

/** Joiners do their work between the letters of many scripts, and between the parts of an emoji. */
function joins(text: string, start: number, end: number): boolean {
	const [before, run] = [text.slice(Math.max(0, start - 2), start), text.slice(start, end)];
	if (/^[\u{e0020}-\u{e007f}]+$/u.test(run)) return before === "\u{1f3f4}";
	if (run !== "\u200c" && run !== "\u200d") return false;
	if (/(?:\p{Extended_Pictographic}|\ufe0f)$/u.test(before)) return run === "\u200d";
	return /[\p{L}\p{M}]$/u.test(before) && !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u.test(before);
}

/**
 * Neither printable ASCII nor a dash, quote or dot of print: hardly any text goes beyond. One class of all that is looked
 * for takes 10 ns a character, this one 1 ns.
 */
const unusual = /[^\t\n\r -~\u2010-\u2027]/;

const isOdd = (text: string): boolean => unusual.test(text) && (mayBeGarbled(text) || suspect.test(text));

/** Whether a text has no garbled and no hidden characters. */
export function isLegible(text: string): boolean {
	return !isOdd(text) || (garbledIn(text).length === 0 && hiddenIn(text).length === 0);
}

/** A stretch that people wrote: a label, the value of a field or a leaf of prose. */
export interface Written {
	readonly text: string;
	readonly position: Position;
}

/** What of a node in prose is looked at. */
interface Loose extends Node {
	readonly value?: unknown;
	readonly children?: readonly Node[];
}

/** The parts of a report that may have such characters; most reports have none. */
export interface Suspects {
	/** The stretches that may hold garbled or hidden characters, in source order. */
	readonly odd: readonly Written[];
	/** Whether any prose may contain the remnants of an address. */
	readonly remains: boolean;
}

/** Looks at all that people wrote, in one walk. */
export function suspectsIn(report: Report): Suspects {
	const odd: Written[] = [];
	let remains = false;
	const look = (text: string, position: Position): void => {
		if (isOdd(text)) odd.push({ text, position });
	};
	/** There may be millions of nodes: a leaf is asked for its text alone, the others for their children. */
	const walk = (node: Loose): void => {
		if (node.type !== "text" && node.children !== undefined) {
			for (const child of node.children) walk(child);
		} else if (typeof node.value === "string") {
			if (node.position !== undefined) look(node.value, node.position);
			remains ||= mayHoldUrlRemnants(node.value);
		}
	};
	for (const child of report.children) {
		// What was taken out of prose is looked at there.
		if (child.type === "field" && child.data?.derived === true) continue;
		if ("label" in child && child.label !== null && child.labelPosition !== null)
			look(child.label, child.labelPosition);
		if (child.type !== "field") for (const block of child.children) walk(block);
		// A list that the source writes with more than its items and what parts them is looked at item by item.
		else if (child.items.length === 0 || isSlice({ text: child.raw, position: child.valuePosition }))
			look(child.raw, child.valuePosition);
		else for (const item of child.items) look(item.raw, item.position);
	}
	return { odd, remains };
}

/** Whether a leaf may contain the signs around a lost address: an empty bracket, or dashes with nothing between them. */
export function mayHoldUrlRemnants(text: string): boolean {
	for (let at = text.indexOf("("); at >= 0; at = text.indexOf("(", at + 1)) {
		const next = text.charCodeAt(at + 1);
		if (at + 1 === text.length || next === 0x29 || isSpace(next)) return true;
	}
	return text.includes("- -");
}

/** Whether its text is as long as its place in the source: nothing in it is written otherwise. */
function isSlice({ text, position }: Written): boolean {
	return (position.end.offset ?? 0) - (position.start.offset ?? 0) === text.length;
}

/** The places of its parts, best asked for in order. */
export function placesIn({ text, position }: Written): (start: number, end: number) => Position {
	// An escape, for example, is not as long as its place in the source.
	return isSlice({ text, position }) ? positionsFrom(position.start, text) : () => position;
}

/** Each stretch that is found in some written ones, with its words and its place. */
export function* stretchesIn<S extends TextSpan>(
	odd: readonly Written[],
	find: (text: string) => readonly S[],
): Generator<S & { readonly raw: string; readonly position: Position }> {
	for (const written of odd) {
		const found = find(written.text);
		if (found.length === 0) continue;
		const place = placesIn(written);
		for (const stretch of found) {
			const { start, end } = stretch;
			yield { ...stretch, raw: written.text.slice(start, end), position: place(start, end) };
		}
	}
}

/**
 * Each run of hidden or odd characters outside of text, values and addresses: those in the source of a report that no
 * other finding reports.
 */
export function strayRuns(
	sign: string,
	{ report, text }: { readonly report: Report; readonly text: string },
	told: readonly Pick<Finding, "position">[],
): { readonly position: Position; readonly raw: string }[] {
	// A tree has the places of another text.
	if (!text.includes(sign) || report.position.end.offset !== text.length) return [];
	const known = told.map(({ position }) => [position?.start.offset ?? 0, position?.end.offset ?? 0] as const);
	known.sort(([one], [other]) => one - other);
	const places = locator(text);
	const stray: { readonly position: Position; readonly raw: string }[] = [];
	let next = 0;
	for (const { 0: raw, index: start } of text.matchAll(new RegExp(`${sign}+`, "g"))) {
		const end = start + raw.length;
		while (next < known.length && (known[next]?.[1] ?? end) <= start) next++;
		if ((known[next]?.[0] ?? end) >= end) stray.push({ position: places.position(start, end), raw });
	}
	return stray;
}
