/** Templates in Liquid: the engine, without anything that writes markup, reads files, or depends on time or chance. */
import { createContext, Script } from "node:vm";
import {
	Context,
	Drop,
	Liquid,
	LiquidError,
	type LiquidErrors,
	LookupType,
	type Template as Parsed,
	type Token,
	toValueSync,
} from "liquidjs";
import { suggestion } from "../forms/faults.ts";
import { locator } from "../text/place.ts";
import type { TemplateData } from "./data.ts";
import { finished } from "./marks.ts";
import { pageHeads } from "./page-head.ts";
import { engineFilters, keepPieces, PieceEmitter, registerTags } from "./tags.ts";
import {
	BrokenTemplate,
	type FormKeys,
	faultOf,
	type LiquidTemplate,
	type Names,
	shownFile,
	type TemplateFault,
	type TemplateSource,
} from "./template.ts";
import { written } from "./write.ts";

/** Parses a template that may name the keys of some forms. Throws `BrokenTemplate`. */
export function compileTemplate(source: TemplateSource, keys: FormKeys): LiquidTemplate {
	if (Object.values(source.files).join("").length > longest) throw new BrokenTemplate([faultOf(source, tooLong)]);
	const program = withinLimits(source, () => parsed(source, keys));
	const { name, extension, mediaType, title: description } = source;
	const render = (data: TemplateData): string => withinLimits(source, () => rendered(program, data));
	return { name, extension, mediaType, description, source, render };
}

/** Renders sample reports, and throws what is wrong with the template whatever notes say. */
export function tryTemplate(template: LiquidTemplate, samples: readonly TemplateData[]): void {
	for (const [index, data] of samples.entries()) {
		try {
			template.render(data);
		} catch (error) {
			if (!(error instanceof BrokenTemplate)) throw error;
			// What a sample lacks other notes may have; it may have given values to names that stand behind it.
			const lacking = error.faults.findIndex((fault) => isOfNotes(fault, index === 0));
			const sure = error.faults.slice(0, lacking === -1 ? undefined : lacking);
			if (sure.length > 0) throw new BrokenTemplate(sure);
		}
	}
}

/** Whether other notes may have what a sample lacks: an entry of a list, what a filter found, a part of a raw value, a number other than 0. */
const isOfNotes = ({ unmet, message }: TemplateFault, isFull: boolean): boolean =>
	unmet === true ||
	(message.includes(notANumber) && !(isFull && message.includes("`Infinity`"))) ||
	/^Undefined variable `(?:[^.]+|.*\.value\..*|.*\.(?:raw|first|last|-?\d+))`/.test(message);

/** What a filter says of words that it should calculate with. */
const notANumber = "is not a number";

/** Far more than any template needs. */
const longest = 100_000;
const tooLong = "The template is too long: more than 100 kB in all its files together.";

/** A template in its engine. */
interface Program {
	readonly source: TemplateSource;
	readonly keys: FormKeys;
	readonly engine: Liquid;
	readonly entry: readonly Parsed[];
	readonly head: ReturnType<typeof pageHeads>;
}

function parsed(source: TemplateSource, keys: FormKeys): Program {
	const names = Object.keys(source.files).map((file) => [engineName(source, file), file] as const);
	const engine = createEngine(Object.fromEntries(names.map(([name, file]) => [name, source.files[file] ?? ""])));
	const faults: TemplateFault[] = [];
	let entry: readonly Parsed[] = [];
	for (const [name, file] of names) {
		try {
			const templates = engine.parseFileSync(name, LookupType.Partials);
			if (file === source.entry) entry = templates;
			for (const tag of keepPieces(templates)) {
				const wanted = tag.partialScope()?.name;
				const known = names.map(([each]) => each);
				if (!known.includes(wanted ?? "")) faults.push(faultAt(tag.token, source, unknownFile(wanted, names, source)));
			}
		} catch (error) {
			faults.push(...faultsIn(error, source, engine));
		}
	}
	if (faults.length > 0) throw new BrokenTemplate(faults);
	return { source, keys, engine, entry, head: pageHeads(source) };
}

