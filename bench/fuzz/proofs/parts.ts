/**
 * Archives written down as text, so that a change is one in their XML and not in what packs it. `PK` is an archive as it
 * is, `<` the body of its document and below lines `@@ NAME` other parts, `~` the same with its XML left as broken as it
 * is; all else is notes.
 */
import { type Zippable, zipSync } from "fflate";
import { sound } from "./sound-xml.ts";

/** The body of a document and its other parts, by name. */
export interface Parts {
	readonly body: string;
	readonly others: Readonly<Record<string, string>>;
}

/** The parts that bytes stand for; null where they are an archive or notes. */
export function partsIn(bytes: Uint8Array): Parts | null {
	const [mode] = bytes;
	if (mode !== 0x3c && mode !== 0x7e) return null;
	const mend = mode === 0x3c ? sound : (xml: string): string => xml.slice(1);
	const [body = "", ...others] = new TextDecoder().decode(bytes).split(/^@@ /m);
	return { body: mend(body), others: Object.fromEntries(others.map((part) => partOf(part, mode === 0x3c))) };
}

function partOf(text: string, mends: boolean): readonly [string, string] {
	const end = text.indexOf("\n");
	const xml = text.slice(end + 1);
	return [end < 0 ? text : text.slice(0, end), mends ? sound(xml) : xml];
}

/** Packed without compression: a change in the bytes stays one in the XML. */
export function packed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
	const zippable: Zippable = Object.fromEntries(
		Object.entries(files).map(([name, bytes]) => [name, [bytes, { level: 0 }]]),
	);
	return zipSync(zippable);
}

/** Whether bytes are an archive. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
