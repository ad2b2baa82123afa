/** The Liquid engine, with nothing in it that writes markup, reads files, knows the time or takes chances. */
import { type Context, type Emitter, evalToken, Liquid, Tag, type TagToken, type TopLevelToken } from "liquidjs";
import { contentsPart, factsPart, sectionsPart, statementsPart } from "../../templates/html/parts.ts";
import type { SectionData, TemplateData } from "./data.ts";
import { fedFilter, ownFilters } from "./filters.ts";

/** What one rendering may take. */
const limits = {
	/** Characters of all files of a template together. */
	parseLimit: 1_000_000,
	/** Milliseconds. */
	renderLimit: 3_000,
	/** Characters and entries made on the way. */
	memoryLimit: 50_000_000,
};

const tags: ReadonlySet<string> = new Set(
	"assign break capture case comment continue for if raw render unless #".split(" "),
);

const filters: ReadonlySet<string> = new Set(
	`abs append at_least at_most capitalize ceil compact concat default divided_by downcase find first floor has join last
	lstrip map minus modulo normalize_whitespace number_of_words plus prepend remove remove_first remove_last replace
	replace_first replace_last reverse round rstrip size slice split strip strip_newlines times truncate truncatewords uniq
	upcase where reject`.split(/\s+/),
);

/** An engine for one template: `files` by the names that `{% render %}` gives them. */
export function createEngine(files: Readonly<Record<string, string>>): Liquid {
	const engine = new Liquid({
		...limits,
		templates: { ...files },
		cache: true,
		// Those that are unknown are told when the places of values are found.
		strictFilters: false,
		strictVariables: true,
		lenientIf: true,
		ownPropertyOnly: true,
		// Replaced at each place by what suits it; a value at a place that nobody looked at is never written.
		outputEscape: () => {
			throw new Error("a value at an unknown place");
		},
	});
	for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name];
	for (const [name, filter] of Object.entries(engine.filters)) {
		if (filters.has(name)) engine.filters[name] = fedFilter(name, filter);
		else delete engine.filters[name];
	}
	for (const [name, filter] of Object.entries(ownFilters)) engine.registerFilter(name, filter);
	engine.registerTag("styles", StylesTag);
	engine.registerTag("asset", AssetTag);
	for (const name of partNames) engine.registerTag(name, PartTag);
	return engine;
}

/** What the tags write in one rendering. */
export interface PageParts {
	/** The policy and the style sheets of a page. */
	readonly styles: string;
	/** `data:` addresses by name. */
	readonly assets: Readonly<Record<string, string>>;
}

const given = new WeakMap<Liquid, PageParts>();

/** Gives the tags of an engine what they are to write from now on. */
export function givePageParts(engine: Liquid, parts: PageParts): void {
	given.set(engine, parts);
}

/** A tag that stands alone. */
function wordless(token: TagToken): void {
	if (token.args.trim() !== "") throw new Error(`Unexpected words in \`{% ${token.name} %}\``);
}

/** `{% styles %}` */
export class StylesTag extends Tag {
	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		wordless(token);
	}

	override render(_context: Context, emitter: Emitter): void {
		emitter.write(given.get(this.liquid)?.styles ?? "");
	}
}

/** `{% asset 'name.png' %}` */
export class AssetTag extends Tag {
	readonly asset: string;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		const name = /^\s*(?:'([^']+)'|"([^"]+)")\s*$/.exec(token.args);
		if (name === null) throw new Error("Unexpected `{% asset %}`, expected a name in quotes");
		this.asset = name[1] ?? name[2] ?? "";
	}

	override render(_context: Context, emitter: Emitter): void {
		emitter.write(given.get(this.liquid)?.assets[this.asset] ?? "");
	}
}

const parts: Readonly<Record<string, (data: TemplateData) => string>> = {
	facts: factsPart,
	contents: contentsPart,
	sections: sectionsPart,
};

/** The names of the parts of the shipped page. */
const partNames: readonly string[] = [...Object.keys(parts), "statements"];

/** `{% facts %}`, `{% contents %}` and `{% sections %}`, each a whole part, and `{% statements SECTION %}`. */
export class PartTag extends Tag {
	readonly #section: ReturnType<TagToken["tokenizer"]["readValue"]>;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		if (token.name !== "statements") wordless(token);
		this.#section = token.name === "statements" ? token.tokenizer.readValueOrThrow() : undefined;
	}

	override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
		if (this.#section === undefined) {
			// Plain values: the parts take those too.
			emitter.write(parts[this.name]?.(context.globals as unknown as TemplateData) ?? "");
			return;
		}
		const section = yield evalToken(this.#section, context);
		if (!isSection(section)) throw new Error("unexpected value in `{% statements %}`, expected a section");
		emitter.write(statementsPart(section));
	}
}

const isSection = (value: unknown): value is SectionData =>
	typeof value === "object" && value !== null && Object.hasOwn(value, "passages");
