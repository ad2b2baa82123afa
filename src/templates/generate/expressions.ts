/** Values of a template as code. */
import { type Filter, type Output, type Token, TypeGuards } from "liquidjs";
import * as data from "../escape/data.ts";
import * as markdown from "../escape/markdown.ts";
import * as markup from "../escape/markup.ts";
import { escapeOf } from "../escaping.ts";
import { wordsOf } from "../plain-value.ts";
import { runtimeFilters } from "../runtime-filters.ts";
import { getCode } from "./getters.ts";
import { NotCompiled, type Scope } from "./scope.ts";

type Value = Output["value"];

/** A value with its filters; a lenient one may be missing. */
export function valueCode(value: Value, scope: Scope, lenient: boolean): string {
	const mild = lenient || value.filters[0]?.name === "default";
	let code = expressionCode(value.initial.postfix, scope, mild);
	for (const filter of value.filters) code = filterCode(filter, code, scope);
	return code;
}

const escapes = new Map<unknown, string>([
	...Object.entries({ ...data, ...markdown, ...markup, wordsOf }).map(([name, written]) => [written, name] as const),
]);

/** How the code calls an escaping; undefined for any that it can't. */
function escapeCode(handler: unknown): string | undefined {
	for (const [line, escaping] of markdown.markdownBlocks) {
		if (escaping === handler) return `markdownBlock(${JSON.stringify(line)})`;
	}
	return escapes.get(handler);
}

function filterCode(filter: Filter, code: string, scope: Scope): string {
	const { name, args } = filter;
	const escaping = escapeCode(escapeOf(filter));
	if (escaping !== undefined) return `${escaping}(${code})`;
	if (!Object.hasOwn(runtimeFilters, name)) throw new NotCompiled(`the filter \`${name}\``);
	const given = args.map((arg) => {
		if (Array.isArray(arg)) throw new NotCompiled("a filter's argument with a name");
		return operandCode(arg, scope, false);
	});
	return `runtimeFilters.${name}(${[code, ...given].join(", ")})`;
}

/** Operators, with their sides. */
const operators: Readonly<Record<string, (left: string, right: string) => string>> = {
	"==": (left, right) => `equal(${left}, ${right})`,
	"!=": (left, right) => `!equal(${left}, ${right})`,
	">": (left, right) => `more(${left}, ${right})`,
	"<": (left, right) => `more(${right}, ${left})`,
	contains: (left, right) => `contains(${left}, ${right})`,
	and: (left, right) => `(truthy(${left}) && truthy(${right}))`,
	or: (left, right) => `(truthy(${left}) || truthy(${right}))`,
};

function expressionCode(postfix: readonly Token[], scope: Scope, lenient: boolean): string {
	const operands: string[] = [];
	for (const token of postfix) {
		if (!TypeGuards.isOperatorToken(token)) {
			operands.push(operandCode(token, scope, lenient));
			continue;
		}
		const [right, left] = [operands.pop(), operands.pop()];
		const operator = operators[token.operator];
		if (operator === undefined || left === undefined || right === undefined) {
			throw new NotCompiled(`the operator \`${token.operator}\``);
		}
		operands.push(operator(left, right));
	}
	const [code] = operands;
	if (code === undefined) throw new NotCompiled("an empty value");
	return code;
}

/** A literal, or a path that starts with a name. */
export function operandCode(token: Token, scope: Scope, lenient: boolean): string {
	if (TypeGuards.isLiteralToken(token) || TypeGuards.isNumberToken(token) || TypeGuards.isQuotedToken(token)) {
		return literalCode(token.content);
	}
	if (!TypeGuards.isPropertyAccessToken(token) || token.variable !== undefined) throw new NotCompiled("such a value");
	const path = token.props.map((prop) => {
		if (TypeGuards.isWordToken(prop) || TypeGuards.isQuotedToken(prop)) return prop.content;
		throw new NotCompiled("a name that is a value itself");
	});
	if (path[0] === "forloop" && scope.loop !== null) return turnCode(path.slice(1), scope.loop);
	const code = pathCode(path, scope);
	return lenient ? `(${code} ?? null)` : `must(${code}, ${JSON.stringify(path.join("."))})`;
}

function literalCode(content: unknown): string {
	if (["string", "number", "boolean"].includes(typeof content)) return JSON.stringify(content);
	throw new NotCompiled("`nil`, `empty` or `blank`");
}

function pathCode([root = "", ...rest]: readonly string[], { names }: Scope): string {
	return rest.reduce(getCode, names.get(root) ?? getCode("data", root));
}

function turnCode(rest: readonly string[], { turn, list }: NonNullable<Scope["loop"]>): string {
	const known: Readonly<Record<string, string>> = {
		first: `${turn} === 0`,
		last: `${turn} === ${list}.length - 1`,
		index: `${turn} + 1`,
		index0: turn,
		length: `${list}.length`,
	};
	const code = known[rest.join(".")];
	if (code === undefined) throw new NotCompiled(`\`forloop.${rest.join(".")}\``);
	return `(${code})`;
}
