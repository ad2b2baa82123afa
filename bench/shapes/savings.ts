/** Encodings that are slow to detect: only the text itself shows which they are. */
import { encoderFor } from "../../src/write/encode.ts";
import { again, inSummary, type Shape } from "./shape.ts";

const french = inSummary("", again("Le président a été très déçu, à côté de la fenêtre. ")).make;

function savedAs(encoding: string): Shape {
	const save = (text: string): Uint8Array => encoderFor(encoding)?.(text) ?? Buffer.from(text);
	return { name: `${encoding} not declared`, make: french, save };
}

/** Shapes of bytes that are not UTF-8. */
export const savings: readonly Shape[] = ["windows-1252", "macintosh", "utf-16le", "utf-16be"].map(savedAs);
