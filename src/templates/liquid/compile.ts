/** From the text of a template to something that renders; or everything that is wrong with it. */
import { type Liquid, LookupType, type Template as Parsed, type RenderTag, toValueSync } from "liquidjs";
import { suggestion } from "../../forms/faults.ts";
import type { TemplateData } from "../data.ts";
import { BrokenTemplate, faultOf, type TemplateFault } from "../fault.ts";
import type { FormKeys } from "../form-keys.ts";
import { finished } from "../marks.ts";
import { type PageHead, pageHeads } from "../page-head.ts";
import { engineFiles, engineName, shownFile, type TemplateSource } from "../source.ts";
import type { LiquidTemplate } from "../template.ts";
import { createEngine, keepPieces, type Piece, PieceEmitter, ReportContext } from "./engine.ts";
import { errorsIn, faultAt, isLacking, isNameError, isOfValue, isTooMuch, liquidFault, nameFault } from "./faults.ts";
import { inTime } from "./limits.ts";
import { samplesOf } from "./samples.ts";
import { written } from "./write.ts";

/** A template, or its faults in the order of its files and lines. */
export type Compiled = { readonly template: LiquidTemplate } | { readonly faults: readonly TemplateFault[] };

/** Parses a template, and tries it with sample reports of a form. */
export function compileTemplate(source: TemplateSource, keys: FormKeys): Compiled {
	if (Object.values(source.files).join("").length > longest) return { faults: [faultOf(source, tooLong)] };
	const compiled = withinLimits(source, () => compileParsed(source, keys));
	if ("faults" in compiled) return compiled;
	const { template } = compiled;
	const render = (data: TemplateData): string => {
		const made = withinLimits(source, () => template(data));
		if ("faults" in made) throw new BrokenTemplate(made.faults);
		return made.text;
	};
	const { name, extension, mediaType, title: description } = source;
	return { template: { name, extension, mediaType, description, source, render } };
}

interface Faults {
	readonly faults: readonly TemplateFault[];
}

/** What some work makes of a template; a fault, where it takes too much. */
function withinLimits<T>(source: TemplateSource, work: () => T): T | Faults {
	try {
		return inTime(work);
	} catch (error) {
		return { faults: [liquidFault(error, source, [])] };
	}
}

/** How a template that was tried renders a report. */
function compileParsed(
	source: TemplateSource,
	keys: FormKeys,
): { readonly template: (data: TemplateData) => { readonly text: string } | Faults } | Faults {
	const engine = createEngine(engineFiles(source));
	const head = pageHeads(source);
	const program: Program = { source, engine, tags: Object.keys(engine.tags), head };
	const { entry, faults } = parsed(program);
	if (entry !== null) faults.push(...trialFaults(program, entry, keys));
	if (entry === null || faults.length > 0) return { faults: inOrder(faults, source) };
	return {
		template: (data) => {
			const { pieces, errors } = run(program, entry, { data, catchAll: false });
			const [error] = errors;
			if (error !== undefined) return { faults: [liquidFault(error, source, program.tags)] };
			const { text, faults } = written(pieces, { source, data, head, isWhole: true });
			return faults.length > 0 ? { faults } : { text: finished(source.format, text) };
		},
	};
}

/** Far more than any template needs. */
const longest = 100_000;
const tooLong = { message: "The template is too long", expected: "100 kB of all its files together" };

/** A template in its engine. */
interface Program {
	readonly source: TemplateSource;
	readonly engine: Liquid;
	/** The tags that it may use. */
	readonly tags: readonly string[];
	readonly head: PageHead;
}

/** All files of a template, ready to render; `entry` is null where one of them makes no sense. */
function parsed({ source, engine, tags }: Program): {
	readonly entry: Parsed[] | null;
	readonly faults: TemplateFault[];
} {
	const faults: TemplateFault[] = [];
	let entry: Parsed[] | null = null;
	const renders = new Map<string, readonly RenderTag[]>();
	const known = Object.keys(engine.filters);
	for (const [file, text] of Object.entries(source.files)) {
		const name = engineName(source, file);
		for (const [, filter = ""] of text.matchAll(/\|\s*(\w+)/g))
			if (engine.filters[filter] === undefined) engine.registerFilter(filter, unknownFilter(filter, known));
		try {
			const templates = engine.parseFileSync(name, LookupType.Partials);
			renders.set(name, keepPieces(templates));
			if (file === source.entry) entry = templates;
		} catch (error) {
			faults.push(liquidFault(error, source, tags));
		}
	}
	const read = new Set<string>();
	for (const name of renders.keys()) faults.push(...renderFaults([name], { renders, read, source }));
	return { entry: faults.length > 0 ? null : entry, faults };
}

