/** The Liquid engine, with nothing in it that writes markup, reads files, knows the time or takes chances. */
import { Liquid } from "liquidjs";
import { fedFilter } from "./fed-filters.ts";
import { ownFilters } from "./own-filters.ts";
import { AssetTag, PartTag, partNames, StylesTag } from "./own-tags.ts";

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
