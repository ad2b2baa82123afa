/** What the values that a template names hold, step by step behind each dot; and which of the names mean nothing. */
import { TypeGuards, type ValueToken } from "liquidjs";
import { suggestion } from "../forms/faults.ts";
import { dataKeys } from "./data-keys.ts";
import { dateDirectives, unknownDirective } from "./date-format.ts";
import type { FormKeys } from "./form-keys.ts";
import type { Expression, FilterCall } from "./grammar/expression.ts";
import type { Scopes } from "./scopes.ts";
import { entryOf, filtered, keyedShape, type Shape, topShape, words } from "./shapes.ts";
import type { TemplateSource } from "./source.ts";
import type { Slip } from "./syntax/syntax.ts";

/** What is needed to judge a name. */
export interface Judging {
	readonly keys: FormKeys;
	readonly source: Pick<TemplateSource, "needs" | "optional">;
	/** The names of all filters. */
	readonly filters: readonly string[];
	readonly scopes: Scopes;
	readonly tell: (slip: Slip) => void;
}

/** What an expression gives. */
export function shapeOf({ operands, compared, filters }: Expression, judging: Judging): Shape {
	const [first = null] = operands.map((operand) => operandShape(operand, judging));
	return filters.reduce((shape, filter) => filterShape(shape, filter, judging), compared ? words : first);
}

/** What a single value is. */
export function operandShape(token: ValueToken, judging: Judging): Shape {
	if (TypeGuards.isRangeToken(token)) {
		for (const end of [token.lhs, token.rhs]) operandShape(end, judging);
		return { many: "list" };
	}
	if (!TypeGuards.isPropertyAccessToken(token)) return words;
	for (const part of token.props) if (TypeGuards.isPropertyAccessToken(part)) operandShape(part, judging);
	return token.variable === undefined ? accessShape(stepsOf(token.props), judging) : null;
}

function filterShape(shape: Shape, { name, begin, args }: FilterCall, judging: Judging): Shape {
	if (!judging.filters.includes(name)) {
		judging.tell({ message: `Unknown filter \`${name}\``, expected: meant(name, judging.filters), offset: begin });
		return null;
	}
	for (const arg of args) operandShape(arg, judging);
	const [first] = args;
	const part = first !== undefined && TypeGuards.isQuotedToken(first) ? first.content : null;
	const known = Object.keys(shape?.keys ?? {});
	if (first !== undefined && part !== null && byPart.has(name) && known.length > 0 && !known.includes(part)) {
		const message = `Unknown name \`${part}\` in \`${name}\``;
		judging.tell({ message, expected: meant(part, known), offset: first.begin });
	}
	const sign = name === "date" && part !== null ? unknownDirective(part) : null;
	if (first !== undefined && sign !== null) {
		const expected = dateDirectives.map((each) => `\`${each}\``).join(", ");
		judging.tell({ message: `Unexpected \`${sign}\` in a date`, expected, offset: first.begin });
	}
	return filtered(shape, name, part);
}

/** Filters whose first word names a part of each entry. */
const byPart: ReadonlySet<string> = new Set(["where", "reject", "find", "has", "map"]);

interface Step {
	/** Null where it is computed. */
	readonly name: string | null;
	readonly begin: number;
}

function stepsOf(props: readonly { readonly begin: number; getText(): string }[]): Step[] {
	return props.map((part) => {
		const { begin } = part;
		if (TypeGuards.isQuotedToken(part) || TypeGuards.isNumberToken(part)) return { name: String(part.content), begin };
		return { name: TypeGuards.isWordToken(part) ? part.getText() : null, begin };
	});
}

function accessShape([root, ...rest]: readonly Step[], judging: Judging): Shape {
	if (root === undefined || root.name === null) return null;
	const own = judging.scopes.find(root.name);
	const top = own === undefined ? topShape(root.name) : undefined;
	let shape = top ?? own ?? null;
	if (top === undefined && own === undefined) {
		const known = [...judging.scopes.names(), ...Object.keys(dataKeys)];
		judging.tell({ message: `Unknown name \`${root.name}\``, expected: meant(root.name, known), offset: root.begin });
	}
	let path = root.name;
	for (const step of rest) {
		if (shape === null) return null;
		const kind = top !== undefined && (path === "fields" || path === "sections") ? path : null;
		shape = kind === null ? partShape(shape, step, { path, judging }) : keyShape(kind, step, judging);
		path += /^\w+$/.test(step.name ?? "") && !/^\d/.test(step.name ?? "") ? `.${step.name}` : `[${step.name ?? "…"}]`;
	}
	return shape;
}

/** A field or section of the form, which the template must own up to. */
function keyShape(kind: "fields" | "sections", { name: key, begin }: Step, { keys, source, tell }: Judging): Shape {
	if (key === null || key === "size") return null;
	const what = kind === "fields" ? "field" : "section";
	if (!keys[kind].includes(key)) {
		const message = `Unknown ${what} \`${key}\` of ${keys.form}`;
		tell({ message, expected: suggestion(key, keys[kind]), offset: begin });
		return null;
	}
	const { needs, optional } = source;
	if (needs !== null && optional !== null && ![...needs[kind], ...optional[kind]].includes(key)) {
		const expected = "it in `needs` or `optional` of template.yaml";
		tell({ message: `Undeclared ${what} \`${key}\``, expected, offset: begin });
	}
	return keyedShape(kind, key, keys);
}

function partShape(
	shape: NonNullable<Shape>,
	{ name, begin }: Step,
	{ path, judging }: { readonly path: string; readonly judging: Judging },
): Shape {
	if (shape.open === true || name === null) return null;
	if (name === "size") return words;
	const isList = shape.many === "list";
	if (isList && (/^-?\d+$/.test(name) || name === "first" || name === "last")) return entryOf(shape);
	if (!isList && shape.keys !== undefined && Object.hasOwn(shape.keys, name)) return shape.keys[name] ?? null;
	// What could not be read has its words in it.
	if (!isList && name === "raw" && path.startsWith("fields.")) return words;
	const message = `Unknown name \`${name}\` in \`${path}\`${isList ? ", a list" : ""}`;
	const known = isList ? ["first", "last", "size"] : Object.keys(shape.keys ?? {});
	const expected = known.length > 0 ? meant(name, known) : `\`${path}\` alone, which has no parts`;
	judging.tell({ message, expected, offset: begin });
	return null;
}

/** The name that was meant, else all of them where they are few. */
function meant(wrong: string, known: readonly string[]): string {
	const names = suggestion(wrong, [...new Set(known)]);
	return names.length < 200 ? names : "one of those that a template may use (docs/templates.md)";
}
