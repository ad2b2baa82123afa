/** Reads the entry of a template and all files that it renders: their pieces, their faults, and in which order they are used. */
import type { Liquid } from "liquidjs";
import { suggestion } from "../forms/faults.ts";
import { locator } from "../text/place.ts";
import type { TemplateFault } from "./fault.ts";
import type { FormKeys } from "./form-keys.ts";
import { type Piece, type Rendered, readPieces } from "./grammar/pieces.ts";
import { nameSlips } from "./names.ts";
import { eitherOf, type Shape } from "./shapes.ts";
import { shownFile, type TemplateSource } from "./source.ts";
import type { Slip } from "./syntax/syntax.ts";

/** The files that a template uses, and what is wrong with their words. */
export interface ReadFiles {
	/** As the engine calls them, those that render others first; null where the engine can't make sense of them. */
	readonly names: readonly string[] | null;
	readonly faults: readonly TemplateFault[];
}

/** Reads and checks the words of all files that are used; where values stand is looked at later. */
export function readFiles(source: TemplateSource, keys: FormKeys, engine: Liquid): ReadFiles {
	const faults: TemplateFault[] = [];
	const read = new Map<string, readonly Piece[]>();
	const visit = (name: string, trail: readonly string[]): void => {
		if (read.has(name)) return;
		const tell = teller(source, name, faults);
		const { pieces, slips } = readPieces(textOf(source, name), engine);
		for (const slip of slips) tell(slip);
		for (const piece of pieces) {
			if (piece.kind !== "render") continue;
			const wrong = wrongFile(piece, [...trail, name], source);
			if (wrong === null) visit(piece.file, [...trail, name]);
			else tell({ ...wrong, offset: piece.begin });
		}
		read.set(name, pieces);
	};
	visit(engineName(source, source.entry), []);
	// Each file stands behind those that it renders.
	const names = [...read.keys()].reverse();
	const slipped = faults.length;
	const given = new Map<string, Map<string, Shape>>(names.map((name) => [name, new Map()]));
	for (const name of names) {
		const gives = (file: string, key: string, shape: Shape): void => {
			const known = given.get(file);
			known?.set(key, known.has(key) ? eitherOf(known.get(key) ?? null, shape) : shape);
		};
		const context = { keys, source, filters: Object.keys(engine.filters), given: given.get(name) ?? new Map(), gives };
		// A file that is broken may lack what gives a name its meaning.
		if (slipped === 0) for (const slip of nameSlips(read.get(name) ?? [], context)) teller(source, name, faults)(slip);
	}
	return { names: slipped === 0 ? names : null, faults };
}

function teller(source: TemplateSource, name: string, faults: TemplateFault[]): (slip: Slip) => void {
	const file = shownFile(source, fileOf(source, name));
	return ({ message, expected, offset }) => {
		const { line, column } = locator(textOf(source, name)).point(offset);
		faults.push({ file, line, column, message, expected });
	};
}

function wrongFile(
	{ file }: Rendered,
	trail: readonly string[],
	source: TemplateSource,
): { readonly message: string; readonly expected: string } | null {
	const names = Object.keys(engineFiles(source));
	if (!names.includes(file)) return { message: `Unknown file \`${file}\``, expected: suggestion(file, names) };
	return trail.includes(file) ? { message: `Unexpected \`${file}\` inside itself`, expected: "another file" } : null;
}

const textOf = (source: TemplateSource, name: string): string => source.files[fileOf(source, name)] ?? "";

/** What the engine calls a file: its path without `.liquid`, and without the format's extension too. */
export function engineName(source: TemplateSource, file: string): string {
	const name = file.replace(/\.liquid$/, "");
	return name.endsWith(`.${source.extension}`) ? name.slice(0, -source.extension.length - 1) : name;
}

/** All files by the names that the engine has for them. */
export function engineFiles(source: TemplateSource): Record<string, string> {
	return Object.fromEntries(Object.entries(source.files).map(([file, text]) => [engineName(source, file), text]));
}

/** The file of a name that the engine gives; the entry for any that it does not know. */
export function fileOf(source: TemplateSource, name: string | undefined): string {
	return Object.keys(source.files).find((file) => engineName(source, file) === name) ?? source.entry;
}
