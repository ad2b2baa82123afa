/** Looks into a zip archive without unpacking more than is asked for. */
import { inflateRawSync } from "node:zlib";
import { type Fault, fault } from "../../findings/faults.ts";
import { seemsToBe } from "../binary.ts";

/** An archive whose list of entries is sound. */
export interface Archive {
	readonly names: readonly string[];
	/** The bytes of one entry; null where there is none, a fault where it is broken or larger than it says. */
	unpack(name: string): Uint8Array | Fault | null;
}

interface Entry {
	readonly name: string;
	readonly method: number;
	readonly packed: number;
	readonly size: number;
	/** Where its own header begins. */
	readonly offset: number;
}

const mostEntries = 10_000;

/** Reads the list of entries, and refuses an archive that is too large or reaches out of itself. */
export function openArchive(bytes: Uint8Array, maxSize: number): Archive | Fault {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return noArchive(bytes);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = entriesIn(bytes, view);
	if ("code" in entries) return entries;
	const size = entries.reduce((sum, entry) => sum + entry.size, 0);
	if (size > maxSize) {
		return fault("too-large", `Too large: ${size} bytes when unpacked`, `at most ${maxSize} (\`--max-size\`)`);
	}
	const outside = entries.find(({ name }) => reachesOut(name));
	if (outside !== undefined) return broken(`its entry \`${outside.name}\` leads out of it`);
	const byName = new Map(entries.map((entry) => [entry.name, entry]));
	if (byName.size < entries.length) return broken("two of its entries have one name");
	return {
		names: entries.map(({ name }) => name),
		unpack(name) {
			const entry = byName.get(name);
			return entry === undefined ? null : unpacked(bytes, view, entry);
		},
	};
}

function noArchive(bytes: Uint8Array): Fault {
	const what = seemsToBe(bytes);
	const found = what === null ? "this is no document of that kind" : `this seems to be ${what}`;
	return fault("undecodable", `Undecodable: ${found}`, "a document as its program saves it");
}

/** What is wrong with an archive. */
export function broken(what: string): Fault {
	return fault("undecodable", `Undecodable: this is no sound document, ${what}`, "one as its program saves it");
}

/** Absolute, or with a step up, as no document has any. */
function reachesOut(name: string): boolean {
	return /^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i.test(name);
}

const endSize = 22;
const longestComment = 0xffff;
const headerSize = 46;

function entriesIn(bytes: Uint8Array, view: DataView): readonly Entry[] | Fault {
	const end = endOf(view);
	if (end === null) return broken("the list of its entries is missing");
	const [count, first] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
	if (count > mostEntries) return fault("too-large", `Too large: ${count} entries`, `at most ${mostEntries}`);
	const entries: Entry[] = [];
	for (let at = first, index = 0; index < count; index++) {
		if (at + headerSize > end || view.getUint32(at, true) !== 0x02014b50)
			return broken("the list of its entries is cut");
		const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
		const entry = entryAt(bytes, view, { at, length: name ?? 0 });
		if ("code" in entry) return entry;
		entries.push(entry);
		at += headerSize + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
	}
	return entries;
}

const isLocked = 1;
/** Sizes that need more than four bytes stand elsewhere. */
const beyond = 0xffffffff;

function entryAt(bytes: Uint8Array, view: DataView, { at, length }: { at: number; length: number }): Entry | Fault {
	const name = Buffer.from(bytes.subarray(at + headerSize, at + headerSize + length)).toString("utf8");
	if ((view.getUint16(at + 8, true) & isLocked) !== 0) return broken("it is locked with a password");
	const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
	if (packed === beyond || size === beyond) return fault("too-large", `Too large: \`${name}\``, "less than 4 GB");
	return { name, method: view.getUint16(at + 10, true), packed, size, offset: view.getUint32(at + 42, true) };
}

/** The record behind the list; a comment may follow it. */
function endOf(view: DataView): number | null {
	const last = view.byteLength - endSize;
	for (let at = last; at >= 0 && at >= last - longestComment; at--) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	return null;
}

const stored = 0;
const deflated = 8;

function unpacked(
	bytes: Uint8Array,
	view: DataView,
	{ name, method, packed, size, offset }: Entry,
): Uint8Array | Fault {
	const isThere = offset + 30 <= view.byteLength && view.getUint32(offset, true) === 0x04034b50;
	if (!isThere || (method !== stored && method !== deflated)) return broken(`its entry \`${name}\` is damaged`);
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	const data = bytes.subarray(start, start + packed);
	if (method === stored) return data.length === size ? data : broken(`its entry \`${name}\` is damaged`);
	try {
		// What turns out larger than the list says is not unpacked to its end.
		const content = inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
		return content.length === size ? content : broken(`its entry \`${name}\` is damaged`);
	} catch {
		return broken(`its entry \`${name}\` is damaged, or larger than it says`);
	}
}
