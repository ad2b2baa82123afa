/** One input of a run, read and taken through the flow. */
import type { Stamp } from "../files/own-file.ts";
import { extensionOf } from "../files/paths.ts";
import {
	type Fault,
	type Finding,
	fault,
	isFault,
	optionalCodes,
	type SeverityMap,
	sortFindings,
} from "../findings/finding.ts";
import { type Processed, processBytes } from "../pipeline.ts";
import { fingerprint } from "../read/decode.ts";
import type { Input } from "../read/inputs.ts";
import { type Loaded, loadFile, loadStream, type StreamLimits, statusOf, withinSize } from "../read/load.ts";
import type { FormChoice } from "./forms.ts";

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
	/** What options and configs make of codes: optional ones are looked for where one of these says so. */
	readonly severities: (input: Input) => readonly SeverityMap[];
}

/** An input that could be read, with its outcome and what it depends on. */
export interface ProcessedInput extends Processed {
	readonly bytes: Uint8Array;
	/** Of the file that was read; null for standard input. */
	readonly stamp: Stamp | null;
}

/** Reads an input and takes it through the flow. */
export async function processInput(input: Input, reading: Reading): Promise<ProcessedInput | Fault> {
	const loaded = loadInput(input, reading.settings.maxSize);
	if ("fault" in loaded) return loaded.fault;
	const { settings, form, severities } = reading;
	const choices = { ...settings, asked: askedCodes(severities(input)), form: (own: string | null) => form(own, input) };
	const { bytes, stamp, docx } = loaded;
	const from = docx === undefined ? settings.from : "docx";
	const processed = await processBytes(docx ?? bytes, { ...settings, from, path: input.path }, choices);
	if ("code" in processed || docx === undefined)
		return "code" in processed ? processed : { ...processed, bytes, stamp };
	const source = { ...processed.outcome.source, sha256: fingerprint(bytes) };
	return { ...processed, outcome: { ...processed.outcome, source }, bytes, stamp };
}

/** The bytes of an input, or a fault. */
export function loadInput({ file, loaded, mayBeLink }: Input, maxSize: number): Loaded {
	if (loaded !== undefined) return loaded;
	if (file === null) throw new Error("what can be read only once was not read before");
	return loadFile(file, maxSize, mayBeLink);
}

const most = 100_000;

/** The findings of an input; if there are too many, the first ones and a fault. */
export function limitFindings(findings: readonly Finding[]): readonly Finding[] {
	if (findings.length <= most) return findings;
	const message = `Too large: ${findings.length} findings. Only the first ${most} are reported.`;
	return [fault("too-large", message), ...sortFindings(findings).slice(0, most)];
}

type ReadStdin = (limit: number) => Promise<Uint8Array>;

/** Whether an input can be read only once, such as a pipe. */
export function isReadOnce({ file }: Input): boolean {
	return file === null || statusOf(file)?.isFile === false;
}

/** The input with its content, if that can be read only once. */
export async function loadOnce(input: Input, limits: StreamLimits, readStdin: ReadStdin): Promise<Input> {
	if (input.loaded !== undefined || !isReadOnce(input)) return input;
	const { file } = input;
	const careful = { ...limits, isNoLink: input.mayBeLink !== true };
	return {
		...input,
		loaded: file === null ? await loadStdin(limits.maxSize, readStdin) : await loadStream(file, careful),
	};
}

/** Whether an input may be an old Word file, by its name. */
export const mayBeOldWord = ({ path }: Input): boolean => path === null || extensionOf(path) === "doc";

async function loadStdin(maxSize: number, readStdin: ReadStdin): Promise<Loaded> {
	const bytes = await readStdin(maxSize);
	if (bytes.byteLength === 0)
		return { fault: fault("no-files", "Standard input is empty. Send notes to it, or name a file.") };
	return withinSize(bytes, maxSize);
}

/** Our own reader of plain text is linear: so many bytes take some tenths of a second. */
const quickText = 1_000_000;
/** The libraries that read everything else are not, but within the limits of depth so many bytes take no longer. */
const quickMarkup = 16_000;

/** Whether an input may be slow, by its name and size. */
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

/** Findings with severities from the maps; the first map with a code decides. Faults do not change. */
export function applySeverities(findings: readonly Finding[], maps: readonly SeverityMap[]): readonly Finding[] {
	const speaking = maps.filter(({ size }) => size > 0);
	if (speaking.length === 0) return findings;
	return findings.flatMap((finding) => {
		const severity = speaking.find((map) => map.has(finding.code))?.get(finding.code);
		if (severity === undefined || isFault(finding)) return [finding];
		return severity === "off" ? [] : [{ ...finding, severity }];
	});
}

/** The codes that are switched off. */
export function offCodes(maps: readonly SeverityMap[]): ReadonlySet<string> {
	const codes = maps.flatMap((map) => [...map.keys()]);
	return new Set(codes.filter((code) => maps.find((map) => map.has(code))?.get(code) === "off"));
}

/** The optional codes that the maps ask for. */
export function askedCodes(maps: readonly SeverityMap[]): ReadonlySet<string> {
	const asked = new Set<string>();
	for (const map of maps) for (const code of map.keys()) if (optionalCodes.includes(code)) asked.add(code);
	if (asked.size > 0) for (const code of offCodes(maps)) asked.delete(code);
	return asked;
}
