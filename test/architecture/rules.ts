/** The architecture as data: each row says why it is so. */

/** A folder of src (or a file at its top), what it may import, and the reason. */
export interface FolderRule {
	readonly may: readonly string[];
	readonly reason: string;
}

const ground = ["text"];
const tree = [...ground, "ast"];
const known = [...tree, "findings"];
const typed = [...known, "people", "fields"];
const formed = [...typed, "files", "forms"];
const laidOut = [...formed, "templates"];
const spoken = [...formed, "statements"];
const stages = ["read", "blocks", "structure", "interpret", "check", "output", "write", "reporters"];
const flow = [...laidOut, ...stages, "input-formats", "pipeline"];

/** Every folder may import itself and what stands below it. */
export const folderRules: Readonly<Record<string, FolderRule>> = {
	text: { may: [], reason: "strings and offsets know nothing of reports" },
	ast: { may: ground, reason: "the tree is the seam that all stages share, so it needs none of them" },
	findings: { may: tree, reason: "a finding points into the tree and knows no rule" },
	people: {
		may: tree,
		reason: "who is named, in fields and in prose, and who speaks is found from tokens and learned weights",
	},
	fields: { may: [...known, "people"], reason: "a field type reads and prints values, whatever form names it" },
	files: { may: known, reason: "which files may be opened is settled below all who open one" },
	forms: { may: [...typed, "files"], reason: "a form puts field types together" },
	templates: { may: formed, reason: "a template lays a report out by its form" },
	read: { may: laidOut, reason: "a stage: the flow joins stages, they do not know each other" },
	blocks: { may: formed, reason: "the only place where formats differ: what stands where, whatever the form calls it" },
	structure: { may: [...formed, "blocks"], reason: "a stage: matches blocks with the form" },
	statements: { may: formed, reason: "who said what is found from sections and their people" },
	interpret: { may: [...spoken, "templates"], reason: "a stage" },
	check: { may: laidOut, reason: "a stage" },
	output: { may: laidOut, reason: "a stage" },
	write: { may: laidOut, reason: "a stage" },
	reporters: { may: laidOut, reason: "a stage" },
	"input-formats": { may: [...formed, "blocks", "read", "structure"], reason: "one table of all that can be read" },
	pipeline: {
		may: [...laidOut, ...stages, "input-formats"],
		reason: "the flow on one page: the only place where stages meet",
	},
	"own-templates": { may: flow, reason: "a template of a user is tried with reports that come through the flow" },
	library: { may: [...flow, "own-templates"], reason: "the flow for programs, with defaults" },
	plugins: {
		may: [...flow, "library"],
		reason: "the same steps again, as unified wants them",
	},
	batch: { may: [...flow, "own-templates"], reason: "many files take the flow one after the other" },
	archive: { may: [...flow, "batch"], reason: "an archive is made of what a batch wrote" },
	preview: { may: [...flow, "batch"], reason: "a preview shows what the flow gives" },
	config: { may: [...laidOut, "read", "reporters"], reason: "a config is found and checked before anything runs" },
	cli: {
		may: [...flow, "batch", "archive", "preview", "config", "statements"],
		reason: "commands only compose",
	},
	index: {
		may: [...flow, "library", "plugins"],
		reason: "the public surface, with no logic of its own",
	},
};

/** A package or built-in module, the files that own it, and the reason. */
export interface OwnerRule {
	readonly module: RegExp;
	readonly owners: RegExp;
	readonly reason: string;
}

