/** `.odt`, as `parts` says; a part called `styles` holds those of the document itself. */
import { strToU8 } from "fflate";
import { readOdt } from "../../../src/read/documents/odt.ts";
import { odtFiles, odtOfLines } from "../../../test/read/documents/saved.ts";
import { notesIn, proveDocument, proveSaved } from "./document.ts";
import { isArchive, packed, partsIn } from "./parts.ts";
import type { Proof } from "./proof.ts";

const kind = { name: "odt", reader: readOdt, save: odtOfLines };

/** No word is lost on the way from an OpenDocument text to its report. */
export const odt: Proof = (bytes, thorough) => {
	if (isArchive(bytes)) return proveDocument(bytes, { ...kind, thorough });
	const parts = partsIn(bytes);
	if (parts === null) return proveSaved(notesIn(bytes), { ...kind, thorough });
	const { styles = "", ...others } = parts.others;
	const files = Object.entries(others).map(([name, xml]) => [name, strToU8(xml)] as const);
	return proveDocument(packed({ ...odtFiles(parts.body, styles), ...Object.fromEntries(files) }), {
		...kind,
		thorough,
	});
};
