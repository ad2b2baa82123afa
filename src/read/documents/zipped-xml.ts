/** Looks into a zip archive without unpacking more than is asked for. */
import { inflateRawSync } from "node:zlib";
import { SaxesParser } from "saxes";
import { markupDepth } from "../../ast/nodes.ts";
import { strictText } from "../decode.ts";
import { Refused, refuse, refuseKind, tooDeepMarkup } from "./document.ts";

/** The entries of an archive by name, each unpacked when it is asked for, and refused if it is corrupt or larger than declared. */
export type Archive = ReadonlyMap<string, () => Uint8Array>;

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
export function openArchive(
	bytes: Uint8Array,
	{ maxSize, kind }: { readonly maxSize: number; readonly kind: string },
): Archive {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) refuseKind(bytes, kind);
	const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const entries = entriesIn(archive);
	const size = entries.reduce((sum, entry) => sum + entry.size, 0);
	if (size > maxSize)
		refuse("too-large", `Too large: ${size} bytes when unpacked. The limit is ${maxSize} (\`--max-size\`).`);
	const outside = entries.find(({ name }) => reachesOut.test(name));
	if (outside !== undefined) corrupt(`its entry \`${outside.name}\` points outside the document`);
	const byName = new Map(entries.map((entry) => [entry.name, () => unpacked(archive, entry)]));
	if (byName.size < entries.length) corrupt("two of its entries have the same name");
	return byName;
}

/** Refuses a corrupt archive. */
export function corrupt(what: string): never {
	refuse("undecodable", `Corrupt document (${what}). Save it again or restore it.`);
}

/** Absolute, or with a step up, as no document has any. */
const reachesOut = /^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i;

const headerSize = 46;

function entriesIn(archive: Buffer): readonly Entry[] {
	const end = endOf(archive);
	const [count, first] = [archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 16)];
	if (count > mostEntries) refuse("too-large", `Too large: ${count} entries. The limit is ${mostEntries}.`);
	const entries: Entry[] = [];
	for (let at = first, index = 0; index < count; index++) {
		if (at + headerSize > end || archive.readUInt32LE(at) !== 0x02014b50) corrupt("truncated ZIP");
		const nameEnd = at + headerSize + archive.readUInt16LE(at + 28);
		entries.push(entryAt(archive, at, archive.toString("utf8", at + headerSize, nameEnd)));
		// Other fields and a comment follow the name.
		at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return entries;
}

const isLocked = 1;
/** Sizes that need more than four bytes stand elsewhere. */
const beyond = 0xffffffff;

function entryAt(archive: Buffer, at: number, name: string): Entry {
	if ((archive.readUInt16LE(at + 8) & isLocked) !== 0)
		refuse("undecodable", "This document has a password. Save it without one.");
	const [packed, size] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
	if (packed === beyond || size === beyond) refuse("too-large", `Too large: \`${name}\` has 4 GB or more.`);
	return { name, method: archive.readUInt16LE(at + 10), packed, size, offset: archive.readUInt32LE(at + 42) };
}

const endSize = 22;
const longestComment = 0xffff;

/** The record behind the list; a comment may follow it. */
function endOf(archive: Buffer): number {
	const last = archive.length - endSize;
	for (let at = last; at >= 0 && at >= last - longestComment; at--) {
		if (archive.readUInt32LE(at) === 0x06054b50) return at;
	}
	corrupt("truncated ZIP");
}

const stored = 0;
const deflated = 8;
const ownHeaderSize = 30;
/** Words pack to a tenth, rows of a table to a thirtieth; nothing of either that is small takes long. */
const mostTimes = 100;
const quick = 1_000_000;

function unpacked(archive: Buffer, { name, method, packed, size, offset }: Entry): Uint8Array {
	if (size > mostTimes * packed && size > quick) {
		const times = Math.round(size / packed);
		refuse("too-large", `Too large: \`${name}\` is ${times} times as large when unpacked. Save it again.`);
	}
	const isThere = offset + ownHeaderSize <= archive.length && archive.readUInt32LE(offset) === 0x04034b50;
	if (!isThere || (method !== stored && method !== deflated)) corrupt(`its entry \`${name}\` is damaged`);
	const start = offset + ownHeaderSize + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
	const data = archive.subarray(start, start + packed);
	const content = method === stored ? data : inflated(data, name, size);
	return content.length === size ? content : corrupt(`its entry \`${name}\` is damaged`);
}

/** What turns out larger than the list says is not unpacked to its end. */
function inflated(data: Buffer, name: string, size: number): Buffer {
	try {
		return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
	} catch {
		corrupt(`its entry \`${name}\` is damaged, or larger than it says`);
	}
}

/** Receives tags and text in order; names keep their prefix. */
export interface XmlVisitor {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close?(name: string): void;
	text?(text: string): void;
}

/** A part of a document, with its name for messages. */
export interface XmlPart {
	readonly bytes: Uint8Array;
	readonly name: string;
	/** How deeply lists and quotes may be nested. */
	readonly maxDepth: number;
}

/** Visits a part of a document. */
export function visitXml({ bytes, name: part, maxDepth }: XmlPart, visitor: XmlVisitor): void {
	const deepest = markupDepth(maxDepth);
	const text = strictText(bytes, "utf-8") ?? corrupt(`\`${part}\` is not UTF-8`);
	const parser = new SaxesParser();
	let depth = 0;
	const say = (words: string): void => visitor.text?.(words);
	parser.on("doctype", () => corrupt(`\`${part}\` defines entities of its own`));
	parser.on("error", () => corrupt(`\`${part}\` is not valid XML`));
	parser.on("opentag", ({ name, attributes }) => {
		if (++depth > deepest) throw new Refused(tooDeepMarkup(`elements of \`${part}\``, maxDepth));
		visitor.open(name, attributes);
	});
	parser.on("closetag", ({ name }) => {
		depth--;
		visitor.close?.(name);
	});
	parser.on("text", say);
	parser.on("cdata", say);
	parser.write(text).close();
}