/** Why a file can't be inserted. The template's first file is not suggested: it would insert itself. */
function unknownFile(
	wanted: string | undefined,
	names: readonly (readonly [string, string])[],
	source: TemplateSource,
): string {
	if (wanted === undefined) return "Unexpected file. Write its name in quotes.";
	const others = names.flatMap(([name, file]) => (file === source.entry ? [] : [name]));
	const hint = others.length > 0 ? `Write ${suggestion(wanted, others)}` : "Add it to the folder with `template.yaml`";
	return `Unknown file \`${wanted}\`. ${hint}.`;
}

/** What the engine calls a file: its path without `.liquid`, and without the format's extension too. */
function engineName({ extension }: TemplateSource, file: string): string {
	const name = file.replace(/\.liquid$/, "");
	return name.endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
}

function rendered(program: Program, data: TemplateData): string {
	const { source, engine, head } = program;
	const first = run(program, data, false);
	if (first.error !== null) {
		// A template that takes too much is not gone on with.
		const { error } = isTooMuch(first.error) ? first : run(program, data, true);
		const faults = faultsIn(error ?? first.error, source, engine).map(
			(fault) => [JSON.stringify(fault), fault] as const,
		);
		throw new BrokenTemplate([...new Map(faults).values()].slice(0, mostFaults));
	}
	return finished(source.format, written(first.pieces, { source, data, head, faultAt }));
}

/** Beyond these, one is most likely the cause of all others. */
const mostFaults = 50;

/** Renders a template as far as possible; `isPatient` continues after mistakes. */
function run({ source, keys, engine, entry }: Program, data: TemplateData, isPatient: boolean) {
	const options = { ...engine.options, catchAllErrors: isPatient };
	const context = new ReportContext({}, options, { globals: data, sync: true }, { liquid: engine });
	context.unknown = (key, kind) => unknownKey(key, kind, { keys, source });
	const emitter = new PieceEmitter(context.memoryLimit);
	let error: unknown = null;
	try {
		toValueSync(engine.renderer.renderTemplates([...entry], context, emitter));
	} catch (thrown) {
		error = thrown;
	}
	return { pieces: emitter.pieces, error };
}

/** What is wrong with a key of fields or sections; null if notes may have it. */
function unknownKey(key: string, kind: keyof Names, program: Pick<Program, "keys" | "source">): string | null {
	const { keys, source } = program;
	const { needs, optional } = source;
	const what = kind === "fields" ? "field" : "section";
	if (!keys[kind].includes(key))
		return `Unknown ${what} \`${key}\` of ${keys.form}. Write ${suggestion(key, keys[kind])}.`;
	if (needs === null || optional === null || [...needs[kind], ...optional[kind]].includes(key)) return null;
	return `Undeclared ${what} \`${key}\`. Add it to \`needs\` or \`optional\` in template.yaml.`;
}

/** What a template asks in. The engine is strict with what it prints; a name that no notes have is a fault in a question too. */
class ReportContext extends Context {
	unknown: (key: string, kind: keyof Names) => string | null = () => null;

	override readProperty(owner: object, key: string): unknown {
		if (owner !== null && typeof owner === "object" && typeof key === "string" && !Object.hasOwn(owner, key)) {
			const data = this.globals as TemplateData;
			const kind = (["fields", "sections"] as const).find((each) => data[each] === owner);
			const wrong = kind === undefined ? null : this.unknown(key, kind);
			if (wrong !== null) throw new Error(wrong);
			if (kind !== undefined) return undefined;
			if (owner === data) throw new Error(unknownName(key, data));
			// The engine would count the names in a thing.
			if (key === "size" && !Array.isArray(owner) && !(owner instanceof Drop)) return undefined;
		}
		return super.readProperty(owner, key);
	}

