/** Looks into a zip archive without unpacking more than is asked for. */
import { inflateRawSync } from "node:zlib";
import { type Fault, fault } from "../../findings/faults.ts";
import { otherKind } from "./document.ts";

/** An archive with a valid list of entries. */
export interface Archive {
	readonly names: readonly string[];
	/** The bytes of one entry; null if it is missing, a fault if it is corrupt or larger than declared. */
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

/** Reads the list of entries; refuses an archive that is too large or has paths outside of it. */
export function openArchive(bytes: Uint8Array, maxSize: number): Archive | Fault {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return otherKind(bytes, "a document of that kind");
	const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const entries = entriesIn(archive);
	if ("code" in entries) return entries;
	const size = entries.reduce((sum, entry) => sum + entry.size, 0);
	if (size > maxSize) {
		return fault("too-large", `Too large: ${size} bytes when unpacked. The limit is ${maxSize} (\`--max-size\`).`);
	}
	const outside = entries.find(({ name }) => reachesOut.test(name));
	if (outside !== undefined) return broken(`its entry \`${outside.name}\` leads out of it`);
	const byName = new Map(entries.map((entry) => [entry.name, entry]));
	if (byName.size < entries.length) return broken("two of its entries have one name");
	return {
		names: entries.map(({ name }) => name),
		unpack(name) {
			const entry = byName.get(name);
			return entry === undefined ? null : unpacked(archive, entry);
		},
	};
}

/** The fault of a corrupt archive. */
export function broken(what: string): Fault {
	return fault("undecodable", `Corrupt document (${what}). Save it again or restore it.`);
}

/** Absolute, or with a step up, as no document has any. */
const reachesOut = /^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i;

const headerSize = 46;

function entriesIn(archive: Buffer): readonly Entry[] | Fault {
	const end = endOf(archive);
	if (end === null) return broken("truncated ZIP");
	const [count, first] = [archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 16)];
	if (count > mostEntries) return fault("too-large", `Too large: ${count} entries. The limit is ${mostEntries}.`);
	const entries: Entry[] = [];
	for (let at = first, index = 0; index < count; index++) {
		if (at + headerSize > end || archive.readUInt32LE(at) !== 0x02014b50) return broken("truncated ZIP");
		const nameEnd = at + headerSize + archive.readUInt16LE(at + 28);
		const entry = entryAt(archive, at, archive.toString("utf8", at + headerSize, nameEnd));
		if ("code" in entry) return entry;
		entries.push(entry);
		// Other fields and a comment follow the name.
		at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return entries;
}

const isLocked = 1;
/** Sizes that need more than four bytes stand elsewhere. */
const beyond = 0xffffffff;

function entryAt(archive: Buffer, at: number, name: string): Entry | Fault {
	if ((archive.readUInt16LE(at + 8) & isLocked) !== 0) return broken("it is locked with a password");
	const [packed, size] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
	if (packed === beyond || size === beyond) return fault("too-large", `Too large: \`${name}\` has 4 GB or more.`);
	return { name, method: archive.readUInt16LE(at + 10), packed, size, offset: archive.readUInt32LE(at + 42) };
}

const endSize = 22;
const longestComment = 0xffff;

/** The record behind the list; a comment may follow it. */
function endOf(archive: Buffer): number | null {
	const last = archive.length - endSize;
	for (let at = last; at >= 0 && at >= last - longestComment; at--) {
		if (archive.readUInt32LE(at) === 0x06054b50) return at;
	}
	return null;
}

const stored = 0;
const deflated = 8;
const ownHeaderSize = 30;
/** Words pack to a tenth, rows of a table to a thirtieth; nothing of either that is small takes long. */
const mostTimes = 100;
const quick = 1_000_000;

function unpacked(archive: Buffer, { name, method, packed, size, offset }: Entry): Uint8Array | Fault {
	const isThere = offset + ownHeaderSize <= archive.length && archive.readUInt32LE(offset) === 0x04034b50;
	if (size > mostTimes * packed && size > quick) {
		const times = Math.round(size / packed);
		return fault("too-large", `Too large: \`${name}\` is ${times} times as large when unpacked. Save it again.`);
	}
	const damaged = broken(`its entry \`${name}\` is damaged`);
	if (!isThere || (method !== stored && method !== deflated)) return damaged;
	const start = offset + ownHeaderSize + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
	const data = archive.subarray(start, start + packed);
	try {
		// What turns out larger than the list says is not unpacked to its end.
		const content = method === stored ? data : inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
		return content.length === size ? content : damaged;
	} catch {
		return broken(`its entry \`${name}\` is damaged, or larger than it says`);
	}
}
