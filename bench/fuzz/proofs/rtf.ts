/** `.rtf`: what begins as Rich Text is, all else is notes to be saved as such. */
import { readRtf } from "../../../src/read/documents/rtf.ts";
import { rtfOfLines } from "../../../test/read/documents/saved.ts";
import { notesIn, proveDocument, proveSaved } from "./document.ts";
import type { Proof } from "./proof.ts";

const kind = { name: "rtf", reader: readRtf, save: rtfOfLines };

/** No word is lost on the way from Rich Text to its report. */
export const rtf: Proof = (bytes, thorough) =>
	bytes[0] === 0x7b
		? proveDocument(bytes, { ...kind, thorough })
		: proveSaved(withBullets(notesIn(bytes)), { ...kind, thorough });

/** Rich Text means its fonts of symbols by these numbers, which are read as the bullets that they nearly always are. */
const withBullets = (notes: string): string => notes.replace(/[\uf000-\uf0ff]/g, "•");
