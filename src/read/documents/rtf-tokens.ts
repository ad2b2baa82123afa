/** Cuts Rich Text into its tokens; nothing of the size that a token claims is reserved. */

/** What the tokens are told to, in their order. */
export interface RtfVisitor {
	open(): void;
	close(): void;
	/** A control word or sign without its backslash; null where it has no number. */
	control(word: string, number: number | null): void;
	/** A character in the encoding of the text. */
	byte(value: number): void;
}

const [open, close, backslash] = [0x7b, 0x7d, 0x5c];
const control = /([a-z]{1,32})(-?\d{1,10})? ?|'([\da-f]{2})|([^a-z])/iy;
const reach = 48;

/** Visits all tokens; false where binary data is said to go on behind the end. */
export function visitRtf(bytes: Uint8Array, visitor: RtfVisitor): boolean {
	let at = 0;
	while (at < bytes.length) {
		const byte = bytes[at++] ?? 0;
		if (byte === open) visitor.open();
		else if (byte === close) visitor.close();
		else if (byte === backslash) at = visitControl(bytes, at, visitor);
		else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) visitor.byte(byte);
	}
	return at <= bytes.length;
}

/** One control; returns where what follows begins. */
function visitControl(bytes: Uint8Array, at: number, visitor: RtfVisitor): number {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(reach, bytes.length - at)).toString("latin1");
	control.lastIndex = 0;
	const [all, word, digits, hex, sign] = control.exec(text) ?? [];
	if (all === undefined) return at;
	if (hex !== undefined) visitor.byte(Number.parseInt(hex, 16));
	else visitor.control(word ?? sign ?? "", digits === undefined ? null : Number(digits));
	// Binary data follows as it is.
	const data = word === "bin" ? Math.max(0, Number(digits ?? 0)) : 0;
	return at + all.length + data;
}
