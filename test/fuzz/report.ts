/** What holds for every report, whatever it was read from. */
import type { Report } from "../../src/ast/nodes.ts";
import { sentence } from "../../src/findings/finding.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { interpret } from "../../src/interpret/index.ts";
import { shippedRenderer } from "../../src/output/index.ts";
import { ast, json } from "../../src/output/json.ts";
import { markdown } from "../../src/output/markdown.ts";
import type { Renderer } from "../../src/output/renderer.ts";
import { judge, type Outcome } from "../../src/pipeline.ts";
import type { DecodedText } from "../../src/read/decode.ts";
import { ast as readAst } from "../../src/structure/formats/ast.ts";
import type { InputFormat } from "../../src/structure/formats/format.ts";
import { json as readJson } from "../../src/structure/formats/json.ts";
import { markdown as readMarkdown } from "../../src/structure/formats/markdown.ts";
import { parseText } from "../../src/structure/plain-notes.ts";
import { faults } from "../properties/lossless.ts";

const unMeeting = shippedForm("un-meeting");
if (unMeeting === null) throw new RangeError("Unexpected program without its own form");

/** The form that everything is read with. */
export const form = unMeeting;

const context = { form, source: null };
const ways: readonly (readonly [Renderer, InputFormat])[] = [
	[markdown, readMarkdown],
	[json, readJson],
	[ast, readAst],
];

/** Text without control characters and halves of pairs is what reports can be written as and read back from. */
const isKept = (text: string): boolean => !/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(text);

/** Whether a text is not what its format promises. */
export const isMalformed = (text: string, { fault }: InputFormat): boolean => (fault?.(text) ?? null) !== null;

/** Reads, judges and renders; each finding has a sentence and a place inside the text. */
export function judged(source: DecodedText, format: InputFormat): Outcome {
	const outcome = judge({ ...source, format: format.name }, { format, form, today: "2030-01-01" });
	for (const finding of outcome.findings) {
		const { start, end } = finding.position ?? { start: { offset: 0 }, end: { offset: 0 } };
		const [from, to] = [start.offset ?? -1, end.offset ?? -1];
		if (from < 0 || to < from || to > source.text.length) broken("places", `${sentence(finding)} ${from} ${to}`);
		if (sentence(finding) === "") broken("sentences", finding.code);
	}
	shippedRenderer("html").render(outcome.report, context);
	return outcome;
}

/** Writes the report down in each format that is read too, and reads it back: the JSON is the same. */
export function readsBack(report: Report, text: string): void {
	if (!isKept(text)) return;
	const expected = json.render(report, context);
	for (const [renderer, format] of ways) {
		const written = renderer.render(report, context);
		const fault = format.fault?.(written) ?? null;
		if (fault !== null) broken(`readable ${format.name}`, fault.message);
		mustEqual(`round trip by ${format.name}`, jsonOf(written, format), expected);
	}
}

/** The report JSON of a text. */
function jsonOf(text: string, format: InputFormat): string {
	return json.render(interpret(format.parse(text, form), form), context);
}

/** Throws where two things differ that the program promises to be the same. */
export function mustEqual(promise: string, got: string, expected: string): void {
	if (got === expected) return;
	let at = 0;
	while (got[at] === expected[at]) at++;
	const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
	broken(promise, `${around(got)}, expected ${around(expected)}`);
}

/** Throws for a promise of the program that an input broke. */
export function broken(promise: string, particulars: string): never {
	throw new Error(`${promise}: ${particulars.slice(0, 2_000)}`);
}

/** Throws where the report of a text has lost or doubled a character of it: each lies in one leaf, label, value or mark. */
export function losesNothing(text: string): void {
	const [first, ...others] = faults(parseText(text, form), text);
	if (first !== undefined) broken("lossless", `${first}, and ${others.length} more`);
}
