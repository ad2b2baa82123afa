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
	if (!LiquidError.is(error)) throw error;
	const { token, originalError } = error as LiquidError & { token: Token; originalError?: Error };
	return faultAt(token, shown, sentenceOf((originalError ?? error).message, known));
}

function sentenceOf(
	message: string,
	known: Record<"filters" | "tags", string[]>,
): { message: string; expected?: string } {
	const filter = /^undefined filter: (.+)$/.exec(message)?.[1];
	if (filter !== undefined)
		return { message: `Unknown filter \`${filter}\``, expected: suggestion(filter, known.filters) };
	const tag = /^tag "(.*)" not found$/.exec(message)?.[1];
	if (tag !== undefined) return { message: `Unknown tag \`${tag}\``, expected: suggestion(tag, known.tags) };
	const variable = /^undefined variable: ([^,\n]+)/.exec(message)?.[1];
	if (variable !== undefined) {
		return { message: `Missing value of \`${variable}\``, expected: "one; `{% if %}` or `default` would do without" };
	}
	if (/^(?:template render|memory alloc|parse length) limit exceeded/.test(message)) {
		return { message: "Too much work for one report", expected: "a template that is done within 3 seconds and 50 MB" };
	}
	if (/call stack/i.test(message)) return { message: "Nested too deeply", expected: "a few levels" };
	const line = message.split(/, (?:file|line):|\n/, 1)[0] ?? "";
	return { message: line.charAt(0).toUpperCase() + line.slice(1) };
}
