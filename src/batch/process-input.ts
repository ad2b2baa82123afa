/** One input of a run, read and taken through the flow. */

import { extensionOf } from "../blocks/format.ts";
import type { Stamp } from "../files/stamp.ts";
import type { Fault } from "../findings/faults.ts";
import { fault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import { inOrder } from "../findings/finding.ts";
import { malformed, type Outcome, process, read, readDocument, type Tools } from "../process.ts";
import { documentKind } from "../read/binary.ts";
import { documentReaders } from "../read/documents/index.ts";
import type { Input } from "../read/inputs.ts";
import { type Loaded, loadFile, statusOf, withinSize } from "../read/load.ts";
import { loadStream, type StreamLimits } from "../read/load-stream.ts";
import type { FormChoice } from "./forms.ts";
import { chooseFormat } from "./input-formats.ts";

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

const most = 100_000;

/** All findings of an input; of too many the first ones, and a fault that says so. */
export function bounded(findings: readonly Finding[]): readonly Finding[] {
	if (findings.length <= most) return findings;
	const reason = `Too large: ${findings.length} findings, only the first ${most} are reported`;
	return [fault("too-large", reason, "fewer"), ...inOrder(findings).slice(0, most)];
}

type ReadStdin = (limit: number) => Promise<Uint8Array>;

/** Whether an input is no file that can be read at any time, and by any thread. */
export function isReadOnce({ file }: Input): boolean {
	return file === null || statusOf(file)?.isFile === false;
}

/** Such an input with what it holds. */
export async function loadedOnce(input: Input, limits: StreamLimits, readStdin: ReadStdin): Promise<Input> {
	const { file } = input;
	const loaded = file === null ? await loadStdin(limits.maxSize, readStdin) : await loadStream(file, limits);
	return { ...input, loaded };
}

/** Reads standard input. */
async function loadStdin(maxSize: number, readStdin: ReadStdin): Promise<Loaded> {
	const bytes = await readStdin(maxSize);
	if (bytes.byteLength === 0) return { fault: fault("no-files", "Nothing on standard input", "notes") };
	return withinSize(bytes, maxSize);
}

/** Our own reader of plain text is linear: so many bytes take some tenths of a second. */
const quickText = 1_000_000;
/** The libraries that read everything else are not, but within the limits of depth so many bytes take no longer. */
const quickMarkup = 16_000;

/** Whether an input may take long, told from its name and its size. */
export function mayTakeLong(input: Input, from: string | null): boolean {
	const size = sizeOf(input);
	if (size <= quickMarkup) return false;
	const isText = (from ?? extensionOf(input.path)) === "txt";
	return !isText || size > quickText;
}

function sizeOf({ file, loaded }: Input): number {
	if (loaded !== undefined) return "fault" in loaded ? 0 : loaded.bytes.byteLength;
	return file === null ? 0 : (statusOf(file)?.size ?? 0);
}
