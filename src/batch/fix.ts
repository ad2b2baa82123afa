/** Repairs what can be repaired without a doubt, in the bytes of the source. Pure: writing is for `write`. */
import type { Finding } from "../findings/finding.ts";
import { fixIn } from "../findings/fix.ts";
import { type Judging, judge, type Outcome } from "../pipeline.ts";
import { decodeText } from "../read/legacy.ts";
import { byteOrderMark, type Encoder, encoderFor } from "../write/encode.ts";

/** How a source is parsed and checked, and which findings are fixed. */
export interface Fixing extends Judging {
	readonly isWanted: (finding: Finding) => boolean;
}

/** The result of fixing. */
export interface Fixed {
	/** What there is to tell after the repairs. */
	readonly outcome: Outcome;
	/** How many repairs were made. */
	readonly applied: number;
	/** The text before and after, with its byte order mark, for a diff. */
	readonly before: string;
	readonly after: string;
	/** What the file should hold; null where nothing is to be changed. */
	readonly bytes: Uint8Array | null;
	/** Whether there was something to fix, and the file could not be written as it was otherwise. */
	readonly isRefused: boolean;
}

interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** One repair can bring another to light (a garbled label was misspelt too), but hardly more than that. */
const rounds = 10;

/**
 * Makes all fixes, and those of findings that appear after them. Other bytes do not change; a file whose bytes can't
 * be reproduced from its text is left alone.
 */
export function fixSource(bytes: Uint8Array, outcome: Outcome, fixing: Fixing): Fixed {
	const { path, text, encoding, guess } = outcome.source;
	const mark = byteOrderMark(bytes, encoding);
	const withMark = (content: string): string => (mark.length > 0 ? `\uFEFF${content}` : content);
	const before = withMark(text);
	const isFixable = (finding: Finding): boolean => fixIn(finding, text) !== null && fixing.isWanted(finding);
	const isRefused = outcome.findings.some(isFixable);
	const unchanged: Fixed = { outcome, applied: 0, before, after: before, bytes: null, isRefused };
	const encode = isRefused ? encoderFor(encoding) : null;
	const encoded = encode?.(text) ?? null;
	if (encode === null || encoded === null || Buffer.compare(bytes.subarray(mark.length), encoded) !== 0)
		return unchanged;
	const { last, applied } = repeat(outcome, fixing, encode);
	const fixed = applied === 0 ? null : encode(last.source.text);
	if (fixed === null) return unchanged;
	const fixedBytes = Buffer.concat([mark, fixed]);
	const again = decodeText(fixedBytes, { path, encoding: guess === null ? encoding : null });
	// A guess that turns out otherwise afterwards would turn out otherwise for the next reader too.
	if ("code" in again || again.text !== last.source.text) return unchanged;
	return {
		outcome: judge({ ...outcome.source, ...again }, fixing),
		applied,
		before,
		after: withMark(again.text),
		bytes: fixedBytes,
		isRefused: false,
	};
}

function repeat(first: Outcome, fixing: Fixing, encode: Encoder): { last: Outcome; applied: number } {
	let last = first;
	let applied = 0;
	for (let round = 0; round < rounds; round++) {
		const edits = editsOf(last, fixing, encode);
		if (edits.length === 0) break;
		applied += edits.length;
		last = judge({ ...last.source, text: applyEdits(last.source.text, edits) }, fixing);
	}
	return { last, applied };
}

/** The edits of one round, by their places, none over another. */
function editsOf({ findings, source: { text } }: Outcome, { isWanted }: Fixing, encode: Encoder): Edit[] {
	const wanted = findings
		.filter(isWanted)
		.flatMap((finding) => editOf(finding, text) ?? [])
		.sort((one, other) => one.start - other.start);
	const edits: Edit[] = [];
	for (const edit of wanted) {
		if (edit.start < (edits.at(-1)?.end ?? 0)) continue;
		if (encode(edit.text) !== null) edits.push(edit);
	}
	return edits;
}

function editOf(finding: Finding, text: string): Edit | null {
	const fix = fixIn(finding, text);
	const [start, end] = [fix?.position.start.offset, fix?.position.end.offset];
	return fix === null || start === undefined || end === undefined ? null : { start, end, text: fix.text };
}

function applyEdits(text: string, edits: readonly Edit[]): string {
	const pieces: string[] = [];
	let from = 0;
	for (const edit of edits) {
		pieces.push(text.slice(from, edit.start), edit.text);
		from = edit.end;
	}
	return pieces.join("") + text.slice(from);
}
