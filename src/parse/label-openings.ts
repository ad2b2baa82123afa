/** Labels with nothing between them and their value. */
import type { Form, LabelTarget } from "../forms/form.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { isSpace, skipSpaces } from "../text/spaces.ts";
import type { Hit, Lines, Scope } from "./label-hit.ts";
import { misspeltOpening } from "./misspelt-opening.ts";
import { contentStart } from "./row.ts";
import { joins } from "./wrap.ts";

const longestPrefixLine = 300;

/**
 * A label with nothing behind it but its value: among the fields only, and not a second time. One word is too little
 * where a value is awaited: `Reporters Without Borders`.
 */
export function prefixHit({ text, rows, wrap, form }: Lines, index: number, scope: Scope): Hit | null {
	const [above, row] = [rows[index - 1], rows[index]];
	if (above === undefined || row === undefined || scope.inSection || scope.seen.size === 0) return null;
	if (joins(text, wrap, [above, row])) return null;
	const from = contentStart(row);
	const found = form.labels.prefix(text.slice(from, Math.min(row.to, from + longestPrefixLine)));
	if (found === null || scope.seen.has(found.target.name)) return null;
	if (hasPattern(form, found.target, text.slice(from, row.to))) return null;
	const end = from + found.end;
	const rest = skipSpaces(text, end, row.to);
	if (rest >= row.to || rest === end || (scope.awaiting && !hasSpace(text.slice(from, end)))) return null;
	return { target: found.target, start: from, end, last: index, marks: [], rest };
}

/** The longer label that the line opens with instead, if only it were spelt right. */
export function longerHit({ text, rows, form }: Lines, { start, end, last }: Hit, { seen }: Scope): Hit | null {
	const to = rows[last]?.to ?? end;
	const found = misspeltOpening(text.slice(start, to), end - start, form.labels);
	if (found === null || seen.has(found.target.name)) return null;
	return { target: found.target, start, end: start + found.end, last, marks: [], rest: start + found.rest };
}

/** A sentence that the form has a pattern for is no label with its value behind it. */
function hasPattern({ fields }: Form, { name }: LabelTarget, line: string): boolean {
	const patterns = fields.find((field) => field.name === name)?.patterns ?? [];
	if (patterns.length === 0) return false;
	const lines = [line, line.replace(/\.$/u, "")].map(foldedWithOffsets);
	return patterns.some((pattern) => lines.some((folded) => pattern.match(folded) !== null));
}

/** Whether a label is more than one word. */
export function hasSpace(label: string): boolean {
	for (let at = 0; at < label.length; at++) if (isSpace(label.charCodeAt(at))) return true;
	return false;
}
