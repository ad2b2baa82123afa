/** The only place of this stage that reads files. */
import {
	accessSync,
	closeSync,
	constants,
	type Dirent,
	fstatSync,
	lstatSync,
	openSync,
	readdir,
	readdirSync,
	readFileSync,
	readSync,
	realpathSync,
	statSync,
} from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { openRegular, type Stamp, sameStamp, stampIn } from "../files/own-file.ts";
import { isBelow } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { RefusedFile, readFailure, systemCode } from "../findings/system-failure.ts";
import { attempt } from "../text/attempt.ts";

/** The bytes of a file with its stamp, or a fault. */
export type Loaded =
	| {
			readonly bytes: Uint8Array;
			readonly stamp: Stamp | null;
			/** What another program made of them, to be read in their place. */
			readonly docx?: Uint8Array;
	  }
	| { readonly fault: Fault };

/** Reads a whole file of at most `maxSize` bytes. Pipes and devices are refused, since they may never end; and links, unless the file may be one. */
export function loadFile(path: string, maxSize: number, mayBeLink = false): Loaded {
	let descriptor: number | null = null;
	try {
		descriptor = openInput(path, mayBeLink);
		const stats = fstatSync(descriptor, { bigint: true });
		if (stats.isDirectory()) throw new RefusedFile("it is a folder");
		if (stats.size > maxSize) return { fault: tooLarge(Number(stats.size), maxSize) };
		if (!stats.isFile()) throw new RefusedFile("it is a pipe or a device");
		const bytes = readFileSync(descriptor);
		const stamp = stampIn(stats);
		if (!sameStamp(stamp, stampIn(fstatSync(descriptor, { bigint: true })))) return { fault: changed };
		return { bytes, stamp };
	} catch (error) {
		return { fault: unreadable("file", path, readFailure(error)) };
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}

/** Opens an input; for a pipe, this would otherwise wait for a writer, and could not be interrupted. */
function openInput(path: string, mayBeLink: boolean): number {
	try {
		const noLink = mayBeLink ? 0 : (constants.O_NOFOLLOW ?? 0);
		return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | noLink);
	} catch (error) {
		throw !mayBeLink && systemCode(error) === "ELOOP" ? new RefusedFile("it is a link") : error;
	}
}

const changed = fault("input-changed", "The file changed while it was read. Run again.");

/** Applies the limit to bytes from elsewhere. */
export function withinSize(bytes: Uint8Array, maxSize: number): Loaded {
	return bytes.byteLength > maxSize ? { fault: tooLarge(bytes.byteLength, maxSize) } : { bytes, stamp: null };
}

/** The finding for notes that can't be read. */
export function tooLarge(size: number, maxSize: number): Fault {
	return fault("too-large", `Too large: ${size} bytes. The limit is ${maxSize} (\`--max-size\`).`);
}

const noSuchFile = "there is no such file";

/** The fault of a file that is missing or can't be looked up. */
export function missingFile(path: string): Fault {
	try {
		statSync(path);
		return unreadable("file", path, noSuchFile);
	} catch (error) {
		return unreadable("file", path, readFailure(error));
	}
}

/** Whether a name exists, even as a broken link. */
export function isNamed(path: string): boolean {
	return attempt(() => lstatSync(path)) !== null;
}

/** The fault of a file or folder that can't be read. */
function unreadable(what: "file" | "folder", path: string, reason: string): Fault {
	// Node decodes names: the bytes of one in another encoding are lost.
	if (reason === noSuchFile && path.includes("\uFFFD")) return garbled(what);
	return fault("unreadable-file", `Can't read this ${what}: ${reason}.`);
}

/** The fault of a name that Node cannot decode. */
export function garbled(what: "file" | "folder"): Fault {
	return fault("unreadable-file", `Can't read this ${what}: its name is not UTF-8. Rename it.`);
}

/** Whether a path exists, and its kind; symbolic links are followed. */
export function kindOf(path: string): "file" | "folder" | null {
	const status = statusOf(path);
	return status && (status.isFolder ? "folder" : "file");
}

/** `target` as a path below `folder`, if that is the same folder under another name; else unchanged. */
export function asSeenFrom(folder: string, target: string): string {
	const [from, to] = [attempt(() => realpathSync(folder)), attempt(() => realpathSync(target))];
	const isInside = from !== null && to !== null && (from === to || isBelow(from, to));
	return isInside ? resolve(folder, relative(from, to)) : target;
}

