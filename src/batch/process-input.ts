/** One input of a run, read and taken through the flow. */

import { extensionOf } from "../blocks/format.ts";
import type { Fault } from "../findings/faults.ts";
import { malformed, type Outcome, process, read, readDocument, type Tools } from "../process.ts";
import { documentKind } from "../read/binary.ts";
import { documentReaders } from "../read/documents/index.ts";
import type { Input } from "../read/inputs.ts";
import { type Loaded, loadFile } from "../read/load.ts";
import type { Stamp } from "../read/stamp.ts";
import type { FormChoice } from "./forms.ts";
import { chooseFormat } from "./input-formats.ts";
import { loadStdin } from "./load-once.ts";

/** How every input of a run is read. */
export interface ReadSettings {
	/** The name of an input format; null leaves it to the file's name. */
	readonly from: string | null;
	/** Null leaves it to the bytes. */
	readonly encoding: string | null;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
	/** Bytes. */
	readonly maxSize: number;
	/** How deep lists and quotes may stand in each other. */
	readonly maxDepth: number;
}

/** What a run shares between the inputs that it reads. */
export interface Reading {
	readonly settings: ReadSettings;
	readonly form: FormChoice;
	readonly readStdin: (limit: number) => Promise<Uint8Array>;
}

/** An input that could be read: what became of it, and what it was made from and with. */
export interface Processed {
	readonly outcome: Outcome;
	readonly bytes: Uint8Array;
	/** Of the file that was read; null for standard input. */
	readonly stamp: Stamp | null;
	readonly tools: Tools;
}

/** Reads an input and takes it through the flow. */
export async function processInput(input: Input, reading: Reading): Promise<Processed | Fault> {
	const { settings } = reading;
	const loaded = await load(input, reading);
	if ("fault" in loaded) return loaded.fault;
	const { bytes, stamp } = loaded;
	const { from } = settings;
	const kind = documentKind({ bytes, from, extension: input.path === null ? null : extensionOf(input.path) });
	const source =
		kind === null
			? await readText(bytes, input, settings)
			: await readKind(kind, bytes, { ...settings, path: input.path });
	if ("code" in source) return source;
	const format = await chooseFormat({ from: kind ?? from, path: input.path, text: source.text });
	const broken = malformed(source.text, format);
	if (broken !== null) return broken;
	const form = reading.form(format.formName?.(source.text) ?? null, input);
	if ("code" in form) return form;
	const { today, maxDepth } = settings;
	const tools = { format, form, today, maxDepth };
	return { outcome: process(source, tools), bytes, stamp, tools };
}

async function readText(bytes: Uint8Array, { path }: Input, { encoding }: ReadSettings) {
	const origin = { path, encoding };
	return read(bytes, origin, null) ?? read(bytes, origin, (await import("../read/legacy.ts")).legacy);
}

async function readKind(
	kind: string,
	bytes: Uint8Array,
	{ path, encoding, maxSize, maxDepth }: ReadSettings & Pick<Input, "path">,
) {
	const load = documentReaders[kind];
	if (load === undefined) throw new Error(`no reader of documents is called ${kind}`);
	return readDocument(bytes, path, { reader: await load(), encoding, maxSize, maxDepth });
}

async function load({ file, loaded }: Input, { settings, readStdin }: Reading): Promise<Loaded> {
	const { maxSize } = settings;
	if (loaded !== undefined) return loaded;
	return file === null ? loadStdin(maxSize, readStdin) : loadFile(file, maxSize);
}
