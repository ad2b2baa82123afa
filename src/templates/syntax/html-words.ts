/** What a page made by a template may not hold, and what stands where in it. */

/** Elements that run, load, send or mean something else inside, each with what to use in its place. */
export const refusedElements: ReadonlyMap<string, string> = new Map([
	...["script", "noscript", "template", "object", "embed", "iframe", "frame", "frameset", "applet", "portal"].map(
		(name) => [name, "a page that runs and loads nothing"] as const,
	),
	...["base", "form", "plaintext", "xmp", "noembed", "noframes"].map((name) => [name, "another element"] as const),
	...["svg", "math"].map((name) => [name, "a picture: `<img src=\"{% asset 'name.svg' %}\">`"] as const),
	["link", "a style sheet in `styles` of template.yaml"],
]);

/** Attributes that lead a reader somewhere. */
export const addressAttributes: ReadonlySet<string> = new Set(["href", "cite"]);

/** Attributes that run, load or send, each with what to use in its place. */
export function refusedAttribute(name: string): string | null {
	if (name.startsWith("on")) return "a page that runs nothing";
	if (name === "style") return "a rule in a style sheet";
	if (name === "http-equiv") return "`{% styles %}`, which writes the page's policy";
	return loading.has(name) ? "a link, or `src=\"{% asset 'name.png' %}\"`" : null;
}

const loading: ReadonlySet<string> = new Set(
	"srcset srcdoc poster background data action formaction manifest ping code codebase archive lowsrc dynsrc xlink:href".split(
		" ",
	),
);

/** Elements whose content is words without tags. */
export const wordElements: ReadonlySet<string> = new Set(["title", "textarea"]);
