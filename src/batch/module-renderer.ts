/** A template that is a program: loaded only when its path stands on the command line. */

import type { Renderer } from "../output/renderer.ts";
import { templateRenderer } from "../output/template.ts";
import { BrokenTemplate } from "../templates/fault.ts";

/** The renderer that a module exports; a sentence where it exports none. */
export async function moduleRenderer(
	url: string,
	importModule: (url: string) => Promise<unknown>,
): Promise<Renderer | string> {
	let exported: unknown;
	try {
		exported = await importModule(url);
	} catch (error) {
		return `The module can't be loaded (${error instanceof Error ? error.message : String(error)})`;
	}
	const { name, extension, mediaType, description, render } = Object(exported) as Readonly<Record<string, unknown>>;
	if (typeof name !== "string" || !/^[a-z][a-z0-9-]*$/.test(name))
		return missing("name", "small letters, digits and dashes");
	if (typeof extension !== "string" || !/^[a-z0-9]+(?:\.[a-z0-9]+)?$/.test(extension))
		return missing("extension", "one without its dot");
	if (typeof mediaType !== "string") return missing("mediaType", "a text such as `text/html`");
	if (typeof render !== "function") return missing("render", "a function of a report's data");
	return templateRenderer({
		name,
		extension,
		mediaType,
		description: typeof description === "string" ? description : "A module",
		render: (data) => textOf(() => render(data), name),
	});
}

const missing = (key: string, expected: string): string =>
	`The module exports no sound \`${key}\`, expected ${expected}`;

function textOf(render: () => unknown, file: string): string {
	const place = { file, line: 1, column: 1 };
	let text: unknown;
	try {
		text = render();
	} catch (error) {
		const message = `The module failed: ${error instanceof Error ? error.message : String(error)}`;
		throw new BrokenTemplate([{ ...place, message, expected: null }]);
	}
	if (typeof text === "string") return text;
	throw new BrokenTemplate([{ ...place, message: "The module returned no text", expected: "a string from `render`" }]);
}
