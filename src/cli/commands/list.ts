/** `list`: everything that one can choose from, with a few words on each. */
import { relative, resolve } from "node:path";
import { fieldTypes } from "../../fields/index.ts";
import { slashed } from "../../files/paths.ts";
import { codes, optionalCodes } from "../../findings/finding.ts";
import { kinds } from "../../findings/kinds.ts";
import type { YamlFault } from "../../forms/faults.ts";
import { type FormRule, loadForm } from "../../forms/load.ts";
import { shippedForm, shippedFormNames } from "../../forms/shipped.ts";
import { inputFormatEntries } from "../../input-formats.ts";
import { rendererEntries } from "../../output/formats.ts";
import { reporters } from "../../reporters/index.ts";
import { isTemplatePath } from "../../templates/template.ts";
import { configOption, type RawOptions } from "../options.ts";
import { refuseBroken, visible } from "../output.ts";
import { openConfigsFor } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

interface Listed {
	readonly name: string;
	readonly about: string;
}

/** Prints everything that options and forms can name, and what the config does. */
export async function list(raw: RawOptions, world: World): Promise<ExitCode> {
	const { cwd } = world;
	const configs = await openConfigsFor({ config: configOption(raw) }, cwd);
	refuseBroken(configs.broken());
	const config = configs.home();
	const shipped = shippedFormNames.map((name) => ({ name, about: shippedForm(name)?.title ?? "" }));
	const forms = [...shipped, ...(await ownForms(config?.forms ?? [], cwd))];
	const builtIn = await Promise.all(rendererEntries.map(aboutEntry));
	const templates = [...builtIn, ...(await ownTemplates(config?.output.to.filter(isTemplatePath) ?? [], cwd))];
	const formats = await Promise.all(inputFormatEntries.map(({ load }) => load()));
	const types = fieldTypes.map(({ type, about }) => ({ name: type, about }));
	const printers = await Promise.all(reporters.map(({ load }) => load()));
	const explained = codes.map((code) => ({
		name: code,
		about: `${kinds[code].description}${optionalCodes.includes(code) ? "; off by default" : ""}`,
	}));
	world.stdout.write(
		[
			block("Forms (--form)", forms),
			block("Templates (-t)", templates),
			block("Input formats (--from)", formats),
			block("Field types (in a form)", types),
			block("Codes of findings (explain CODE)", explained),
			block("Findings reporters (--reporter)", printers),
		].join("\n"),
	);
	return 0;
}

async function aboutEntry(entry: (typeof rendererEntries)[number]): Promise<Listed> {
	return "printed" in entry ? entry : entry.load();
}

/** The forms that a config names by their files. */
function ownForms(rules: readonly FormRule[], cwd: string): Promise<Listed[]> {
	const files = new Map(rules.flatMap(({ file, within }) => (file === null ? [] : [[file, within] as const])));
	return Promise.all(
		[...files].map(async ([file, within]) => {
			const loaded = await loadForm(file, within);
			const about = "form" in loaded ? loaded.form.title : brokenWords(loaded.faults);
			return { name: visible(pathFrom(cwd, file)), about: visible(about) };
		}),
	);
}

/** The first mistake of a form; `new --form` and `check --form` print all of them. */
const brokenWords = ([first]: readonly YamlFault[]): string => `Broken, line ${first?.line}: ${first?.message}`;

/** The templates of the project, of packages and of the config, each with its own description and where it comes from. */
async function ownTemplates(named: readonly string[], cwd: string): Promise<Listed[]> {
	const { findTemplates } = await import("../../templates/find.ts");
	const places = await findTemplates(cwd);
	const taken = new Set(rendererEntries.map(({ name }) => name));
	const own = places.filter(({ name }) => !taken.has(name));
	const others = named.map((path) => resolve(cwd, path)).filter((path) => own.every((place) => place.path !== path));
	const all = [...own, ...others.map((path) => ({ path, name: pathFrom(cwd, path), shown: "by the config" }))];
	if (all.length === 0) return [];
	const { loadTemplate } = await import("../../templates/load.ts");
	return Promise.all(
		all.map(async ({ name, path, shown }) => {
			const loaded = await loadTemplate(path, shown);
			const about = "source" in loaded ? loaded.source.title : `Broken: see \`rapporteur template check ${name}\``;
			return { name: visible(name), about: visible(`${about} (${shown})`) };
		}),
	);
}

/** As options take a path. */
const pathFrom = (cwd: string, path: string): string => `./${slashed(relative(cwd, path))}`.replace("./../", "../");

function block(title: string, entries: readonly Listed[]): string {
	const width = Math.max(...entries.map(({ name }) => name.length));
	return `${title}\n${entries.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}\n`).join("")}`;
}
