/** Reads all files of a template and gives each of its values the escaping of its place. */
import { type Liquid, LookupType, type Template as Parsed } from "liquidjs";
import type { TemplateFault } from "./fault.ts";
import type { FormKeys } from "./form-keys.ts";
import { formats } from "./formats.ts";
import { liquidFault, type ShownFiles } from "./liquid-fault.ts";
import { placeOutputs } from "./place-outputs.ts";
import { engineName, fileOf, readFiles } from "./read-files.ts";
import { shownFile, type TemplateSource } from "./source.ts";
import type { Gathered } from "./syntax/syntax.ts";

/** A template whose values know where they stand. */
export interface Placed {
	/** The files by the names that the engine has for them. */
	readonly files: ReadonlyMap<string, readonly Parsed[]>;
	readonly entry: readonly Parsed[];
	/** The texts of its own `<style>` elements. */
	readonly own: readonly string[];
	readonly shown: ShownFiles;
}

/** The same, or its faults in the order of its files and lines. */
export function placeTemplate(
	source: TemplateSource,
	keys: FormKeys,
	engine: Liquid,
): Placed | { readonly faults: readonly TemplateFault[] } {
	const long = sizeFaults(source);
	if (long.length > 0) return { faults: long };
	const shown: ShownFiles = (name) => shownFile(source, fileOf(source, name));
	const read = readFiles(source, keys, engine);
	if (read.names === null) return { faults: inOrder(read.faults) };
	const gathered: Gathered = { styles: [], page: false, styled: false, head: false, begun: false };
	const placed = placeAll(source, read.names, { engine, shown, gathered, told: read.faults.length > 0 });
	const faults = [...read.faults, ...placed.faults];
	if (faults.length > 0) return { faults: inOrder(faults) };
	const [entry = []] = placed.files.values();
	return { files: placed.files, entry, own: gathered.styles, shown };
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
): { readonly files: ReadonlyMap<string, Parsed[]>; readonly faults: readonly TemplateFault[] } {
	const faults: TemplateFault[] = [];
	const { syntax } = formats[source.format];
	const assets = new Set(Object.keys(source.assets));
	const files = new Map<string, Parsed[]>();
	try {
		for (const name of names) {
			const templates = parts.engine.parseFileSync(name, LookupType.Partials);
			placeOutputs(templates, { ...parts, syntax, faults, assets, always: files.size === 0 });
			files.set(name, templates);
		}
	} catch (error) {
		// An unknown filter is told already, with its place.
		if (!told) faults.push(liquidFault(error, parts.shown));
	}
	if (faults.length === 0) faults.push(...headFaults(source, parts.gathered, parts.shown));
	return { files, faults };
}

/** A page without a policy could load what its reader never asked for. */
function headFaults(source: TemplateSource, { page, styled }: Gathered, shown: ShownFiles): TemplateFault[] {
	if (source.format !== "html" || !page || styled) return [];
	const place = { file: shown(engineName(source, source.entry)), line: 1, column: 1 };
	return [{ ...place, message: "Missing `{% styles %}`", expected: "it in `<head>`, for the page's policy" }];
}
