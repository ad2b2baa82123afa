/** Where output goes and in which formats, judged from `-t`, `-o` and how many outputs there are. */
import { basename, extname } from "node:path";
import type { Destination } from "../batch/plan.ts";
import { rendererEntries } from "../batch/renderers.ts";
import type { Found } from "../read/inputs.ts";
import { kindOf } from "../read/load.ts";
import { defaultTemplate } from "./options/defaults.ts";
import type { Settings } from "./options/normalize.ts";

/** `report.ast.json` is a tree before it is JSON. */
const byExtension = rendererEntries
	.filter(({ isDefault }) => isDefault)
	.sort((left, right) => right.extension.length - left.extension.length);

/** The names of the templates: of `-t`, by the name of `-o`, else the usual ones. A sentence where none can be told. */
export function chooseTemplates(
	{ templates, output }: Settings,
	{ inputs, hasCollection }: Found,
	usual: readonly string[],
): readonly string[] | { readonly wrong: string } {
	if (templates.length > 0) return templates;
	const name = output === null ? "" : basename(output.written).toLowerCase();
	const extension = extname(name).slice(1);
	const match = byExtension.find((entry) => name.endsWith(`.${entry.extension}`));
	if (match !== undefined) return [match.name];
	if (extension === "" || output === null || isFolder(output, hasCollection || inputs.length > 1)) {
		return usual.length > 0 ? usual : [defaultTemplate];
	}
	const known = rendererEntries.filter(({ isDefault }) => isDefault).map((entry) => `\`.${entry.extension}\``);
	return {
		wrong: `Unknown extension \`.${extension}\` in \`-o\`, expected ${known.join(", ")}, or a template with \`-t\``,
	};
}

/** One file, a folder, or standard output; a sentence where several outputs have no folder. */
export function chooseDestination({ output }: Settings, found: Found, templates: number): Destination | string {
	const outputs = found.inputs.length * templates;
	if (output === null) {
		return outputs > 1 ? `Missing \`-o\` for ${outputs} outputs, expected a folder for them` : { file: null };
	}
	if (!isFolder(output, found.hasCollection || outputs > 1)) return { file: output.path };
	if (kindOf(output.path) === "file") return `Unexpected file \`${output.written}\` in \`-o\`, expected a folder`;
	return { folder: output.path };
}

function isFolder(output: { readonly written: string; readonly path: string }, several: boolean): boolean {
	return several || /[/\\]$/.test(output.written) || kindOf(output.path) === "folder";
}
