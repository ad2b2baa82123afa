/** From the text of a template to something that renders; or everything that is wrong with it. */
import { type Liquid, LookupType, type Template as Parsed, type Token } from "liquidjs";
import { suggestion } from "../forms/faults.ts";
import type { TemplateData } from "./data.ts";
import { createEngine, givePageParts } from "./engine.ts";
import { BrokenTemplate, type TemplateFault } from "./fault.ts";
import type { FormKeys } from "./form-keys.ts";
import { formats } from "./formats.ts";
import { liquidFault, type ShownFiles } from "./liquid-fault.ts";
import { finished } from "./marks.ts";
import { pageHeads } from "./page-head.ts";
import { placeOutputs } from "./place-outputs.ts";
import { engineFiles, engineName, fileOf, shownFile, type TemplateSource } from "./source.ts";
import { type Gathered, Misplaced } from "./syntax/syntax.ts";
import type { LiquidTemplate } from "./template.ts";
import { trialFaults } from "./unknown-names.ts";
import { withGetters } from "./values.ts";

/** A template, or its faults in the order of its files and lines. */
export type Compiled = { readonly template: LiquidTemplate } | { readonly faults: readonly TemplateFault[] };

/** Parses a template, finds the escaping of each value, and tries it with sample reports of a form. */
export function compileTemplate(source: TemplateSource, keys: FormKeys): Compiled {
	const long = sizeFaults(source);
	if (long.length > 0) return { faults: long };
	const engine = createEngine(engineFiles(source));
	const shown: ShownFiles = (token) => shownFile(source, token === null ? source.entry : fileOf(source, token));
	const { entry, own, assigned, faults } = placed(source, engine, shown);
	givePageParts(engine, { styles: "", assets: source.assets });
	if (entry !== null) faults.push(...trialFaults(entry, { source, keys, engine, shown, assigned }));
	if (entry === null || faults.length > 0) return { faults: inOrder(faults, source) };
	const head = pageHeads({ styles: source.styles, own, assets: source.assets });
	const { name, extension, mediaType, title: description } = source;
	const render = (data: TemplateData): string => {
		givePageParts(engine, { styles: head(data), assets: source.assets });
		try {
			return finished(source.format, bounded(engine.renderSync([...entry], {}, { globals: withGetters(data) })));
		} catch (error) {
			throw new BrokenTemplate([liquidFault(error, shown)]);
		}
	};
	return { template: { name, extension, mediaType, description, source, render } };
}

/** A report far longer than any notes is a template that does not know when to stop; the shipped ones do. */
const longest = 20_000_000;

function bounded(text: string): string {
	if (text.length > longest) throw new RangeError("too long");
	return text;
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

/** Beyond these, one is most likely the cause of all others. */
const mostFaults = 50;

function inOrder(faults: readonly TemplateFault[], source: TemplateSource): TemplateFault[] {
	const unique = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
	const files = [source.entry, ...Object.keys(source.files)].map((file) => shownFile(source, file));
	const sorted = [...unique.values()].sort(
		(one, other) =>
			files.indexOf(one.file) - files.indexOf(other.file) || one.line - other.line || one.column - other.column,
	);
	return sorted.slice(0, mostFaults);
}

interface Placed {
	/** Null where the engine can't make sense of some file. */
	readonly entry: readonly Parsed[] | null;
	/** The texts of its own `<style>` elements. */
	readonly own: readonly string[];
	/** The names that each file gives values, by what messages call it. */
	readonly assigned: ReadonlyMap<string, readonly string[]>;
	readonly faults: TemplateFault[];
}

/** Reads the entry and all files that it renders, and gives each of their values the escaping of its place. */
function placed(source: TemplateSource, engine: Liquid, shown: ShownFiles): Placed {
	const gathered: Gathered = { styles: [], page: false, styled: false, head: false, begun: false };
	const faults: TemplateFault[] = [];
	const known = Object.keys(engineFiles(source));
	const read = new Map<string, readonly Parsed[] | null>();
	const names = new Map<string, string[]>();
	const assigned = (token: Token, name: string) => names.set(shown(token), [...(names.get(shown(token)) ?? []), name]);
	const through = (name: string, trail: readonly string[]): void => {
		if (read.has(name)) return;
		try {
			const templates = engine.parseFileSync(name, LookupType.Partials);
			read.set(name, templates);
			const walk = { engine, shown, gathered, faults, assigned, assets: new Set(Object.keys(source.assets)) };
			const enter = (file: string): void => {
				const open = [...trail, name];
				const isKnown = known.includes(file);
				// There is no trying a template that never ends.
				if (!isKnown || open.includes(file)) read.set(file, null);
				if (!isKnown) throw new Misplaced(`Unknown file \`${file}\``, suggestion(file, known));
				if (open.includes(file)) throw new Misplaced(`Unexpected \`${file}\` inside itself`, "another file");
				through(file, open);
			};
			placeOutputs(templates, { ...walk, syntax: formats[source.format].syntax, always: trail.length === 0, enter });
		} catch (error) {
			read.set(name, null);
			faults.push(liquidFault(error, shown, Object.keys(engine.tags)));
		}
	};
	const main = engineName(source, source.entry);
	through(main, []);
	if (faults.length === 0) faults.push(...headFaults(source, gathered, shown(null)));
	const isWhole = ![...read.values()].includes(null);
	return { entry: isWhole ? (read.get(main) ?? null) : null, own: gathered.styles, assigned: names, faults };
}

/** A page without a policy could load what its reader never asked for. */
function headFaults({ format }: TemplateSource, { page, styled }: Gathered, file: string): TemplateFault[] {
	if (format !== "html" || !page || styled) return [];
	const expected = "it in `<head>`, for the page's policy";
	return [{ file, line: 1, column: 1, message: "Missing `{% styles %}`", expected }];
}
