/** What the engine says is wrong, as faults. */
import { LiquidError, type Token } from "liquidjs";
import { suggestion } from "../forms/faults.ts";
import { locator } from "../text/place.ts";
import type { TemplateFault } from "./fault.ts";

/** How messages call the file of a token; of none, that of the entry. */
export type ShownFiles = (token: Token | null) => string;

interface Trouble {
	readonly message: string;
	readonly expected?: string | null;
	/** In the token, counted from its start. */
	readonly offset?: number;
}

/** A fault at a token. */
export function faultAt(token: Token, shown: ShownFiles, trouble: Trouble): TemplateFault {
	const { message, expected = null, offset = 0 } = trouble;
	const { line, column } = locator(token.input).point(token.begin + offset);
	return { file: shown(token), line, column, message, expected };
}

/** What the engine threw; anything that it did not foresee is thrown again. `tags` are those that it knows. */
export function liquidFault(error: unknown, shown: ShownFiles, tags: readonly string[] = []): TemplateFault {
	if (error instanceof RangeError) return { file: shown(null), line: 1, column: 1, ...tooMuch };
	if (!LiquidError.is(error)) throw error;
	const { token } = error as LiquidError & { readonly token: Token };
	const message = messageOf(error);
	const lacking = /^undefined variable: ((?:fields|sections)\b[^,\n]*)/.exec(message)?.[1];
	if (lacking !== undefined) return unmet(lacking, faultAt(token, shown, { message: "" }));
	return faultAt(token, shown, sentenceOf(message, tags));
}

const messageOf = (error: LiquidError): string =>
	((error as LiquidError & { readonly originalError?: Error }).originalError ?? error).message;

/** Names that mean nothing were told before: what the form has and a template can't find, the notes don't have. */
const unmet = (name: string, place: TemplateFault): TemplateFault => ({
	...place,
	message: `The notes lack \`${name}\`, which ${place.file}:${place.line}:${place.column} prints`,
	expected: "it, or a template that asks with `{% if %}` or has a `default`",
	unmet: true,
});

const limits = /^(?:template render|memory alloc|parse length) limit exceeded|invalid string length/i;

/** Whether a template took more than one report may take. */
export function isTooMuch(error: unknown): boolean {
	return error instanceof RangeError || (LiquidError.is(error) && limits.test(messageOf(error)));
}

function sentenceOf(message: string, tags: readonly string[]): Trouble {
	const variable = /^undefined variable: ([^,\n]+)/.exec(message)?.[1];
	if (variable !== undefined) {
		return { message: `Missing value of \`${variable}\``, expected: "one; `{% if %}` or `default` would do without" };
	}
	if (limits.test(message)) return tooMuch;
	if (/call stack/i.test(message)) return { message: "Nested too deeply", expected: "a few levels" };
	return unclosed(message) ?? unknownTag(message, tags) ?? plain(message);
}

/** A tag without its end, or without the braces that end it. */
function unclosed(message: string): Trouble | null {
	const block = /^tag \{%-?\s*(\w+)[\s\S]* not closed/.exec(message)?.[1];
	if (block !== undefined) {
		const expected = block === "raw" ? "it behind what is to stay as it is" : `it behind this \`{% ${block} %}\``;
		return { message: `Missing \`{% end${block} %}\``, expected };
	}
	const [, what, text = ""] = /^(tag|output|raw) "([\s\S]*?)" not closed/.exec(message) ?? [];
	if (what === undefined) return null;
	if (what === "raw") return { message: "Missing `{% endraw %}`", expected: "it behind what is to stay as it is" };
	const [word = ""] = /^\S+(?: \w+)?/.exec(text) ?? [];
	return { message: `Missing end of \`${word}\``, expected: what === "tag" ? "`%}`" : "`}}`" };
}

function unknownTag(message: string, tags: readonly string[]): Trouble | null {
	const tag = /^tag "(.*?)" not found/.exec(message)?.[1];
	if (tag === undefined) return null;
	if (!/^(?:end|else$|elsif$|when$)/.test(tag))
		return { message: `Unknown tag \`${tag}\``, expected: suggestion(tag, tags) };
	const expected = tag.startsWith("end")
		? `\`{% ${tag.slice(3)} … %}\` before it, with all in it closed`
		: "it inside the tag that it belongs to";
	return { message: `Unexpected \`{% ${tag} %}\``, expected };
}

function plain(message: string): Trouble {
	const [, what = message, expected] =
		/^(.*?)(?:, expected (.*))?$/.exec(message.split(/, (?:file|line):|\n/, 1)[0] ?? "") ?? [];
	return { message: what.charAt(0).toUpperCase() + what.slice(1), ...(expected !== undefined && { expected }) };
}

const tooMuch = {
	message: "Too much work for one report",
	expected: "a template that is done within 3 seconds, 50 MB of memory and 20 MB of text",
};
