/**
 * What the engine has read of a template. Its tags keep some of it to themselves, and tell it only through what they offer
 * to those who look for names.
 */
import {
	type AssignTag,
	CaptureTag,
	CaseTag,
	ForTag,
	IfTag,
	type RenderTag,
	type Template,
	TypeGuards,
	UnlessTag,
	Value,
	type ValueToken,
} from "liquidjs";

/** The words of a piece that is no tag and no value, less the blanks that dashes take away. */
export function textOf({ token }: Template): string {
	if (!TypeGuards.isHTMLToken(token)) throw new Error("a piece of no known kind");
	return token.getContent();
}

/** The lists of templates inside one. */
export function innerOf(template: Template): readonly (readonly Template[])[] {
	if (template instanceof IfTag || template instanceof UnlessTag || template instanceof CaseTag) {
		return [...template.branches.map(({ templates }) => templates), template.elseTemplates ?? []];
	}
	if (template instanceof ForTag) return [template.templates, template.elseTemplates];
	return template instanceof CaptureTag ? [template.templates] : [];
}

/** A name, and what is assigned to it. */
export interface Assignment {
	readonly name: string;
	readonly value: Value;
}

/** What `{% assign %}` does. */
export function assignmentOf(tag: AssignTag): Assignment {
	const [name] = tag.localScope();
	const [value] = tag.arguments();
	if (name === undefined || !(value instanceof Value)) throw new Error("an assignment of nothing");
	return { name: name.content, value };
}

/** A file, and what it is given by name. */
export interface Rendering {
	readonly file: string;
	readonly given: ReadonlyMap<string, Value | ValueToken>;
}

/** What `{% render %}` does; null where it does more than give a file values by name. */
export function renderingOf(tag: RenderTag): Rendering | null {
	const scope = tag.partialScope();
	if (scope === undefined) return null;
	const [names, values] = [[...scope.scope], [...tag.arguments()]];
	const given = new Map<string, Value | ValueToken>();
	for (const [at, name] of names.entries()) {
		const value = values[at];
		if (typeof name !== "string" || value === undefined) return null;
		given.set(name, value);
	}
	return { file: scope.name, given };
}
