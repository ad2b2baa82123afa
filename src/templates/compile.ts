/** From the text of a template to something that renders; or everything that is wrong with it. */
import { createHash } from "node:crypto";
import { type Liquid, LookupType, type Template as Parsed } from "liquidjs";
import { createEngine } from "./engine.ts";
import { BrokenTemplate, type TemplateFault } from "./fault.ts";
import { formats } from "./formats.ts";
import { faultAt, liquidFault, type ShownFiles } from "./liquid-fault.ts";
import { type FormKeys, nameFaults } from "./names.ts";
import { givePageParts } from "./own-tags.ts";
import { placeOutputs, type Walk } from "./place-outputs.ts";
import { shownFile, type TemplateSource } from "./source.ts";
import type { Gathered } from "./syntax/syntax.ts";

/** What a template sees of a report, as docs/templates.md describes it. */
export type ReportData = Readonly<Record<string, unknown>>;

/** A template that is ready to render. */
export interface Template {
	readonly source: TemplateSource;
	/** The text of a report's data; `goalRules` are style rules of the form. Throws `BrokenTemplate`. */
	run(data: ReportData, goalRules: string): string;
}

/** A template, or its faults in the order of its files and lines. */
export type Compiled = { readonly template: Template } | { readonly faults: readonly TemplateFault[] };

/** Parses a template, checks its names against those of a form, and finds the escaping of each value. */
export function compileTemplate(source: TemplateSource, keys: FormKeys): Compiled {
	const long = sizeFaults(source);
	if (long.length > 0) return { faults: long };
	const engine = createEngine(engineFiles(source));
	const shown: ShownFiles = (name) => shownFile(source, fileOf(source, name));
	const known = { filters: Object.keys(engine.filters), tags: Object.keys(engine.tags) };
	const gathered: Gathered = { styles: [], page: false, styled: false, head: false, begun: false };
	const parsed: Parsed[][] = [];
	try {
		const faults = walkFiles(source, { engine, shown, gathered }, parsed);
		const partials = faults.length === 0;
		faults.push(...nameFaults(parsed[0] ?? [], source, { keys, shown, partials }));
		if (faults.length > 0) return { faults: inOrder(faults) };
	} catch (error) {
		return { faults: [liquidFault(error, shown, known)] };
	}
	const [entry = []] = parsed;
	const heads = new Map<string, string>();
	return {
		template: {
			source,
			run(data, goalRules) {
				const styles = heads.get(goalRules) ?? pageHead(source, gathered, goalRules);
				heads.set(goalRules, styles);
				givePageParts(engine, { styles, assets: source.assets });
				return finished(
					() => engine.renderSync(entry, {}, { globals: data }),
					(error) => liquidFault(error, shown, known),
				);
			},
		},
	};
}

/** More than any template needs; the time to read one grows faster than its length. */
const most = { text: 100_000, tags: 2_000 };

