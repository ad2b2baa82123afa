/** From the text of a template to something that renders; or everything that is wrong with it. */
import { type Liquid, LookupType, type Template as Parsed } from "liquidjs";
import { createEngine } from "./engine.ts";
import { BrokenTemplate, type TemplateFault } from "./fault.ts";
import type { FormKeys } from "./form-keys.ts";
import { formats } from "./formats.ts";
import { liquidFault, type ShownFiles } from "./liquid-fault.ts";
import { markdownMark } from "./marks.ts";
import { givePageParts } from "./own-tags.ts";
import { pageHead } from "./page-head.ts";
import { placeOutputs } from "./place-outputs.ts";
import { engineFiles, engineName, fileOf, readFiles } from "./read-files.ts";
import { shownFile, type TemplateSource } from "./source.ts";
import type { Gathered } from "./syntax/syntax.ts";

/** Parts of a report's data that are made only for a template that asks for them. */
export type CostlyPart = "markdown" | "html" | "text" | "statements";

/** A template that is ready to render. */
export interface Template {
	readonly source: TemplateSource;
	/** Which of the costly parts of its data it asks for. */
	readonly wants: Readonly<Record<CostlyPart, boolean>>;
	/** The text of a report's data; `goalRules` are style rules of the form. Throws `BrokenTemplate`. */
	run(data: object, goalRules: string): string;
}

/** A template, or its faults in the order of its files and lines. */
export type Compiled = { readonly template: Template } | { readonly faults: readonly TemplateFault[] };

/** Parses a template, checks its names against those of a form, and finds the escaping of each value. */
export function compileTemplate(source: TemplateSource, keys: FormKeys): Compiled {
	const long = sizeFaults(source);
	if (long.length > 0) return { faults: long };
	const engine = createEngine(engineFiles(source));
	const shown: ShownFiles = (name) => shownFile(source, fileOf(source, name));
	const read = readFiles(source, keys, engine);
	if (read.names === null) return { faults: inOrder(read.faults) };
	const gathered: Gathered = { styles: [], page: false, styled: false, head: false, begun: false };
	const placed = placeAll(source, read.names, { engine, shown, gathered, told: read.faults.length > 0 });
	const faults = [...read.faults, ...placed.faults];
	if (faults.length > 0) return { faults: inOrder(faults) };
	const { entry } = placed;
	const heads = new Map<string, string>();
	return {
		template: {
			source,
			wants: {
				markdown: asksFor(source, "markdown"),
				html: asksFor(source, "html"),
				text: asksFor(source, "text"),
				statements: asksFor(source, "statements"),
			},
			run(data, goalRules) {
				const styles = heads.get(goalRules) ?? pageHead(source, gathered, goalRules);
				heads.set(goalRules, styles);
				givePageParts(engine, { styles, assets: source.assets });
				const text = finished(
					() => engine.renderSync(entry, {}, { globals: data }),
					(error) => liquidFault(error, shown),
				);
				return source.format === "markdown" ? `${text}\n${markdownMark}\n` : text;
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

/** Whether a template may ask for a part of prose by this name. */
function asksFor({ files }: TemplateSource, name: string): boolean {
	return Object.values(files).some((text) => new RegExp(`[.'"[]${name}\\b`).test(text));
}

/** Beyond these, one is most likely the cause of all others. */
const mostFaults = 50;

function inOrder(faults: readonly TemplateFault[]): TemplateFault[] {
	const unique = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
	const sorted = [...unique.values()].sort((one, other) =>
		one.file === other.file ? one.line - other.line || one.column - other.column : 0,
	);
	return sorted.slice(0, mostFaults);
}

interface Parts {
	readonly engine: Liquid;
	readonly shown: ShownFiles;
	readonly gathered: Gathered;
	/** Whether something was told that the engine may stumble over. */
	readonly told: boolean;
}

/** Gives each value of some files the escaping of its place; the entry comes first. */
function placeAll(
	source: TemplateSource,
	names: readonly string[],
	{ told, ...parts }: Parts,
): { readonly entry: Parsed[]; readonly faults: readonly TemplateFault[] } {
	const faults: TemplateFault[] = [];
	const { syntax } = formats[source.format];
	const assets = new Set(Object.keys(source.assets));
	const files: Parsed[][] = [];
	try {
		for (const name of names) {
			const templates = parts.engine.parseFileSync(name, LookupType.Partials);
			placeOutputs(templates, { ...parts, syntax, faults, assets, always: files.length === 0 });
			files.push(templates);
		}
	} catch (error) {
		// An unknown filter is told already, with its place.
		if (!told) faults.push(liquidFault(error, parts.shown));
	}
	if (faults.length === 0) faults.push(...headFaults(source, parts.gathered, parts.shown));
	return { entry: files[0] ?? [], faults };
}

/** A page without a policy could load what its reader never asked for. */
function headFaults(source: TemplateSource, { page, styled }: Gathered, shown: ShownFiles): TemplateFault[] {
	if (source.format !== "html" || !page || styled) return [];
	const place = { file: shown(engineName(source, source.entry)), line: 1, column: 1 };
	return [{ ...place, message: "Missing `{% styles %}`", expected: "it in `<head>`, for the page's policy" }];
}
