/** `list`: what there is to choose from, each with one sentence. */
import { inputFormatEntries } from "../../batch/input-formats.ts";
import { rendererEntries } from "../../batch/renderers.ts";
import { rules } from "../../check/index.ts";
import { fieldTypes } from "../../fields/index.ts";
import { shippedForm, shippedFormNames } from "../../forms/shipped.ts";
import { reporters } from "../../reporters/index.ts";
import { visible } from "../output.ts";
import type { ExitCode, World } from "../world.ts";

interface Listed {
	readonly name: string;
	readonly about: string;
}

/** Prints everything that options and forms can name. */
export async function list(world: World): Promise<ExitCode> {
	const forms = shippedFormNames.map((name) => ({ name, about: shippedForm(name)?.title ?? "" }));
	const builtIn = await Promise.all(rendererEntries.map(aboutEntry));
	const templates = [...builtIn, ...(await ownTemplates(world.cwd))];
	const formats = await Promise.all(inputFormatEntries.map(({ load }) => load()));
	const types = fieldTypes.map(({ type, about }) => ({ name: type, about }));
	const printers = await Promise.all(reporters.map(({ load }) => load()));
	const told = rules.flatMap(({ codes, reason }) => codes.map((code) => ({ name: code, about: reason })));
	world.stdout.write(
		[
			block("Forms (--form)", forms),
			block("Templates (-t)", templates),
			block("Input formats (--from)", formats),
			block("Field types (in a form)", types),
			block("Rules (explain CODE)", told),
			block("Findings reporters (--reporter)", printers),
		].join("\n"),
	);
	return 0;
}

async function aboutEntry(entry: (typeof rendererEntries)[number]): Promise<Listed> {
	return "printed" in entry ? entry : entry.load();
}

/** The templates of the project and of packages, each with what it says of itself and where it comes from. */
async function ownTemplates(cwd: string): Promise<Listed[]> {
	const { findTemplates } = await import("../../templates/find.ts");
	const places = await findTemplates(cwd);
	const taken = new Set(rendererEntries.map(({ name }) => name));
	const own = places.filter(({ name }) => !taken.has(name));
	if (own.length === 0) return [];
	const { loadTemplate } = await import("../../templates/load.ts");
	return Promise.all(
		own.map(async ({ name, path, shown }) => {
			const loaded = await loadTemplate(path, shown);
			const about = "source" in loaded ? loaded.source.title : `Broken, as \`rapporteur template check ${name}\` tells`;
			return { name: visible(name), about: visible(`${about} (${shown})`) };
		}),
	);
}

function block(title: string, entries: readonly Listed[]): string {
	const width = Math.max(...entries.map(({ name }) => name.length));
	return `${title}\n${entries.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}\n`).join("")}`;
}