/** The size and kind of a file, or null. */
export function statusOf(path: string) {
	const status = attempt(() => statSync(path));
	return status && { size: status.size, isFile: status.isFile(), isFolder: status.isDirectory() };
}

/** Whether a path can be read twice, unlike a pipe, socket or device. */
export function isReadAgain(path: string): boolean {
	const status = statSync(path);
	return status.isFile() || status.isDirectory();
}

/** One name in a folder; a symbolic link is neither file nor folder here. */
export interface Entry {
	readonly name: string;
	readonly isFile: boolean;
	readonly isFolder: boolean;
	/** Whether the name is not UTF-8: two such names may look the same. */
	readonly isGarbled: boolean;
}

/** The entries of a folder, or a fault. */
export function entriesOf(folder: string): { readonly entries: readonly Entry[] } | Fault {
	try {
		const named = readdirSync(folder, { withFileTypes: true });
		const isPlain = !named.some(({ name }) => name.includes("\uFFFD"));
		const entries = isPlain ? named : readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
		return { entries: entries.map(entryOf) };
	} catch (error) {
		return unreadable("folder", folder, readFailure(error));
	}
}

function entryOf(entry: Dirent<string> | Dirent<Buffer>): Entry {
	const name = entry.name.toString();
	const isGarbled = typeof entry.name !== "string" && Buffer.compare(Buffer.from(name), entry.name) !== 0;
	return { name, isFile: entry.isFile(), isFolder: entry.isDirectory(), isGarbled };
}

/** The first bytes of a file; "" if it can't be read or is behind a link. */
export function headOf(path: string, length: number, start = 0): string {
	let descriptor: number | null = null;
	try {
		descriptor = openRegular(path, dirname(path));
		const bytes = Buffer.alloc(length);
		return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, length, start));
	} catch {
		return "";
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}

/** The text of the last bytes of a file, or "". */
export function tailOf(path: string, length: number): string {
	const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	return headOf(path, Math.min(size, length), Math.max(0, size - length));
}

/** Why an existing file can't be read, or null. */
export function readError(path: string): unknown {
	try {
		accessSync(path, constants.R_OK);
		return null;
	} catch (error) {
		return systemCode(error) === "ENOENT" ? null : error;
	}
}

/** The text of a file, or "". */
export const textOf = (path: string): string => attempt(() => readFileSync(path, "utf8")) ?? "";

/** The files that globs mean below a folder, absolute; no links are followed. */
export async function filesOf(globs: readonly string[], cwd: string): Promise<readonly string[]> {
	const { glob } = await import("tinyglobby");
	const options = { cwd, absolute: true, followSymbolicLinks: false, ignore: ["**/node_modules/**"], fs: onOneLine };
	return (await glob(globs.map(withoutBreaks), options)).map((path) => resolve(withBreaks(path)));
}

/** In the library's expressions, `**` means no line break: for each stands half a character, which no name on a disk has. */
const withoutBreaks = (path: string): string =>
	path.replace(/[\n\r\u2028\u2029]/g, (sign) => String.fromCharCode(0xdc00 | (sign.charCodeAt(0) & 0xff)));

const withBreaks = (path: string): string =>
	path.replace(/[\udc0a\udc0d\udc28\udc29]/g, (half) => breaks[half.charCodeAt(0) & 0xff] ?? half);

const breaks: Readonly<Record<number, string>> = { 10: "\n", 13: "\r", 40: "\u2028", 41: "\u2029" };

type Listed = (error: Error | null, entries: Dirent[]) => void;

/** The file system with all names on one line; the library asks for entries only in this way. */
const onOneLine = {
	readdir: ((path: string, options: { withFileTypes: true }, done: Listed): void =>
		readdir(withBreaks(path), options, (error, entries = []) => {
			for (const entry of entries) entry.name = withoutBreaks(entry.name);
			done(error, entries);
		})) as unknown as typeof readdir,
};

/** Bytes: far more than we write on one. A file that is all gaps would else be one line without an end. */
const longest = 16_777_216;

/** A line of a file and its place. */
export interface StandingLine {
	readonly text: string;
	/** The offset of its first byte. */
	readonly at: number;
	/** How many bytes it has, without its end. */
	readonly size: number;
}

