/**
 * What the engine has read of a template. Its tags keep some of it to themselves, and tell it only through what they offer
 * to those who look for names.
 */
import { CaptureTag, CaseTag, ForTag, IfTag, type Template, TypeGuards, UnlessTag } from "liquidjs";

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