/** What is wrong with the files that a file renders, which stands last in those that are open. */
function renderFaults(open: readonly string[], { renders, read, source }: RenderGraph): TemplateFault[] {
	const last = open.at(-1) ?? "";
	if (read.has(last)) return [];
	read.add(last);
	return (renders.get(last) ?? []).flatMap((tag) => {
		const file = tag.partialScope()?.name;
		const wrong = (message: string, expected: string) => [faultAt(tag.token, source, { message, expected })];
		if (file === undefined) return wrong("Unexpected file", "its name in quotes");
		if (!renders.has(file)) return wrong(`Unknown file \`${file}\``, suggestion(file, [...renders.keys()]));
		if (open.includes(file)) return wrong(`Unexpected \`${file}\` inside itself`, "another file");
		return renderFaults([...open, file], { renders, read, source });
	});
}

interface RenderGraph {
	readonly renders: ReadonlyMap<string, readonly RenderTag[]>;
	/** The files that were gone through before. */
	readonly read: Set<string>;
	readonly source: TemplateSource;
}

const unknownFilter = (name: string, known: readonly string[]) => (): never => {
	const expected = /^(?:raw|h|escape.*)$/.test(name)
		? "none: each value is escaped for its place"
		: suggestion(name, known);
	throw new Error(`Unknown filter \`${name}\`, expected ${expected}`);
};

interface Job {
	/** What the template sees. */
	readonly data: TemplateData;
	/** Whether all that goes wrong is wanted, not the first alone. */
	readonly catchAll: boolean;
}

/** Renders a template as far as it goes. */
function run(
	{ engine }: Program,
	entry: Parsed[],
	{ data, catchAll }: Job,
): { readonly pieces: readonly Piece[]; readonly errors: readonly unknown[] } {
	const options = { ...engine.options, catchAllErrors: catchAll };
	const context = new ReportContext({}, options, { globals: data, sync: true }, { liquid: engine });
	const emitter = new PieceEmitter(context.memoryLimit);
	try {
		toValueSync(engine.renderer.renderTemplates(entry, context, emitter));
		return { pieces: emitter.pieces, errors: [] };
	} catch (error) {
		return { pieces: emitter.pieces, errors: errorsIn(error) };
	}
}

/** What is wrong with a template in any report; what only some reports lack is told when they are rendered. */
function trialFaults(program: Program, entry: Parsed[], keys: FormKeys): TemplateFault[] {
	const { source, tags, head } = program;
	const { full, empty } = samplesOf(keys, source);
	const faults: TemplateFault[] = [];
	for (const data of [full, empty]) {
		const first = run(program, entry, { data, catchAll: false });
		// A template that takes too much is not gone on with.
		const hasErrors = first.errors.length > 0 && !first.errors.some(isTooMuch);
		const { pieces, errors } = hasErrors ? run(program, entry, { data, catchAll: true }) : first;
		const tooMuch = errors.find(isTooMuch);
		if (tooMuch !== undefined) return [...faults, liquidFault(tooMuch, source, tags)];
		// What the empty report lacks may have given values to other names.
		const lacks = data === empty && errors.some(isLacking);
		for (const error of errors) {
			const fault = isNameError(error) ? nameFault(error, source, lacks) : liquidFault(error, source, tags);
			if (fault !== null && !isOfValue(error)) faults.push(fault);
		}
		const { faults: misplaced } = written(pieces, { source, data, head, isWhole: errors.length === 0 });
		// What only the empty report makes wrong may be a consequence of what the full one told.
		if (data === full || faults.length === 0) faults.push(...misplaced);
	}
	return faults;
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
