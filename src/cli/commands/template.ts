/**
 * `template check`: all mistakes in a template, without converting notes; `template new`: a copy of a built-in one to
 * edit.
 */
import { join } from "node:path";
import { resolveTemplates } from "../../batch/templates.ts";
import { rendererEntries } from "../../output/formats.ts";
import { kindOf } from "../../read/load.ts";
import { starter, starterFiles } from "../../templates/find.ts";
import { writeOutput } from "../../write/write.ts";
import type { RawOptions } from "../options.ts";
import { messageLine, notWritten, refusal, refuseBroken } from "../output.ts";
import { formAt } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `template check` and resolves to its exit code. */
export async function checkTemplate(path: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const { cwd } = world;
	if (/\.m?js$/.test(path)) throw refusal(`\`${path}\` is a program. Name a template in Liquid.`);
	const form = raw.form === undefined ? null : await formAt(null, { form: raw.form, config: false }, cwd);
	const importModule = (): Promise<never> => Promise.reject(new Error("a program was to be loaded"));
	const found = await resolveTemplates([path], { cwd, form, importModule, isolate: null });
	if ("broken" in found) refuseBroken(found.broken);
	world.stdout.write(messageLine(`${path}: no problems found`));
	return 0;
}

/** Runs `template new` and resolves to its exit code. */
export async function newTemplate(name: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const { from = starter } = raw;
	if (from !== starter) throw refusal(`Can't start from the template \`${from}\`. Use \`--from ${starter}\`.`);
	const wrong = wrongName(name, world.cwd);
	if (wrong !== null) throw refusal(wrong);
	const files = await starterFiles();
	for (const [file, text] of Object.entries(files)) {
		const path = join(world.cwd, "templates", name, file);
		const failed = await writeOutput(
			{ path, content: text },
			{ clobber: false, makeFolders: true, within: world.cwd, drafts: null },
		);
		if (failed !== null) throw notWritten(`templates/${name}/${file}`, failed);
	}
	world.stderr.write(`templates/${name}: ${Object.keys(files).join(", ")}\n`);
	return 0;
}

/** Windows has devices of these names in every folder. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

function wrongName(name: string, cwd: string): string | null {
	if (!/^[a-z][a-z0-9-]*$/.test(name))
		return `Invalid name \`${name}\`. Use lower-case letters, digits and dashes, beginning with a letter.`;
	if (devices.test(name)) return `Windows reserves the name \`${name}\`. Choose another one.`;
	if (rendererEntries.some((entry) => entry.name === name)) {
		return `A built-in template is called \`${name}\`. Choose another name.`;
	}
	return kindOf(join(cwd, "templates", name)) === null
		? null
		: `\`templates/${name}\` already exists. Choose another name.`;
}
