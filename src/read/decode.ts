/** From bytes to text: a ladder whose first rung that holds decides. Pure. */
import { createHash } from "node:crypto";

/** Text, or why there is none. */
export type Decoded =
	| { readonly text: string; readonly encoding: string }
	| { readonly text: null; readonly reason: string };

type Rung = (bytes: Uint8Array) => Decoded | null;

/** The encodings that `--encoding` can name. */
export const encodings: readonly string[] = ["utf-8", "utf-16le", "utf-16be"];

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder>();

function strict(bytes: Uint8Array, encoding: string): Decoded | null {
	const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true });
	decoders.set(encoding, decoder);
	try {
		return { text: decoder.decode(bytes), encoding };
	} catch {
		return null;
	}
}

/** UTF-16 is taken only where its byte order mark says so; that of UTF-8 is dropped by its decoder. */
const byteOrderMark: Rung = (bytes) => {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict(bytes, "utf-16le");
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict(bytes, "utf-16be");
	return null;
};

const utf8: Rung = (bytes) => strict(bytes, "utf-8");

const ladder: readonly Rung[] = [byteOrderMark, utf8];

/** Decodes strictly: in the encoding that was named, else by what the bytes say of themselves. */
export function decode(bytes: Uint8Array, encoding: string | null): Decoded {
	if (encoding !== null) return strict(bytes, encoding) ?? unread(encoding);
	for (const rung of ladder) {
		const decoded = rung(bytes);
		if (decoded !== null) return decoded;
	}
	return unread("utf-8");
}

const unread = (encoding: string): Decoded => ({
	text: null,
	reason: `Undecodable: the bytes are not \`${encoding}\``,
});

/** The fingerprint of an input: SHA-256 of its bytes as read, in hex. */
export function fingerprint(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}