function sizeFaults(source: TemplateSource): TemplateFault[] {
	const text = Object.values(source.files).join("\n");
	const place = { file: shownFile(source, source.entry), line: 1, column: 1 };
	if (text.length > most.text) {
		return [{ ...place, message: "The template is too long", expected: "100 kB of all its files together, at most" }];
	}
	if ((text.match(/\{[{%]/g)?.length ?? 0) <= most.tags) return [];
	return [{ ...place, message: "The template has too many tags and values", expected: "2000 of them, at most" }];
}

/** A report far longer than any notes is a template that does not know when to stop. */
const longest = 20_000_000;

function finished(render: () => string, faultOf: (error: unknown) => TemplateFault): string {
	try {
		const text = render();
		if (text.length <= longest) return `${text.trimEnd()}\n`;
	} catch (error) {
		throw new BrokenTemplate([faultOf(error)]);
	}
	throw new BrokenTemplate([faultOf(new RangeError("too long"))]);
}

function inOrder(faults: readonly TemplateFault[]): TemplateFault[] {
	const unique = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
	return [...unique.values()].sort((one, other) =>
		one.file === other.file ? one.line - other.line || one.column - other.column : 0,
	);
}

/** What the engine calls a file: its path without `.liquid`, and without the format's extension too. */
function engineName(source: TemplateSource, file: string): string {
	const name = file.replace(/\.liquid$/, "");
	return name.endsWith(`.${source.extension}`) ? name.slice(0, -source.extension.length - 1) : name;
}

function engineFiles(source: TemplateSource): Record<string, string> {
	return Object.fromEntries(Object.entries(source.files).map(([file, text]) => [engineName(source, file), text]));
}

function fileOf(source: TemplateSource, name: string | undefined): string {
	return Object.keys(source.files).find((file) => engineName(source, file) === name) ?? source.entry;
}

/** Reads the entry and all that it renders, each once. */
function walkFiles(
	source: TemplateSource,
	parts: Pick<Walk, "engine" | "shown" | "gathered">,
	parsed: Parsed[][],
): TemplateFault[] {
	const faults: TemplateFault[] = [];
	const seen = new Set<string>();
	const read = (name: string, trail: readonly string[]): void => {
		if (seen.has(name)) return;
		seen.add(name);
		const templates = parseFile(parts.engine, name);
		parsed.push(templates);
		const partials = new Map<string, Parsed>();
		const { syntax } = formats[source.format];
		const always = trail.length === 0;
		const assets = new Set(Object.keys(source.assets));
		placeOutputs(templates, { ...parts, syntax, partials, faults, assets, always });
		for (const [partial, tag] of partials) {
			const wrong = wrongPartial(partial, [...trail, name], source);
			if (wrong === null) read(partial, [...trail, name]);
			else faults.push(faultAt(tag.token, parts.shown, wrong));
		}
	};
	read(engineName(source, source.entry), []);
	return faults.length > 0 ? faults : headFaults(source, parts.gathered, parts.shown);
}

function parseFile(engine: Liquid, name: string): Parsed[] {
	return engine.parseFileSync(name, LookupType.Partials);
}

function wrongPartial(
	name: string,
	trail: readonly string[],
	source: TemplateSource,
): { message: string; expected: string } | null {
	const names = Object.keys(engineFiles(source));
	if (!names.includes(name)) {
		const expected = names.map((each) => `\`${each}\``).join(", ");
		return { message: `Unknown file \`${name}\``, expected };
	}
	return trail.includes(name) ? { message: `Unexpected \`${name}\` inside itself`, expected: "another file" } : null;
}

/** A page without a policy could load what its reader never asked for. */
function headFaults(source: TemplateSource, { page, styled }: Gathered, shown: ShownFiles): TemplateFault[] {
	if (source.format !== "html" || !page || styled) return [];
	const place = { file: shown(engineName(source, source.entry)), line: 1, column: 1 };
	return [{ ...place, message: "Missing `{% styles %}`", expected: "it in `<head>`, for the page's policy" }];
}

/** The policy of a page, which allows its style sheets and its own pictures, and the sheets. */
function pageHead(source: TemplateSource, { styles }: Gathered, goalRules: string): string {
	const sheet = [...source.styles, goalRules].filter((css) => css !== "").join("\n");
	const hashes = [...(sheet === "" ? [] : [sheet]), ...styles].map((css) => `'sha256-${hashOf(css)}'`);
	// Of addresses, only `data:` gets as far as here.
	const embeds = [sheet, ...styles].some((css) => /url\(/i.test(css));
	const allowed = [
		"default-src 'none'",
		...(hashes.length > 0 ? [`style-src ${hashes.join(" ")}`] : []),
		...(Object.keys(source.assets).length > 0 || embeds ? ["img-src data:"] : []),
		...(embeds ? ["font-src data:"] : []),
		"base-uri 'none'",
		"form-action 'none'",
	];
	const head = [
		`<meta http-equiv="content-security-policy" content="${allowed.join("; ")}">`,
		// By this a page is known that lies beside its notes.
		'<meta name="generator" content="rapporteur">',
		...(sheet === "" ? [] : [`<style>${sheet}</style>`]),
	];
	return head.join("\n");
}

const hashOf = (css: string): string => createHash("sha256").update(css).digest("base64");
