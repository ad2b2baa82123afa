/** What the engine says is wrong, as faults of a template's files. */
import { LiquidError, type LiquidErrors, type Token, TypeGuards } from "liquidjs";
import { suggestion } from "../../forms/faults.ts";
import { locator } from "../../text/place.ts";
import { faultOf, type TemplateFault } from "../fault.ts";
import { fileOf, shownFile, type TemplateSource } from "../source.ts";

/** A name that means nothing, whatever notes say. */
export class UnknownName extends Error {
	readonly key: string;
	readonly expected: string;

	constructor(key: string, { message, expected }: { readonly message: string; readonly expected: string }) {
		super(message);
		this.key = key;
		this.expected = expected;
	}
}

type Trouble = Pick<TemplateFault, "message" | "expected">;

/** A fault at a token, or so far behind its start. */
export function faultAt(
	token: Token,
	source: TemplateSource,
	{ message, expected }: Trouble,
	offset = 0,
): TemplateFault {
	const { line, column } = locator(token.input).point(token.begin + offset);
	return { file: shownFile(source, fileOf(source, token)), line, column, message, expected };
}

/** One error, or all that were met on the way. */
export function errorsIn(error: unknown): unknown[] {
	if (!LiquidError.is(error) || !("errors" in error)) return [error];
	return (error as LiquidErrors).errors.flatMap(errorsIn);
}

const limits = /^(?:template render|memory alloc|parse length) limit exceeded|^too long|invalid string length/i;

/** Whether a template took more than one report may take; the engine does not always say where. */
export function isTooMuch(error: unknown): boolean {
	return error instanceof RangeError || (error instanceof Error && limits.test(messageOf(error)));
}

const tooMuch: Trouble = {
	message: "Too much work for one report",
	expected: "a template that is done within 3 seconds, 50 MB of memory and 20 MB of text",
};

/** What the engine threw; anything that it did not foresee is thrown again. */
export function liquidFault(error: unknown, source: TemplateSource, tags: readonly string[]): TemplateFault {
	if (!LiquidError.is(error) && isTooMuch(error)) return faultOf(source, tooMuch);
	if (!LiquidError.is(error)) throw error;
	const message = messageOf(error);
	const token = tokenOf(error);
	const lacking = /^undefined variable: ((?:fields|sections)\b[^,\n]*)/.exec(message)?.[1];
	if (lacking === undefined) return faultAt(token, source, sentenceOf(message, tags), offsetOf(token, message));
	// Names that mean nothing were told before: what the form has and a template can't find, the notes don't have.
	const place = faultAt(token, source, { message: "", expected: null });
	return {
		...place,
		message: `The notes lack \`${lacking}\`, which ${place.file}:${place.line}:${place.column} prints`,
		expected: "it, or a template that asks with `{% if %}` or has a `default`",
		unmet: true,
	};
}

/** Whether a template asked for something that the data don't have. */
export const isNameError = (error: unknown): error is LiquidError =>
	LiquidError.is(error) && (originalOf(error) instanceof UnknownName || isLacking(error));

/** Whether it asked for a value that other reports may have. */
export const isLacking = (error: unknown): boolean =>
	LiquidError.is(error) && messageOf(error).startsWith("undefined variable");

/** Whether a value did not fit a filter, which other reports may not have; a 0 that the template itself divides by, all have. */
export const isOfValue = (error: unknown): boolean =>
	LiquidError.is(error) &&
	/, expected a number(?: other than 0)?$/.test(messageOf(error)) &&
	!/\|\s*(?:divided_by|modulo)\s*:\s*-?0+(?:\.0+)?(?![\d.])/.test(tokenOf(error).getText());

