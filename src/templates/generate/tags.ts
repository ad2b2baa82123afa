/** The tags of a template as code that adds to `out`. */
import {
	AssignTag,
	BreakTag,
	CaptureTag,
	CaseTag,
	CommentTag,
	ContinueTag,
	ForTag,
	IfTag,
	InlineCommentTag,
	Output,
	RenderTag,
	Tag,
	type Template,
	UnlessTag,
	Value,
} from "liquidjs";
import { StylesTag } from "../own-tags.ts";
import { assignmentOf, innerOf, renderingOf, textOf } from "../parsed.ts";
import { operandCode, valueCode } from "./expressions.ts";
import { codeName, NotCompiled, type Scope } from "./scope.ts";

/** Gives each thing of a kind another name. */
export type Numbers = (kind: string) => string;

/** What the code of one file is written with. */
export interface Writing {
	readonly scope: Scope;
	readonly fresh: Numbers;
	/** The function of another file, and what it is given, in its order. */
	readonly callee: (file: string) => { readonly name: string; readonly given: readonly string[] };
}

/** Some templates one after the other. */
export function templatesCode(templates: readonly Template[], writing: Writing): string {
	const lines = templates.map((template) => templateCode(template, writing));
	return lines.filter((line) => line !== "").join("\n");
}

function templateCode(template: Template, writing: Writing): string {
	try {
		if (template instanceof Output) return `out += ${valueCode(template.value, writing.scope, false)};`;
		return template instanceof Tag ? tagCode(template, writing) : textCode(textOf(template));
	} catch (error) {
		if (!(error instanceof NotCompiled) || / at /.test(error.message)) throw error;
		const [line, column] = template.token.getPosition();
		throw new NotCompiled(`${error.message} at ${template.token.file}:${line}:${column}, which no code is made of`);
	}
}

function tagCode(tag: Tag, writing: Writing): string {
	if (tag instanceof IfTag || tag instanceof UnlessTag) return questionCode(tag, writing);
	if (tag instanceof CaseTag) return choiceCode(tag, writing);
	if (tag instanceof ForTag) return loopCode(tag, writing);
	if (tag instanceof BreakTag || tag instanceof ContinueTag) return leaveCode(tag, writing);
	if (tag instanceof AssignTag) return assignCode(tag, writing);
	if (tag instanceof CaptureTag) return captureCode(tag, writing);
	if (tag instanceof RenderTag) return renderCode(tag, writing);
	if (tag instanceof StylesTag) return "out += styles;";
	if (tag instanceof CommentTag || tag instanceof InlineCommentTag) return "";
	throw new NotCompiled(`\`{% ${tag.name} %}\``);
}

const textCode = (text: string): string => (text === "" ? "" : `out += ${JSON.stringify(text)};`);

const block = (templates: readonly Template[], writing: Writing): string =>
	`{\n${templatesCode(templates, writing)}\n}`;

const otherwise = (templates: readonly Template[] | undefined, writing: Writing): string =>
	templates === undefined || templates.length === 0 ? "" : ` else ${block(templates, writing)}`;

function questionCode(tag: IfTag | UnlessTag, writing: Writing): string {
	const ways = tag.branches.map(({ value, templates }, index) => {
		const asked = `truthy(${valueCode(value, writing.scope, true)})`;
		const turned = tag instanceof UnlessTag && index === 0 ? `!${asked}` : asked;
		return `if (${turned}) ${block(templates, writing)}`;
	});
	return ways.join(" else ") + otherwise(tag.elseTemplates, writing);
}

function choiceCode({ value, branches, elseTemplates }: CaseTag, writing: Writing): string {
	const target = writing.fresh("target");
	const ways = branches.map(({ values, templates }) => {
		const asked = values.map((each) => `equal(${target}, ${operandCode(each, writing.scope, true)})`);
		return `if (${asked.join(" || ")}) ${block(templates, writing)}`;
	});
	const opening = `const ${target} = ${valueCode(value, writing.scope, true)};`;
	return `${opening}\n${ways.join(" else ")}${otherwise(elseTemplates, writing)}`;
}

function loopCode({ variable, collection, hash, templates, elseTemplates }: ForTag, writing: Writing): string {
	if (Object.keys(hash.hash).length > 0 || elseTemplates.length > 0) throw new NotCompiled("a loop with more to it");
	const [list, turn] = [writing.fresh("list"), writing.fresh("turn")];
	const item = `${codeName(variable)}_${turn}`;
	const { scope } = writing;
	const names = new Map([...scope.names, [variable, item]]);
	const inner = { ...writing, scope: { names, loop: { turn, list }, leaves: true } };
	return `const ${list} = listed(${operandCode(collection, scope, false)});
for (let ${turn} = 0; ${turn} < ${list}.length; ${turn}++) {
const ${item} = ${list}[${turn}];
${templatesCode(templates, inner)}
}`;
}

function leaveCode({ name }: BreakTag | ContinueTag, { scope }: Writing): string {
	if (!scope.leaves) throw new NotCompiled(`\`{% ${name} %}\` here`);
	return `${name};`;
}

function assignCode(tag: AssignTag, { scope }: Writing): string {
	const { name, value } = assignmentOf(tag);
	return `${ownName(name, scope)} = ${valueCode(value, scope, true)};`;
}

/** A loop's own name stands before one that is assigned, so nobody could see the latter. */
function ownName(key: string, { names }: Scope): string {
	const name = names.get(key);
	if (name !== codeName(key)) throw new NotCompiled(`\`${key}\` for two things`);
	return name;
}

function captureCode({ variable, templates }: CaptureTag, writing: Writing): string {
	const outer = writing.fresh("outer");
	const inner = { ...writing, scope: { ...writing.scope, leaves: false } };
	return `const ${outer} = out;
out = "";
${templatesCode(templates, inner)}
${ownName(variable, writing.scope)} = out;
out = ${outer};`;
}

function renderCode(tag: RenderTag, { scope, callee }: Writing): string {
	const rendering = renderingOf(tag);
	if (rendering === null) throw new NotCompiled("`render` with more to it");
	const { name, given } = callee(rendering.file);
	const args = given.map((key) => {
		const value = rendering.given.get(key);
		if (value instanceof Value) throw new NotCompiled("a filter in what a file is given");
		return value === undefined ? "undefined" : operandCode(value, scope, false);
	});
	return `out += ${name}(${args.join(", ")});`;
}

/** The names that some templates assign, wherever in them. */
export function assignedIn(templates: readonly Template[]): string[] {
	return templates.flatMap((template) => [...assignedBy(template), ...innerOf(template).flatMap(assignedIn)]);
}

function assignedBy(template: Template): string[] {
	if (template instanceof AssignTag) return [assignmentOf(template).name];
	return template instanceof CaptureTag ? [template.variable] : [];
}

/** What each file that some templates render is given, by the file's name. */
export function givenIn(templates: readonly Template[]): [string, string[]][] {
	return templates.flatMap((template) => {
		const rendering = template instanceof RenderTag ? renderingOf(template) : null;
		const own: [string, string[]][] = rendering === null ? [] : [[rendering.file, [...rendering.given.keys()]]];
		return [...own, ...innerOf(template).flatMap(givenIn)];
	});
}
