/** What `-t` means: a built-in name, a path, a template of the project, or one of a package, in this order. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { hashOrFailure } from "../files/own-file.ts";
import { fault } from "../findings/finding.ts";
import { readFailure } from "../findings/system-failure.ts";
import { type BrokenFile, brokenFile, brokenRun } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import {
	contextOf,
	type IsolatedEntry,
	type LoadedEntry,
	type PrintedEntry,
	type Rendered,
	type RendererEntry,
	rendererEntries,
	type TextEntry,
} from "../output/formats.ts";
import type { Renderer } from "../output/renderer.ts";
import type { Answer, Job } from "../templates/jail.ts";
import {
	BrokenTemplate,
	type FormKeys,
	faultOf,
	isModulePath,
	type TemplateFault,
	type TemplateSource,
} from "../templates/template.ts";
import { append } from "../text/append.ts";
import { crypto } from "../text/lazy.ts";
import { suffix } from "../write/names.ts";

/** Runs an isolated process with an input; returns its output, or why it ended. */
export type Isolate = (input: string) => Promise<{ readonly output: string } | { readonly reason: string }>;

/** What the choice of templates needs to know. */
export interface TemplateContext {
	readonly cwd: string;
	/** The form that was asked for; null where each input has its own. */
	readonly form: Form | null;
	/** Loads a program by its address. */
	readonly importModule: (url: string) => Promise<unknown>;
	/** Runs a template in a process of its own; null where templates are trusted. */
	readonly isolate: Isolate | null;
}

/** Finds templates by names and paths, or returns their errors. */
export async function resolveTemplates(
	given: readonly string[],
	context: TemplateContext,
): Promise<readonly RendererEntry[] | { readonly broken: readonly BrokenFile[] }> {
	const entries: RendererEntry[] = [];
	const names = new Map<RendererEntry, string>();
	const broken: BrokenFile[] = [];
	const begun = performance.now();
	for (const each of new Set(given)) {
		// Each may take seconds to fail: who has waited so long is to see what is wrong.
		if (broken.length > 0 && performance.now() - begun > patience) break;
		try {
			const found = await resolveOne(each, context);
			// A report named like that of a built-in template would be taken for it by `verify`.
			const other = [...entries, ...rendererEntries].find(
				(entry) => entry !== found && suffix(entry) === suffix(found),
			);
			if (other !== undefined)
				throw new Unusable(
					`Two templates would give their reports the same name: \`${names.get(other) ?? other.name}\` and \`${each}\`. Rename one, or leave one out.`,
				);
			names.set(found, each);
			entries.push(found);
		} catch (error) {
			if (error instanceof BrokenTemplate) append(broken, brokenTemplate(error.faults));
			else if (error instanceof Unusable) broken.push(brokenRun(fault("broken-template", error.message)));
			else throw error;
		}
	}
	return broken.length > 0 ? { broken } : entries;
}

/** Milliseconds. */
const patience = 2_000;

/** A name that means no template that can be used here; the message is a sentence. */
class Unusable extends Error {}

/** `pdf:NAME` is the page of another template on paper. */
async function resolveOne(given: string, context: TemplateContext): Promise<RendererEntry> {
	const known = rendererEntries.find(({ name }) => name === given);
	if (known !== undefined) return known;
	return given.startsWith("pdf:") ? onPaper(given.slice(4), context) : fromElsewhere(given, context);
}

async function onPaper(given: string, context: TemplateContext): Promise<PrintedEntry> {
	const found = rendererEntries.find(({ name }) => name === given) ?? (await fromElsewhere(given, context));
	if ("printed" in found || found.extension !== "html")
		throw new Unusable(`\`${given}\` can't be printed. Name an HTML template after \`pdf:\`.`);
	const { name, fingerprint = "", paths = [] } = found;
	const about = `The ${name} page as a PDF`;
	return { name, fingerprint, paths, extension: "pdf", isDefault: false, about, printed: found };
}

async function fromElsewhere(given: string, context: TemplateContext): Promise<TextEntry> {
	const { findTemplates, isTemplatePath } = await import("../templates/find.ts");
	if (isModulePath(given)) {
		if (context.isolate !== null) throw wrong(given, "A program can't be run with `--untrusted`.");
		const path = resolve(context.cwd, given);
		const hash = hashOrFailure(path);
		// To load a pipe is to wait for a writer.
		if (hash instanceof Error) throw wrong(given, unloadable(readFailure(hash)));
		const renderer = await moduleRenderer(given, pathToFileURL(path).href, context.importModule);
		// What the program loads itself is not looked into.
		return entryOf(renderer, hash, [path]);
	}
	if (await isTemplatePath(given, context.cwd))
		return fromPath({ path: resolve(context.cwd, given), shown: given }, context);
	const places = await findTemplates(context.cwd);
	const place = places.find(({ name }) => name === given);
	if (place !== undefined) return fromPath(place, context);
	const { suggestion } = await import("../forms/faults.ts");
	// A folder may have the name of a built-in one.
	const known = [...new Set([...rendererEntries, ...places].map(({ name }) => name))];
	const what = given === "" ? "Empty name in `-t`" : `Unknown template \`${given}\``;
	throw new Unusable(`${what}. Use ${suggestion(given, known)}, or the path of a template.`);
}

