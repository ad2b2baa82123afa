/** A template as the text of a module, which writes what the engine would write of it. */
import type { Template } from "liquidjs";
import * as data from "../escape/data.ts";
import * as markdown from "../escape/markdown.ts";
import * as markup from "../escape/markup.ts";
import { now } from "../later.ts";
import type { Placed } from "../place-template.ts";
import { wordsOf } from "../plain-value.ts";
import * as runtime from "../runtime.ts";
import { runtimeFilters } from "../runtime-filters.ts";
import type { TemplateFacts } from "../template.ts";
import { gettersText } from "./getters.ts";
import { codeName, NotCompiled, type Scope } from "./scope.ts";
import { assignedIn, givenIn, type Numbers, templatesCode } from "./tags.ts";

/** The text of the module. */
export function moduleText(source: TemplateFacts, { files, own }: Pick<Placed, "files" | "own">): string {
	const given = new Map<string, Set<string>>([...files.keys()].map((file) => [file, new Set()]));
	for (const templates of files.values()) {
		for (const [file, names] of givenIn(templates)) for (const name of names) given.get(file)?.add(name);
	}
	const names = new Map([...files.keys()].map((file, index) => [file, `part${index}`]));
	const callee = (file: string) => ({ name: names.get(file) ?? "", given: [...(given.get(file) ?? [])] });
	const parts = [...files].map(([file, templates]) => functionText({ ...callee(file), templates }, callee));
	const body = parts.join("\n");
	const getters = gettersText(body);
	const styles = /\bout \+= styles;/.test(body) ? ", styles: string" : "";
	return `// Generated from templates/${source.name} by the build.
${imports(`${body}\n${getters}`)}
export const source: TemplateFacts = ${JSON.stringify(source)};
export const own: readonly string[] = ${JSON.stringify(own)};
export function write(data: ReportData${styles}): string {
${body}
return part0();
}
${getters}
`;
}

interface Part {
	readonly name: string;
	readonly given: readonly string[];
	readonly templates: readonly Template[];
}

type Callee = (file: string) => { readonly name: string; readonly given: readonly string[] };

function functionText({ name, given, templates }: Part, callee: Callee): string {
	const counts = new Map<string, number>();
	const fresh: Numbers = (kind) => {
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		return `${kind}${count}`;
	};
	const assigned = [...new Set(assignedIn(templates))];
	const both = assigned.find((each) => given.includes(each));
	if (both !== undefined) throw new NotCompiled(`\`${both}\` for what is given and what is assigned`);
	const own = [...given, ...assigned];
	const scope: Scope = { names: new Map(own.map((each) => [each, codeName(each)])), loop: null, leaves: false };
	const parameters = given.map((each) => `${codeName(each)}: unknown`);
	return `function ${name}(${parameters.join(", ")}): string {
let out = "";
${assigned.map((each) => `let ${codeName(each)}: unknown;`).join("\n")}
${templatesCode(templates, { scope, fresh, callee })}
return out;
}`;
}

const modules: Readonly<Record<string, object>> = {
	"../escape/data.ts": data,
	"../escape/markdown.ts": markdown,
	"../escape/markup.ts": markup,
	"../later.ts": { now },
	"../plain-value.ts": { wordsOf },
	"../runtime.ts": runtime,
	"../runtime-filters.ts": { runtimeFilters },
};

/** Only what the code uses, so that no more is loaded. */
function imports(code: string): string {
	const own = Object.entries(modules).flatMap(([path, exported]) => {
		const used = Object.keys(exported).filter((name) => new RegExp(`\\b${name}[(.]`).test(code));
		return used.length === 0 ? [] : [`import { ${used.join(", ")} } from "${path}";`];
	});
	return [...own, 'import type { ReportData, TemplateFacts } from "../template.ts";'].join("\n");
}
