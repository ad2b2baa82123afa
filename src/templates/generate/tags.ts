/** The tags of a template as code that adds to `out`. */
import { type CaseTag, type ForTag, type IfTag, Output, type Template, type Token, type UnlessTag } from "liquidjs";
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
		if (!("name" in template)) return textCode((template as unknown as { readonly str: string }).str);
		const tag = tags[String(template.name)];
		if (tag === undefined) throw new NotCompiled(`\`{% ${String(template.name)} %}\``);
		return tag(template, writing);
	} catch (error) {
		if (!(error instanceof NotCompiled) || / at /.test(error.message)) throw error;
		const [line, column] = template.token.getPosition();
		throw new NotCompiled(`${error.message} at ${template.token.file}:${line}:${column}, which no code is made of`);
	}
}

const textCode = (text: string): string => (text === "" ? "" : `out += ${JSON.stringify(text)};`);

type TagCode = (template: Template, writing: Writing) => string;

const block = (templates: readonly Template[], writing: Writing): string =>
	`{\n${templatesCode(templates, writing)}\n}`;

const otherwise = (templates: readonly Template[] | undefined, writing: Writing): string =>
	templates === undefined || templates.length === 0 ? "" : ` else ${block(templates, writing)}`;

const question: TagCode = (template, writing) => {
	const { branches, elseTemplates, name } = template as IfTag | UnlessTag;
	const ways = branches.map(({ value, templates }, index) => {
		const asked = `truthy(${valueCode(value, writing.scope, true)})`;
		const turned = name === "unless" && index === 0 ? `!${asked}` : asked;
		return `if (${turned}) ${block(templates, writing)}`;
	});
	return ways.join(" else ") + otherwise(elseTemplates, writing);
};

const choice: TagCode = (template, writing) => {
	const { value, branches, elseTemplates } = template as CaseTag;
	const target = writing.fresh("target");
	const ways = branches.map(({ values, templates }) => {
		const asked = values.map((each) => `equal(${target}, ${operandCode(each as Token, writing.scope, true)})`);
		return `if (${asked.join(" || ")}) ${block(templates, writing)}`;
	});
	const opening = `const ${target} = ${valueCode(value, writing.scope, true)};`;
	return `${opening}\n${ways.join(" else ")}${otherwise(elseTemplates, writing)}`;
};

const loop: TagCode = (template, writing) => {
	const { variable, collection, hash, templates, elseTemplates } = template as unknown as Loop;
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
};

type Loop = Pick<ForTag, "variable" | "templates"> & {
	readonly collection: Token;
	readonly hash: { readonly hash: object };
	readonly elseTemplates: readonly Template[];
};

const leave: TagCode = (template, { scope }) => {
	const word = String((template as unknown as { name: string }).name);
	if (!scope.leaves) throw new NotCompiled(`\`{% ${word} %}\` here`);
	return `${word};`;
};

const assign: TagCode = (template, { scope }) => {
	const { key, value } = template as unknown as { key: string; value: Parameters<typeof valueCode>[0] };
	return `${ownName(key, scope)} = ${valueCode(value, scope, true)};`;
};

/** A loop's own name stands before one that is assigned, so nobody could see the latter. */
function ownName(key: string, { names }: Scope): string {
	const name = names.get(key);
	if (name !== codeName(key)) throw new NotCompiled(`\`${key}\` for two things`);
	return name;
}

const capture: TagCode = (template, writing) => {
	const { variable, templates } = template as unknown as { variable: string; templates: Template[] };
	const outer = writing.fresh("outer");
	const inner = { ...writing, scope: { ...writing.scope, leaves: false } };
	return `const ${outer} = out;
out = "";
${templatesCode(templates, inner)}
${ownName(variable, writing.scope)} = out;
out = ${outer};`;
};

const render: TagCode = (template, { scope, callee }) => {
	const tag = template as unknown as Rendering;
	if (typeof tag.file !== "string" || tag.with !== undefined || tag.forBinding !== undefined) {
		throw new NotCompiled("`render` with more to it");
	}
	const { name, given } = callee(tag.file);
	const args = given.map((key) => {
		const value = tag.hash.hash[key];
		return value === undefined ? "undefined" : operandCode(value, scope, false);
	});
	return `out += ${name}(${args.join(", ")});`;
};

interface Rendering {
	readonly file: unknown;
	readonly hash: { readonly hash: Readonly<Record<string, Token>> };
	readonly with?: unknown;
	readonly forBinding?: unknown;
}

const nothing: TagCode = () => "";

const tags: Readonly<Record<string, TagCode>> = {
	if: question,
	unless: question,
	case: choice,
	for: loop,
	break: leave,
	continue: leave,
	assign,
	capture,
	render,
	comment: nothing,
	"#": nothing,
	styles: () => "out += styles;",
};

/** The names that some templates assign, wherever in them. */
export function assignedIn(templates: readonly Template[]): string[] {
	return templates.flatMap((template) => {
		const { name, key, variable } = template as unknown as Partial<Record<"name" | "key" | "variable", string>>;
		const own = name === "assign" ? [key ?? ""] : name === "capture" ? [variable ?? ""] : [];
		return [...own, ...innerOf(template).flatMap(assignedIn)];
	});
}

/** What each file that some templates render is given, by the file's name. */
export function givenIn(templates: readonly Template[]): [string, string[]][] {
	return templates.flatMap((template) => {
		const { name, file, hash } = template as unknown as Partial<Rendering> & { name?: string };
		const own: [string, string[]][] = name === "render" ? [[String(file), Object.keys(hash?.hash ?? {})]] : [];
		return [...own, ...innerOf(template).flatMap(givenIn)];
	});
}

/** The lists of templates inside one. */
function innerOf(template: Template): Template[][] {
	const inner = template as unknown as Partial<Pick<IfTag, "branches" | "elseTemplates"> & Pick<ForTag, "templates">>;
	const branches = (inner.branches ?? []).map(({ templates }) => templates);
	return [...branches, inner.templates ?? [], inner.elseTemplates ?? []];
}