/** What is wrong with a name; null where it is only this report that lacks it. */
export function nameFault(error: LiquidError, source: TemplateSource, lacks: boolean): TemplateFault | null {
	const originalError = originalOf(error);
	if (lacks && !(originalError instanceof UnknownName && / (?:field|section) /.test(originalError.message)))
		return null;
	const undefinedPath = /^undefined variable: (?:.*\.)?(.+)/.exec(messageOf(error))?.[1];
	const name = originalError instanceof UnknownName ? originalError.key : undefinedPath;
	// A value that could not be read has its own parts; a list may be shorter.
	if (name === undefined || /^(?:raw|first|last|-?\d+)$/.test(name)) return null;
	const token = tokenOf(error);
	const text = token.getText();
	const at = text.search(new RegExp(`(?<![\\w-])${name.replace(/\W/g, "\\$&")}(?![\\w-])`));
	// A computed name is the report's to have or not.
	if (at === -1) return null;
	if (!(originalError instanceof UnknownName))
		return faultAt(token, source, inPath(`Unknown name \`${name}\``, token, at), at);
	const { message, expected } = originalError;
	const isOwn = message.startsWith("Unknown name");
	return faultAt(token, source, { message: isOwn ? inPath(message, token, at).message : message, expected }, at);
}

/** Says what a name was looked for in. */
function inPath(message: string, token: Token, at: number): Trouble {
	const path = TypeGuards.isPropertyAccessToken(token)
		? token
				.getText()
				.slice(0, at)
				.replace(/[.[]["']?\s*$/, "")
		: "";
	return path === ""
		? { message, expected: null }
		: { message: `${message} in \`${path}\``, expected: `\`${path}\` alone` };
}

const originalOf = (error: Error): Error =>
	(error as Error & { readonly originalError?: Error }).originalError ?? error;

const messageOf = (error: Error): string => originalOf(error).message;

const tokenOf = (error: LiquidError): Token => (error as LiquidError & { readonly token: Token }).token;

/** A filter is told where it stands in its tag. */
function offsetOf(token: Token, message: string): number {
	const filter = /^Unknown filter `(\w+)`/.exec(message)?.[1];
	return filter === undefined ? 0 : Math.max(0, token.getText().search(new RegExp(`(?<=\\|\\s*)${filter}\\b`)));
}

/** What the engine says, by its own sentences, and what to tell of it. */
const sentences: readonly (readonly [RegExp, (parts: readonly string[], tags: readonly string[]) => Trouble])[] = [
	[limits, () => tooMuch],
	[/call stack/i, () => ({ message: "Nested too deeply", expected: "a few levels" })],
	[
		/^undefined variable: ([^,\n]+)/,
		([name]) => ({
			message: `Missing value of \`${name}\``,
			expected: "one; `{% if %}` or `default` would do without",
		}),
	],
	[
		/^tag \{%-?\s*(\w+)[\s\S]* not closed/,
		([tag]) => ({ message: `Missing \`{% end${tag} %}\``, expected: `it behind this \`{% ${tag} %}\`` }),
	],
	[
		/^(tag|output) "(\S*(?: \w+)?)[\s\S]*" not closed/,
		([what, start]) => ({ message: `Missing end of \`${start}\``, expected: what === "tag" ? "`%}`" : "`}}`" }),
	],
	[/^expected "\|"/i, () => ({ message: "Unexpected sign behind a value", expected: "`|`, or `==` to compare" })],
	[/^raw "/, () => ({ message: "Missing `{% endraw %}`", expected: "it behind what is to stay as it is" })],
	[
		/^tag "end(.*?)" not found/,
		([tag]) => ({
			message: `Unexpected \`{% end${tag} %}\``,
			expected: `\`{% ${tag} … %}\` before it, with all in it closed`,
		}),
	],
	[
		/^tag "(else|elsif|when)" not found/,
		([tag]) => ({ message: `Unexpected \`{% ${tag} %}\``, expected: "it inside the tag that it belongs to" }),
	],
	[
		/^tag "(.*?)" not found/,
		([tag = ""], tags) => ({ message: `Unknown tag \`${tag}\``, expected: suggestion(tag, tags) }),
	],
	[
		/^(.*?)(?:, expected (.*))?(?:, (?:file|line):|\n|$)/,
		([what = "", expected = null]) => ({ message: what.charAt(0).toUpperCase() + what.slice(1), expected }),
	],
];

function sentenceOf(message: string, tags: readonly string[]): Trouble {
	for (const [pattern, trouble] of sentences) {
		const found = pattern.exec(message);
		if (found !== null) return trouble(found.slice(1), tags);
	}
	return { message, expected: null };
}