	override spawn(scope?: object): Context {
		const spawned: ReportContext = Object.setPrototypeOf(super.spawn(scope), ReportContext.prototype);
		spawned.unknown = this.unknown;
		return spawned;
	}
}

const unknownName = (key: string, data: TemplateData): string =>
	`Unknown name \`${key}\`. Write ${suggestion(key, Object.keys(data))}.`;

const tags: ReadonlySet<string> = new Set(
	"assign break capture case comment continue for if raw render unless #".split(" "),
);

/** An engine for one template: `files` by the names that `{% render %}` gives them. */
export function createEngine(files: Readonly<Record<string, string>>): Liquid {
	const engine = new Liquid({
		...engineLimits,
		templates: { ...files },
		cache: true,
		relativeReference: false,
		strictFilters: true,
		strictVariables: true,
		lenientIf: true,
		ownPropertyOnly: true,
		locale: "en",
		timezoneOffset: 0,
		// Values that `keepPieces` does not know of are never written.
		outputEscape: () => {
			throw new Error("a value at an unknown place");
		},
	});
	for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name];
	const filters = engineFilters(engine.filters);
	for (const name of Object.keys(engine.filters)) delete engine.filters[name];
	for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
	registerTags(engine);
	return engine;
}

/** A fault at a token, or so far behind its start. */
function faultAt(token: Token, source: TemplateSource, message: string, offset = 0): TemplateFault {
	// Not all tokens of the engine name their file.
	const [file] = Object.entries(source.files).find(([file, text]) =>
		token.file === undefined ? text === token.input : engineName(source, file) === token.file,
	) ?? [source.entry];
	return { file: shownFile(source, file), ...locator(token.input).point(token.begin + offset), message };
}

const tooMuch =
	"Too much work for one report. The limits are 3 seconds, 20 MB of text, and 8 million list entries and characters made by filters. Use fewer loops or filters.";

const limits =
	/^(?:template render|memory alloc|parse length) limit exceeded|^too long|invalid string length|call stack/i;

/** Whether a template took more than one report may take; the engine does not always say where. */
const isTooMuch = (error: unknown): boolean =>
	error instanceof RangeError || (error instanceof Error && limits.test(originalOf(error).message));

const originalOf = (error: Error): Error =>
	(error as Error & { readonly originalError?: Error }).originalError ?? error;

/** What the engine says, and how messages put it. */
const ownWords: readonly (readonly [RegExp, string])[] = [
	[/^(append|prepend) expect 2 arguments.*/s, 'Missing value after `$1`. Write `$1: "text"`.'],
	[
		/^invalid range syntax.*/s,
		"Unexpected brackets. Write a condition or a value without `(` and `)`, and a range like `(1..3)`.",
	],
	[/^illegal tag: (\{%-?\s*for\b.*?%\}).*/s, "Incomplete `$1`. Write `{% for item in list %}`."],
];

