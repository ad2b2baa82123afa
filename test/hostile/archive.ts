/** Zip archives that need not be true: each entry claims whatever the test wants. */
import { constants, crc32, deflateRawSync } from "node:zlib";

/** One entry, and where it lies. */
export interface Entry {
	readonly name: string;
	readonly content: Uint8Array;
	/** Bytes when unpacked, as both lists claim; default: the truth. */
	readonly size?: number;
	/** Bytes as packed, as both lists claim; default: the truth. */
	readonly packedSize?: number;
	/** Bit 0: locked with a password. */
	readonly flags?: number;
	/** It is not written, but claims to lie where the first one does. */
	readonly overlaps?: boolean;
	/** The content is packed already. */
	readonly packed?: boolean;
}

const [localSize, listedSize, endSize] = [30, 46, 22];

/** Writes an archive; `count` is how many entries it claims to have. */
export function archive(entries: readonly Entry[], count = entries.length): Uint8Array {
	const parts: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const entry of entries) {
		const data = entry.packed ? entry.content : deflateRawSync(entry.content);
		const own = factsOf(entry, data.length);
		list.push(listed(own, entry.overlaps ? 0 : at));
		if (entry.overlaps) continue;
		const written = Buffer.concat([local(own), data]);
		parts.push(written);
		at += written.length;
	}
	return Buffer.concat([...parts, ...list, end(count, at, Buffer.concat(list).length)]);
}

interface Facts {
	readonly name: Buffer;
	readonly flags: number;
	readonly crc: number;
	readonly packedSize: number;
	readonly size: number;
}

function factsOf({ name, content, size, packedSize, flags, packed }: Entry, length: number): Facts {
	return {
		name: Buffer.from(name),
		flags: flags ?? 0,
		crc: packed ? 0 : Number(crc32(content)),
		packedSize: packedSize ?? length,
		size: size ?? content.length,
	};
}

function local({ name, ...facts }: Facts): Buffer {
	const header = Buffer.alloc(localSize);
	header.writeUInt32LE(0x04034b50, 0);
	header.writeUInt16LE(20, 4);
	writeFacts(header, 6, facts);
	header.writeUInt16LE(name.length, 26);
	return Buffer.concat([header, name]);
}

function listed({ name, ...facts }: Facts, offset: number): Buffer {
	const header = Buffer.alloc(listedSize);
	header.writeUInt32LE(0x02014b50, 0);
	header.writeUInt16LE(20, 6);
	writeFacts(header, 8, facts);
	header.writeUInt16LE(name.length, 28);
	header.writeUInt32LE(offset, 42);
	return Buffer.concat([header, name]);
}

/** What both headers say, in the same order: flags, method, time, checksum, sizes. */
function writeFacts(header: Buffer, at: number, { flags, crc, packedSize, size }: Omit<Facts, "name">): void {
	header.writeUInt16LE(flags, at);
	header.writeUInt16LE(8, at + 2);
	header.writeUInt32LE(crc >>> 0, at + 8);
	header.writeUInt32LE(packedSize, at + 12);
	header.writeUInt32LE(size, at + 16);
}

function end(count: number, offset: number, size: number): Buffer {
	const record = Buffer.alloc(endSize);
	record.writeUInt32LE(0x06054b50, 0);
	record.writeUInt16LE(Math.min(count, 0xffff), 8);
	record.writeUInt16LE(Math.min(count, 0xffff), 10);
	record.writeUInt32LE(size, 12);
	record.writeUInt32LE(offset, 16);
	return record;
}

const million = 1_000_000;

/** Packed blanks, so many million of them: a million take a kilobyte. */
export function packedBlanks(millions: number): Uint8Array {
	const stretch = deflateRawSync(Buffer.alloc(million, " "), { finishFlush: constants.Z_FULL_FLUSH });
	return Buffer.concat([...Array.from({ length: millions }, () => stretch), Buffer.from([0x03, 0x00])]);
}