/** Yields the lines of a file; none if it is missing. */
export function* standingLines(path: string): Generator<StandingLine> {
	const descriptor = openIfThere(path);
	if (descriptor === null) return;
	try {
		const chunk = Buffer.allocUnsafe(262_144);
		let rest: Buffer[] = [];
		let [held, at] = [0, 0];
		const line = (piece: Buffer): StandingLine => {
			const bytes = rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
			const standing = { text: bytes.toString(), at, size: bytes.length };
			at += bytes.length + 1;
			[rest, held] = [[], 0];
			return standing;
		};
		for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
			let from = 0;
			for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, from)) {
				yield line(chunk.subarray(from, end));
				from = end + 1;
			}
			if (from < size) rest.push(Buffer.from(chunk.subarray(from, size)));
			held += size - from;
			if (held > longest) throw new RefusedFile(`a line of it is longer than ${longest} bytes`);
		}
		if (rest.length > 0) yield line(Buffer.alloc(0));
	} finally {
		closeSync(descriptor);
	}
}

/** The same for a file that may be damaged: a line that is too long is yielded empty, as the last one. */
export function* standingLinesLeniently(path: string): Generator<StandingLine> {
	let [at, size] = [0, 0];
	try {
		for (const line of standingLines(path)) {
			yield line;
			({ at, size } = line);
		}
	} catch (error) {
		if (!(error instanceof RefusedFile)) throw error;
		yield { text: "", at: at + size, size: 0 };
	}
}

function openIfThere(path: string): number | null {
	try {
		return openRegular(path, null);
	} catch (error) {
		if (systemCode(error) === "ENOENT") return null;
		throw error;
	}
}

/** The maximum depth of folders below a named folder. */
export const deepest = 200;

/** The maximum number of folders in a path. */
export const mostFolders = 255;

/** Whether an absolute path has too many folders. */
export const isTooDeep = (folder: string): boolean =>
	folder.length > 2 * mostFolders && folder.split(sep).length - 1 > mostFolders;

/** The fault of a folder or a file that lies too deep. */
export const tooDeep = (what: "file" | "folder"): Fault =>
	fault("unreadable-file", `Can't read this ${what}: it is more than ${deepest} folders down. Move it further up.`);

/** Limits of size and time for a stream, and what ends the wait. */
export interface StreamLimits {
	readonly maxSize: number;
	readonly maxTime: number;
	readonly signal: AbortSignal;
	/** Whether it must not be behind a link. */
	readonly isNoLink?: boolean;
}

/** Reads a pipe or device to its end, and waits for a writer. */
export async function loadStream(path: string, limits: StreamLimits): Promise<Loaded> {
	let descriptor: number | null = null;
	try {
		descriptor = openInput(path, limits.isNoLink !== true);
		const bytes = await readAll(descriptor, limits);
		return "code" in bytes ? { fault: bytes } : withinSize(bytes, limits.maxSize);
	} catch (error) {
		return { fault: unreadable("file", path, readFailure(error)) };
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}

async function readAll(descriptor: number, { maxSize, maxTime, signal }: StreamLimits): Promise<Uint8Array | Fault> {
	const isPipe = fstatSync(descriptor).isFIFO();
	const end = performance.now() + maxTime;
	const chunks: Uint8Array[] = [];
	let size = 0;
	while (size <= maxSize) {
		const chunk = readSome(descriptor);
		if (chunk !== null && chunk.length > 0) {
			chunks.push(chunk);
			size += chunk.length;
			continue;
		}
		// Before anybody has opened it to write, a pipe looks as if it were at its end.
		if (chunk !== null && (size > 0 || !isPipe)) break;
		if (signal.aborted) return interrupted;
		if (performance.now() > end) return size === 0 ? silent(maxTime) : unfinished(maxTime);
		await new Promise((resolve) => setTimeout(resolve, nap));
	}
	return Buffer.concat(chunks);
}

const nap = 10;
const chunkSize = 65_536;

/** Null if there is nothing to read yet. */
function readSome(descriptor: number): Uint8Array | null {
	const chunk = Buffer.alloc(chunkSize);
	try {
		return chunk.subarray(0, readSync(descriptor, chunk, 0, chunkSize, null));
	} catch (error) {
		if (systemCode(error) === "EAGAIN") return null;
		throw error;
	}
}

const interrupted = fault("unreadable-file", "Interrupted while waiting for this pipe. Run again.");

function silent(maxTime: number): Fault {
	const problem = `Nothing was written to this pipe within ${maxTime / 1000} s.`;
	return fault("unreadable-file", `${problem} Check its writer, or use a longer \`--max-time\`.`);
}

function unfinished(maxTime: number): Fault {
	const problem = `Too slow: this pipe did not end within ${maxTime / 1000} s.`;
	return fault("too-slow", `${problem} Use a longer \`--max-time\`.`);
}
