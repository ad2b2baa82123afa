/** Looks through a PDF before its library does: that has no guard against streams that unpack to more than there is room for. */
import { inflateSync } from "node:zlib";
import { type Fault, fault } from "../../../findings/faults.ts";
import { locked } from "./package.ts";

/** How many images there are; a fault says why a PDF is not read. */
export function guarded(bytes: Uint8Array, maxSize: number): { readonly images: number } | Fault {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
	if (encrypted.test(text)) return locked;
	let [size, images] = [0, 0];
	for (const { start, isImage } of streamsIn(text)) {
		const unpacked = unpackedSize(bytes.subarray(start), maxSize);
		if (unpacked > maxSize) return tooLarge(maxSize);
		// Images are not unpacked to read the words beside them.
		if (isImage) images++;
		else size += unpacked;
		if (size > maxSize) return tooLarge(maxSize);
	}
	// Where an image is not opaque is an image of its own.
	const masks = new Set(text.match(/\/SMask\s+\d+\s/g)).size;
	return { images: Math.max(0, images - masks) };
}

/** Any letter of a name may be written by its number. */
const encrypted = /\/(?:E|#45)(?:n|#6e)(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)\s*(?:\d+\s+\d+\s+R|<<)/i;

function tooLarge(maxSize: number): Fault {
	return fault("too-large", "Too large: its streams when unpacked", `at most ${maxSize} bytes (\`--max-size\`)`);
}

interface Stream {
	/** Where its bytes begin. */
	readonly start: number;
	readonly isImage: boolean;
}

const dictionary = 500;

/** Whatever follows the word to the end of its line belongs to it. */
function* streamsIn(text: string): Generator<Stream> {
	const word = /(?<!end)stream[^\r\n]{0,100}(?:\r\n|\r|\n)/g;
	for (let found = word.exec(text); found !== null; found = word.exec(text)) {
		const before = text.slice(Math.max(0, found.index - dictionary), found.index);
		const own = before.slice(before.lastIndexOf(" obj") + 1);
		yield { start: word.lastIndex, isImage: /\/Subtype\s*\/Image\b/.test(own) };
	}
}

/** A stream may be packed several times over. */
const mostTimes = 4;

/** More than `limit` where it is more; 0 where it is not packed in the way that makes much of little. */
function unpackedSize(bytes: Uint8Array, limit: number): number {
	let [content, size] = [bytes, 0];
	for (let times = 0; times < mostTimes && isDeflated(content); times++) {
		try {
			// What is cut or spoilt is unpacked as far as it goes.
			content = inflateSync(content, { maxOutputLength: limit, finishFlush: syncFlush });
		} catch (error) {
			return isTooLong(error) ? limit + 1 : size;
		}
		size += content.length;
	}
	return isDeflated(content) && size > 0 ? limit + 1 : size;
}

const syncFlush = 2;

const isTooLong = (error: unknown): boolean =>
	error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

const isDeflated = ([first = 0, second = 0]: Uint8Array): boolean =>
	(first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