/** Whoever else wants it asks an owner. */
export const ownerRules: readonly OwnerRule[] = [
	{
		module: /^node:fs/,
		owners:
			/^(?:cli\/(?:process-world|programs)|read\/load|files\/|findings\/system-failure|write\/|batch\/|archive\/|preview\/|output\/pdf|forms\/(?:load|build|shipped)|people\/weights|templates\/(?:load|find)|config\/)/,
		reason: "all else is pure, and can be tested without files",
	},
	{
		module: /^node:(?:process|child_process|worker_threads|net)/,
		owners: /^(?:cli\/(?:process-world|worker|programs)|read\/pdf-process|read\/documents\/pdf-library)/,
		reason: "commands know a world, and no process; PDFs are read in a process that can be ended",
	},
	{ module: /^node:http$/, owners: /^preview\/(?:server|guard)/, reason: "one server, and one door to it" },
	{ module: /^chokidar$/, owners: /^preview\/watch/, reason: "how editors save is dealt with once" },
	{ module: /^chalk$/, owners: /^reporters\/reporter/, reason: "colour is a style that is handed in" },
	{ module: /^string-width$/, owners: /^reporters\/frame/, reason: "how wide text is shown is decided in one place" },
	{ module: /^commander$/, owners: /^cli\//, reason: "options end at the command line" },
	{
		module: /^unified$/,
		owners: /^(?:plugins\/|blocks\/markdown\.|output\/blocks-markdown|templates\/places\/markdown)/,
		reason: "the flow itself needs no framework, remark does",
	},
	{
		module: /^(?:remark-parse|mdast-util-from-markdown|micromark.*)$/,
		owners: /^(?:blocks|templates\/places)\/markdown\./,
		reason: "notes are not Markdown: only files that are may go through it, and what a template in Markdown wrote",
	},
	{
		module: /^(?:remark-stringify|mdast-util-to-markdown)$/,
		owners: /^output\/blocks-markdown/,
		reason: "Markdown is written in one place",
	},
	{
		module: /^parse5$/,
		owners: /^(?:read\/documents\/|templates\/places\/markup)/,
		reason: "HTML is read by its standard: as notes, and where a template prints values in it",
	},
	{
		module: /^liquidjs$/,
		owners: /^templates\/(?:liquid|filters|tags|write)/,
		reason: "the rest of the program knows templates, and not what language they are in",
	},
	{
		module: /^saxes$/,
		owners: /^(?:read\/documents\/|templates\/places\/markup)/,
		reason: "XML is read by its standard: in documents, and where a template prints values in it",
	},
	{
		module: /^(?:dingbat-to-unicode|html-encoding-sniffer)$/,
		owners: /^read\/documents\//,
		reason: "a document is taken apart in one place, and is words from there on",
	},
	{
		module: /^unpdf$/,
		owners: /^read\/documents\/pdf-library/,
		reason: "it is there only if a user installs it, and its settings are in one place",
	},
	{
		module: /^(?:hastscript|hast-util-.*|mdast-util-to-hast)$/,
		owners: /^output\/prose/,
		reason: "HTML is made and sanitized in one place",
	},
	{
		module: /^yaml$/,
		owners: /^(?:forms\/|config\/|blocks\/yaml|templates\/places\/place\.)/,
		reason: "YAML is forms, config, front matter and what templates write, and slow to load",
	},
	{
		module: /^valibot$/,
		owners:
			/^(?:(?:forms|config|templates)\/|read\/(?:account|manifest)|batch\/(?:baseline|ledger\/(?:account|entry|finding-schema|json-schema))|(?:output|reporters)\/json-schema)/,
		reason: "only data that people write, that programs are promised, or that may come from elsewhere has a schema",
	},
	{
		module: /^vfile(?:-message)?$/,
		owners: /^(?:findings\/message|plugins\/)/,
		reason: "findings are plain data until they leave",
	},
	{ module: /^tinyglobby$/, owners: /^read\//, reason: "which files are meant is settled once" },
	{ module: /^diff$/, owners: /^write\/unified-diff/, reason: "changes are shown in one way" },
	{
		module: /^@exodus\/bytes/,
		owners: /^(?:read\/legacy|write\/encode)/,
		reason: "what is not Unicode is slow to load, and rare",
	},
	{ module: /^playwright-core$/, owners: /^output\/pdf/, reason: "a browser is started in one place, and ended" },
	{
		module: /^minisearch/,
		owners: /^archive\/page\//,
		reason: "it runs in the archive page, never in the program",
	},
	{ module: /^jschardet$/, owners: /^read\/legacy/, reason: "a guess is made in one place, and told" },
];