/** A fault of a program stands in no line of it. */
const wrong = (file: string, message: string): BrokenTemplate =>
	new BrokenTemplate([{ file, message, line: 1, column: 1 }]);

async function fromPath(
	{ path, shown }: { readonly path: string; readonly shown: string },
	{ form, isolate }: TemplateContext,
): Promise<TextEntry> {
	if (isolate !== null) {
		const { loadTemplate } = await import("../templates/load.ts");
		const loaded = await loadTemplate(path, shown, form);
		if ("faults" in loaded) throw new BrokenTemplate(loaded.faults);
		const { source, keys, paths } = loaded;
		return { ...isolatedEntry({ source, keys }, isolate), fingerprint: fingerprintOf(JSON.stringify(source)), paths };
	}
	const { loadOwnTemplate } = await import("../own-templates.ts");
	const { template, content, paths } = await loadOwnTemplate(path, shown, form);
	const { templateRenderer } = await rendering();
	return entryOf(templateRenderer(template), fingerprintOf(content), paths);
}

type Loaded = Awaited<ReturnType<LoadedEntry["load"]>>;

const entryOf = (renderer: Loaded, fingerprint: string, paths: readonly string[]): LoadedEntry => {
	const { name, extension } = renderer;
	return { name, extension, isDefault: false, fingerprint, paths, load: async () => renderer };
};

/** A hash of all that a template is made of. */
const fingerprintOf = (content: string): string => crypto().createHash("sha256").update(content).digest("hex");

/** Faults of a template, file by file. */
function brokenTemplate(faults: readonly TemplateFault[]): BrokenFile[] {
	const files = new Set(faults.map(({ file }) => file));
	return [...files].map((file) =>
		brokenFile(
			"broken-template",
			file,
			faults.filter((each) => each.file === file),
		),
	);
}

/** The renderer of a template that is a program: one that a module exports. */
async function moduleRenderer(
	file: string,
	url: string,
	importModule: (url: string) => Promise<unknown>,
): Promise<Renderer> {
	let exported: unknown;
	try {
		exported = await importModule(url);
	} catch (error) {
		throw wrong(file, unloadable(messageOf(error)));
	}
	const { name, extension, mediaType, description, render } = Object(exported) as Readonly<Record<string, unknown>>;
	const missing = (key: string, wanted: string): BrokenTemplate =>
		wrong(file, `The module exports no valid \`${key}\`. It must be ${wanted}.`);
	if (typeof name !== "string" || !/^[a-z][a-z0-9-]*$/.test(name))
		throw missing("name", "a lower-case letter, then lower-case letters, digits and dashes");
	if (typeof extension !== "string" || !/^[a-z0-9]+(?:\.[a-z0-9]+)?$/.test(extension))
		throw missing("extension", "an extension such as `txt`, without a dot");
	if (typeof mediaType !== "string") throw missing("mediaType", "a string such as `text/html`");
	if (typeof render !== "function") throw missing("render", "a function of a report's data");
	return (await rendering()).templateRenderer({
		name,
		extension,
		mediaType,
		description: typeof description === "string" ? description : "A module",
		render: (data) => textOf(() => render(data), file),
	});
}

const unloadable = (why: string): string => `The module can't be loaded (${why}).`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function textOf(render: () => unknown, file: string): string {
	let text: unknown;
	try {
		text = render();
	} catch (error) {
		throw wrong(file, `The module failed: ${messageOf(error)}`);
	}
	if (typeof text === "string") return text;
	throw wrong(file, "`render` did not return a string.");
}

/** A template, and the names that it may use. */
interface Untrusted {
	readonly source: TemplateSource;
	readonly keys: FormKeys;
}

/** What reports are rendered with, which a check does without. */
const rendering = () => import("../output/template.ts");

/** An entry that renders in the jail, a process for each report. */
function isolatedEntry({ source, keys }: Untrusted, isolate: Isolate): IsolatedEntry {
	const { name, extension } = source;
	return {
		name,
		extension,
		isDefault: false,
		async isolated(outcome) {
			const ended = await isolate(JSON.stringify(await jobOf(outcome, { source, keys })));
			if ("reason" in ended)
				throw new BrokenTemplate([faultOf(source, `${ended.reason}. A template has 3 seconds and 96 MB.`)]);
			const answer = JSON.parse(ended.output) as Answer;
			if ("text" in answer) return answer.text;
			throw new BrokenTemplate(answer.faults);
		},
	};
}

async function jobOf(outcome: Rendered, untrusted: Untrusted): Promise<Job> {
	const { labelsOf, templateData } = await rendering();
	const data = templateData(outcome.report, contextOf(outcome), untrusted.source);
	return { ...untrusted, data, labels: labelsOf(outcome.form) };
}