/** What the engine threw, in its own words; anything that it did not foresee is thrown again. */
function faultsIn(error: unknown, source: TemplateSource, engine: Liquid | null): TemplateFault[] {
	if (error instanceof BrokenTemplate) return [...error.faults];
	if (!LiquidError.is(error)) {
		if (isTooMuch(error)) return [faultOf(source, tooMuch)];
		throw error;
	}
	if ("errors" in error) return (error as LiquidErrors).errors.flatMap((each) => faultsIn(each, source, engine));
	const { message } = originalOf(error);
	const at = (words: string) => faultAt((error as LiquidError & { readonly token: Token }).token, source, words);
	if (isTooMuch(error)) return [at(tooMuch)];
	const [, missing] = /^undefined variable: ([^,\n]+)/.exec(message) ?? [];
	if (missing !== undefined && /^(?:fields|sections)\.[^.]+$/.test(missing)) {
		const { file, line, column } = at(tooMuch);
		const lack = `The notes lack \`${missing}\`, which ${file}:${line}:${column} prints.`;
		return [{ ...at(`${lack} Add it, or use \`{% if %}\` or \`default\` in the template.`), unmet: true }];
	}
	if (missing !== undefined)
		return [at(`Undefined variable \`${missing}\`. Check the name, or use \`{% if %}\` or \`default\`.`)];
	const [, filter] = /^undefined filter: (\w+)/.exec(message) ?? [];
	const [, tag] = /^tag "(\w+)[^"]*" not found/.exec(message) ?? [];
	if (filter !== undefined && /^(?:raw|h|escape.*)$/.test(filter))
		return [at(`Unknown filter \`${filter}\`. Remove it: each value is escaped for its place.`)];
	for (const [kind, name] of Object.entries({ filter, tag }))
		if (name !== undefined) {
			const known = Object.keys(engine?.[kind === "tag" ? "tags" : "filters"] ?? {});
			const opener = name.replace(/^end/, "");
			const isEnd = opener !== name && known.includes(opener);
			if (isEnd || /^els(?:e|if)$/.test(name))
				return [
					at(
						`Unexpected \`{% ${name} %}\`: no \`${isEnd ? opener : "if"}\` is open here, or a tag inside it is not closed.`,
					),
				];
			const ends = /^end/.test(name) ? known.map((each) => `end${each}`) : known;
			return [at(`Unknown ${kind} \`${name}\`. Write ${suggestion(name, ends)}.`)];
		}
	const [, isQuoted, open] = /^(?:output|tag|raw) ("?)(\{.{1,200}?)(?:\\n)*"? not closed/.exec(message) ?? [];
	if (open !== undefined)
		return [at(`\`${isQuoted === "" ? open : open.replace(/\\(["\\])/g, "$1")}\` is never closed.`)];
	const [, next] = /^(?:invalid value expression:|unexpected token) "(.*?)"/.exec(message) ?? [];
	if (next !== undefined) return [at(`Missing name or value${next === "" ? "" : ` before \`${next}\``}.`)];
	if (message.startsWith('expected "|" before filter'))
		return [
			at(
				"Unexpected words after a value. Write `|` before a filter, `==` to compare, `and` or `or` between conditions.",
			),
		];
	for (const [pattern, words] of ownWords) if (pattern.test(message)) return [at(message.replace(pattern, words))];
	const [, what = ""] = /^(.*?)\.?(?:, (?:file|line):.*)?$/m.exec(message) ?? [];
	return [
		at(
			`${what.charAt(0).toUpperCase()}${what.length > longestMessage ? `${what.slice(1, longestMessage)}…` : `${what.slice(1)}.`}`,
		),
	];
}

/** A message is cut behind so many units: it may quote a whole template. */
const longestMessage = 1_000;

/** Milliseconds; the engine's own limit is lower, because its message says where the time was spent. */
const mostTime = 3_000;

/** What the engine may take: it counts the signs and entries of what filters, ranges and captures make. */
const engineLimits = { renderLimit: 2_800, memoryLimit: 8_000_000 };

const sandbox: { work: (() => unknown) | null } = { work: null };
const context = createContext(sandbox);
const script = new Script("work()");

/**
 * The result of some work within a time limit, else throws `BrokenTemplate`. Work is ended wherever it is, so no loop
 * has to check the time.
 */
function withinLimits<T>(source: TemplateSource, work: () => T): T {
	sandbox.work = work;
	try {
		return script.runInContext(context, { timeout: mostTime }) as T;
	} catch (error) {
		// An error of the script's own world is no instance of this one's.
		const isLate = Object(error).code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
		throw new BrokenTemplate(isLate ? [faultOf(source, tooMuch)] : faultsIn(error, source, null));
	} finally {
		sandbox.work = null;
	}
}
