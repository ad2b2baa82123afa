/** What the plugins hand to each other, beside the tree. */
import type { VFile } from "vfile";
import type { Form } from "../forms/form.ts";
import { fingerprint } from "../read/decode.ts";

declare module "vfile" {
	interface DataMap {
		/** Set by `rapporteurParse`: the form that the file was read with. */
		rapporteurForm: Form;
	}
}

/** The form that a file was parsed with. */
export function formOf(file: VFile): Form {
	const form = file.data.rapporteurForm;
	if (form === undefined) throw new Error("expected `rapporteurParse` before this plugin: it settles the form");
	return form;
}

/** Where a report comes from, as renderers want it; a path outside the working folder is told by its name alone. */
export function sourceOf(file: VFile): { path: string | null; encoding: string; sha256: string } {
	const bytes = typeof file.value === "string" ? new TextEncoder().encode(file.value) : file.value;
	return { path: pathOf(file), encoding: "utf-8", sha256: fingerprint(bytes) };
}

/** Relative to the working folder, with `/`. */
export function pathOf({ path, cwd, basename }: VFile): string | null {
	if (path === undefined) return null;
	const slashed = path.replaceAll("\\", "/");
	const folder = `${cwd.replaceAll("\\", "/")}/`;
	if (slashed.startsWith(folder)) return slashed.slice(folder.length);
	const isOutside = /^(?:\/|[A-Za-z]:|\.\.\/)/.test(slashed);
	return isOutside ? (basename ?? null) : slashed.replace(/^\.\//, "");
}
