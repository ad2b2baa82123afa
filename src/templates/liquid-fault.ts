/** What the engine says is wrong, as faults. */
import { LiquidError, type Token } from "liquidjs";
import type { TemplateFault } from "./fault.ts";

/** How the files of a template are called in messages, by the names that the engine has for them. */
export type ShownFiles = (name: string | undefined) => string;

/** A fault at a token. */
export function faultAt(
	token: Token,
	shown: ShownFiles,
	{ message, expected = null }: { readonly message: string; readonly expected?: string | null },
): TemplateFault {
	const [line, column] = token.getPosition() as [number, number];
	return { file: shown(token.file), line, column, message, expected };
}

/** What the engine threw; anything that it did not foresee is thrown again. */
export function liquidFault(error: unknown, shown: ShownFiles): TemplateFault {
	if (error instanceof RangeError) return { file: shown(undefined), line: 1, column: 1, ...tooMuch };
	if (!LiquidError.is(error)) throw error;
	const { token, originalError } = error as LiquidError & { token: Token; originalError?: Error };
	const { message } = originalError ?? error;
	const lacking = /^undefined variable: ((?:fields|sections)\b[^,\n]*)/.exec(message)?.[1];
	if (lacking !== undefined) return unmet(lacking, faultAt(token, shown, { message: "" }));
	return faultAt(token, shown, sentenceOf(message));
}

/** Names that mean nothing were told before: what the form has and a template can't find, the notes don't have. */
const unmet = (name: string, place: TemplateFault): TemplateFault => ({
	...place,
	message: `The notes lack \`${name}\`, which ${place.file}:${place.line}:${place.column} prints`,
	expected: "it, or a template that asks with `{% if %}` or has a `default`",
	unmet: true,
});

function sentenceOf(message: string): { message: string; expected?: string } {
	const variable = /^undefined variable: ([^,\n]+)/.exec(message)?.[1];
	if (variable !== undefined) {
		return { message: `Missing value of \`${variable}\``, expected: "one; `{% if %}` or `default` would do without" };
	}
	if (/^(?:template render|memory alloc|parse length) limit exceeded/.test(message)) {
		return tooMuch;
	}
	if (/invalid string length/i.test(message)) return tooMuch;
	if (/call stack/i.test(message)) return { message: "Nested too deeply", expected: "a few levels" };
	const [, what = message, expected] =
		/^(.*?)(?:, expected (.*))?$/.exec(message.split(/, (?:file|line):|\n/, 1)[0] ?? "") ?? [];
	return { message: what.charAt(0).toUpperCase() + what.slice(1), ...(expected !== undefined && { expected }) };
}

const tooMuch = {
	message: "Too much work for one report",
	expected: "a template that is done within 3 seconds, 50 MB of memory and 20 MB of text",
};
