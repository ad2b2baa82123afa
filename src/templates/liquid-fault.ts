/** What the engine says is wrong, as faults. */
import { LiquidError, type Token } from "liquidjs";
import { suggestion } from "../forms/issues.ts";
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
export function liquidFault(
	error: unknown,
	shown: ShownFiles,
	known: Record<"filters" | "tags", string[]>,
): TemplateFault {
	if (error instanceof RangeError) return { file: shown(undefined), line: 1, column: 1, ...tooMuch };
	if (!LiquidError.is(error)) throw error;
	const { token, originalError } = error as LiquidError & { token: Token; originalError?: Error };
	return faultAt(token, shown, sentenceOf((originalError ?? error).message, known));
}

function sentenceOf(
	message: string,
	known: Record<"filters" | "tags", string[]>,
): { message: string; expected?: string } {
	const filter = /^undefined filter: (.+)$/.exec(message)?.[1];
	if (filter !== undefined) return { message: `Unknown filter \`${filter}\``, expected: oneOf(filter, known.filters) };
	const tag = /^tag "(.*)" not found$/.exec(message)?.[1];
	if (tag !== undefined) return { message: `Unknown tag \`${tag}\``, expected: oneOf(tag, known.tags) };
	const variable = /^undefined variable: ([^,\n]+)/.exec(message)?.[1];
	if (variable !== undefined) {
		return { message: `Missing value of \`${variable}\``, expected: "one; `{% if %}` or `default` would do without" };
	}
	if (/^(?:template render|memory alloc|parse length) limit exceeded/.test(message)) {
		return tooMuch;
	}
	if (/invalid string length/i.test(message)) return tooMuch;
	if (/call stack/i.test(message)) return { message: "Nested too deeply", expected: "a few levels" };
	const line = message.split(/, (?:file|line):|\n/, 1)[0] ?? "";
	return { message: line.charAt(0).toUpperCase() + line.slice(1) };
}

const tooMuch = {
	message: "Too much work for one report",
	expected: "a template that is done within 3 seconds, 50 MB of memory and 20 MB of text",
};

/** The name that was meant, else all of them where they are few. */
function oneOf(wrong: string, known: readonly string[]): string {
	const names = suggestion(wrong, known);
	return names.length < 200 ? names : "one of those that a template may use (docs/templates.md)";
}
