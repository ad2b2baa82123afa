/** PDFs as small as they can be: words at places, on pages of 600 by 800 points. */

/** Words and where they stand: points from the left and the top, and the size of the letters. */
export type Placed = readonly [left: number, top: number, text: string, size?: number];

/** What else a PDF may hold. */
export interface PdfExtras {
	/** Entries of the catalogue, of each page, of the end of the file. */
	readonly catalog?: string;
	readonly page?: string;
	readonly trailer?: string;
	/** Objects behind the others; the first of them has this number less one for each page more than one. */
	readonly objects?: readonly (string | Uint8Array)[];
}

/** A PDF with these words; `Courier` has letters of 0.6 of their height. */
export function pdfOf(pages: readonly (readonly Placed[])[], extras: PdfExtras = {}): Uint8Array {
	const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
	return pdfFile(
		[
			`<</Type/Catalog/Pages 2 0 R${extras.catalog ?? ""}>>`,
			`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
			"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
			...pages.flatMap((words, index) => [
				`<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${5 + 2 * index} 0 R/Resources<</Font<</F 3 0 R>>>>${extras.page ?? ""}>>`,
				streamOf(words.map(shown).join("\n")),
			]),
			...(extras.objects ?? []),
		],
		extras.trailer ?? "",
	);
}

/** A PDF of one page that shows what this content says, whatever that is. */
export function pdfShowing(content: string | Uint8Array): Uint8Array {
	return pdfFile([
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[4 0 R]/Count 1>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>",
		streamOf(content),
	]);
}

const escaped = (text: string): string => text.replace(/[\\()]/g, "\\$&");
const shown = ([left, top, text, size = 10]: Placed): string =>
	`BT /F ${size} Tf ${left} ${800 - top} Td (${escaped(text)}) Tj ET`;

/** A stream, packed or not as its entries say. */
export function streamOf(content: string | Uint8Array, entries = ""): Uint8Array {
	const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
	const head = Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`, "latin1");
	return Buffer.concat([head, bytes, Buffer.from("\nendstream")]);
}

/** The file of objects that are counted from 1. */
function pdfFile(objects: readonly (string | Uint8Array)[], trailer = ""): Uint8Array {
	const parts: Uint8Array[] = [Buffer.from("%PDF-1.7\n")];
	const offsets: number[] = [];
	let length = parts[0]?.length ?? 0;
	for (const [index, object] of objects.entries()) {
		const body = typeof object === "string" ? Buffer.from(object, "latin1") : object;
		const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
		offsets.push(length);
		length += part.length;
		parts.push(part);
	}
	const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
	const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
	const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF`;
	return Buffer.concat([...parts, Buffer.from(table + end)]);
}
